// How the lanes of a session train together. One lane has the trainer to itself; several, and one that was slowed down, are
// given a step to go to, which every poll moves on, so that none waits for the screen and none leaves the others behind.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/session.h"
#include "ui/views/plot.h"

namespace backflow::ui {

namespace {

constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
constexpr double kLead = 0.1;   // s: how far a lane may be ahead, in time of the slowest
constexpr double kCalm = 0.1;   // s: over which the speed is averaged
constexpr double kPause = 0.5;  // s: a longer time between two polls says nothing about the speed

std::int64_t stepOf(const Lane& lane) { return lane.preparing() ? 0 : lane.status().step; }

// Where the lane is that is furthest, and the first and the last one of those that still go on; kNoEnd: none does.
struct Reach {
  std::int64_t foremost = 0, leading = 0, hindmost = kNoEnd;
};

template <class Done>
Reach reachOf(const Lanes& lanes, Done isDone) {
  Reach reach;
  for (const Lane* lane : lanes) {
    reach.foremost = std::max(reach.foremost, stepOf(*lane));
    if (isDone(*lane)) continue;
    reach.leading = std::max(reach.leading, stepOf(*lane));
    reach.hindmost = std::min(reach.hindmost, stepOf(*lane));
  }
  return reach;
}

}  // namespace

bool Session::isDone(const Lane& lane) const {
  if (lane.preparing()) return false;
  const Trainer::Status status = lane.status();
  if (status.phase == Trainer::Phase::Diverged || status.phase == Trainer::Phase::Failed) return true;
  return !pastEnd_ && status.step >= lane.experiment().train.steps;
}

bool Session::allDone() const {
  return std::all_of(lanes_.begin(), lanes_.end(), [this](const Lane* lane) { return isDone(*lane); });
}

void Session::play() {
  live();
  rests_ = false;
  wantsToPlay_ = true;
  pastEnd_ = false;
  const auto diverged = [](const Lane* lane) { return !lane->preparing() && lane->status().phase == Trainer::Phase::Diverged; };
  if (std::all_of(lanes_.begin(), lanes_.end(), diverged)) return reset();
  pastEnd_ = allDone();
  pace_.begin();
  if (!led()) active_->play();
}

void Session::setPace(int perSecond) {
  pace_.set(perSecond);
  if (!wantsToPlay_ || !alone()) return;
  if (led())
    active_->pause();  // until keepStep() says how far
  else if (!isDone(*active_))
    active_->play();
}

// Lanes that run together are never further apart than twice what they may be.
std::int64_t Session::together() const { return 2 * (2 + static_cast<std::int64_t>(kLead * speed_)); }

bool Session::catchesUp() const {
  const Reach reach = reachOf(lanes_, [this](const Lane& lane) { return isDone(lane); });
  return !alone() && !rests_ && !preparing() && reach.foremost - together() > reach.hindmost;
}

QString Session::whereApart(const Lane& lane) const {
  if (alone() || preparing() || showsPast()) return {};
  const Reach reach = reachOf(lanes_, [this](const Lane& each) { return isDone(each); });
  const std::int64_t at = stepOf(lane), near = rests_ ? 0 : together();
  const bool ahead = reach.hindmost != kNoEnd && at - near > reach.hindmost;
  const QString step = grouped(at);
  //: of a lane: the training step at which it has ended
  if (isDone(lane)) return ahead || at + near < reach.foremost ? tr("ended at %1").arg(step) : QString();
  //: of a lane: the training step at which it rests
  if (rests_) return ahead || at < reach.foremost ? tr("at %1").arg(step) : QString();
  //: of a lane: the training step at which it waits for those that are behind
  if (ahead) return tr("waits at %1").arg(step);
  //: of a lane that is behind the others, and trains until it is where they are
  return at + near < reach.leading ? tr("catches up") : QString();
}

void Session::pause() {
  rests_ = rests_ || catchesUp();
  wantsToPlay_ = false;
  goal_ = 0;  // keepStep() makes it where the foremost lane stops
  for (Lane* lane : lanes_) lane->pause();
}

void Session::step(std::int64_t steps) {
  std::int64_t foremost = 0;
  for (const Lane* lane : lanes_) foremost = std::max(foremost, stepOf(*lane));
  live();
  wantsToPlay_ = rests_ = false;
  pastEnd_ = true;
  goal_ = foremost < kNoEnd - steps ? foremost + steps : kNoEnd;
  if (alone()) active_->run(steps);
}

void Session::runTo(std::int64_t step) {
  const Reach reach = reachOf(lanes_, [this](const Lane& lane) { return isDone(lane); });
  if (step > reach.foremost) return this->step(step - reach.foremost);
  pause();
  rests_ = false;
  if (step > reach.hindmost) live();  // where lanes that are behind come up to the foremost
}

void Session::reset() {
  mayFail(lanes_);
  if (!preparing()) remember(lanes_);
  goal_ = 0;
  pastEnd_ = rests_ = false;
  for (Lane* lane : lanes_) lane->start(lane->experiment(), playsByItself());
  emit experimentChanged();  // there is a step for undo
}

// Steps that a lane may be ahead: two at the least, so that the slowest itself never comes to its end between two polls.
std::int64_t Session::lead(std::int64_t slowest) {
  const double seconds = sinceLead_.isValid() ? static_cast<double>(sinceLead_.nsecsElapsed()) / 1e9 : 0.0;
  const auto progress = static_cast<double>(slowest - slowest_);
  if (seconds > 0.0 && seconds < kPause && progress >= 0.0)
    speed_ += (1.0 - std::exp(-seconds / kCalm)) * (progress / seconds - speed_);
  sinceLead_.start();
  slowest_ = slowest;
  return 2 + static_cast<std::int64_t>(kLead * speed_);
}

void Session::keepStep() {
  if (showsPast() || rests_) return;  // nothing trains meanwhile
  const Reach reach = reachOf(lanes_, [this](const Lane& lane) { return isDone(lane); });
  if (!wantsToPlay_) goal_ = std::max(goal_, reach.foremost);
  if (!led() || reach.hindmost == kNoEnd) return;
  std::int64_t end = wantsToPlay_ ? kNoEnd : goal_;
  // Lanes that are behind come up to the leading one as fast as they can.
  if (slowed()) end = pace_.due(reach.leading, static_cast<double>(sinceMade_.nsecsElapsed()) / 1e9);
  const std::int64_t limit = std::min(end, reach.hindmost + lead(reach.hindmost));
  for (Lane* lane : lanes_)
    if (!isDone(*lane)) lane->runTo(pastEnd_ ? limit : std::min(limit, lane->experiment().train.steps));
}

// The last lane is not held back by what the others had reached.
void Session::goOnAlone() {
  if (!alone() || isDone(*active_)) return;
  if (playsByItself())
    active_->play();
  else if (!wantsToPlay_ && active_->preparing())
    goal_ = 0;
  else if (!wantsToPlay_ && !rests_)
    active_->runTo(goal_);
  rests_ = false;
}

bool Session::preparing() const {
  return std::any_of(lanes_.begin(), lanes_.end(), [](const Lane* lane) { return lane->preparing(); });
}

bool Session::playing() const { return wantsToPlay_ ? !allDone() : !showsPast() && catchesUp(); }

Trainer::Status Session::status() const {
  Trainer::Status status = active_->status();
  if (!led() || isDone(*active_)) return status;
  const auto comesUp = [this](const Lane* lane) { return !isDone(*lane) && stepOf(*lane) < goal_; };
  const bool goesOn = wantsToPlay_ || (!rests_ && std::any_of(lanes_.begin(), lanes_.end(), comesUp));
  if (goesOn && status.phase == Trainer::Phase::Paused) status.phase = Trainer::Phase::Running;
  if (status.phase != Trainer::Phase::Running) return status;
  const Reach reach = reachOf(lanes_, [this](const Lane& lane) { return isDone(lane); });
  const bool behind = reach.leading - together() > reach.hindmost;  // and as fast as it can be
  status.stepsPerSecond = slowed() && !behind ? pace_.rate() : speed_;
  return status;
}

bool Session::settled() {
  bool all = true;
  for (Lane* lane : lanes_) all = settled(*lane) && all;  // each may have to be asked for its picture
  return all;
}

bool Session::settled(Lane& lane) {
  if (lane.preparing() || !lane.trainer()) return false;
  const Trainer::Status status = lane.status();
  if (status.phase == Trainer::Phase::Failed) return true;  // nothing more comes
  if (status.shown >= 0)
    return status.sought == 1.0 && lane.snapshot() && lane.snapshot()->step == status.shown && !lane.analysing();
  if (status.phase == Trainer::Phase::Running || status.phase == Trainer::Phase::Preparing) return false;
  if (led() && !rests_ && !isDone(lane) && (wantsToPlay_ || status.step < goal_)) return false;
  const std::int64_t seen = lane.rows().empty() ? 0 : lane.rows().back().step;
  if (seen < status.step) return false;
  if (status.phase == Trainer::Phase::Diverged) return lane.snapshot() && lane.snapshot()->divergence;
  if (lane.snapshot() && lane.snapshot()->step == status.step) return !lane.analysing();
  lane.trainer()->refresh();
  return false;
}

}  // namespace backflow::ui
