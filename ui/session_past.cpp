// The past of the lanes: earlier steps shown again, and new lanes that begin there.
#include <algorithm>

#include "engine/core/error.h"
#include "ui/session.h"

namespace backflow::ui {

namespace {

// To go on from: what made it diverge may be changed before that step is trained again.
std::shared_ptr<const Moment> beforeDivergence(std::shared_ptr<const Moment> moment) {
  if (!moment->state->diverged) return moment;
  auto state = std::make_shared<RunState>(*moment->state);
  state->diverged = false;
  auto before = std::make_shared<Moment>(*moment);
  before->state = std::move(state);
  return before;
}

}  // namespace

bool Session::showsPast() const {
  return std::any_of(lanes_.begin(), lanes_.end(), [](const Lane* lane) { return lane->showsPast(); });
}

void Session::seek(std::int64_t step) {
  pause();
  for (Lane* lane : lanes_) lane->seek(std::min(step, lane->status().step));
  emit news();
}

void Session::rewind(std::int64_t steps) {
  const Trainer::Status status = active_->status();
  const std::int64_t present = status.step + (status.phase == Trainer::Phase::Diverged ? 1 : 0);
  seek(std::max<std::int64_t>(0, (status.shown >= 0 ? status.shown : present) - steps));
}

void Session::live() {
  if (!showsPast()) return;
  for (Lane* lane : lanes_) lane->live();
  emit news();
}

void Session::branch() {
  Lane& source = *active_;
  const Snapshot* from = source.snapshot();
  if (!from || !from->state || source.preparing())
    throw InputError(tr("branch: there is nothing to begin from yet").toStdString());
  if (source.showsPast() && from->step != source.status().shown)
    throw InputError(tr("branch: that step is still being replayed").toStdString());
  requireRoom();
  const std::shared_ptr<const RunState> present = source.presentState();
  const bool rests = source.status().phase != Trainer::Phase::Running && present && present->steps == from->state->steps;
  pause();
  // It rests there with its branch, until both are told to go on. At rest it is there: what was done to it since the training
  // step is no part of that step, and would not be shown.
  if (!source.showsPast() && !rests) source.seek(from->state->steps);
  const auto moment = beforeDivergence(source.moment());
  makeNext().start(moment, false);
  emit experimentChanged();
  emit news();
}

SessionFile Session::saved() const {
  SessionFile file;
  for (const Lane* lane : lanes_)
    if (const auto moment = lane->present()) file.runs.push_back({std::string(1, lane->name()), *moment});
  if (file.runs.empty()) throw InputError(tr("the run is still being prepared: there is nothing to save yet").toStdString());
  return file;
}

void Session::restore(const SessionFile& file, const QString& active) {
  Scene scene;
  for (const SessionRun& run : file.runs) {
    if (!isLaneName(run.name))
      throw InputError(tr("the session has a run \"%1\"; the window's lanes are A, B, C, D")
                           .arg(QString::fromStdString(run.name))
                           .toStdString());
    scene.parts.push_back({run.name[0], run.moment.state->experiment, std::make_shared<const Moment>(run.moment)});
  }
  const char wanted = active.size() == 1 ? active[0].toLatin1() : '?';
  scene.active = scene.find(wanted) ? wanted : scene.parts.front().name;
  scene.opened = scene.find(scene.active)->experiment;
  mayFail(replacedBy(scene));
  remember(lanes_);
  wantsToPlay_ = false;
  pastEnd_ = false;
  show(scene);
  const auto stepOf = [](const Scene::Part& part) { return part.moment->state->steps; };
  rests_ = std::any_of(scene.parts.begin(), scene.parts.end(),
                       [&](const Scene::Part& part) { return stepOf(part) != stepOf(scene.parts.front()); });
}

}  // namespace backflow::ui
