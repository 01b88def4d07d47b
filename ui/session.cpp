#include "ui/session.h"

#include "engine/experiment/knobs.h"

namespace backflow::ui {

namespace {
constexpr std::size_t kUndoSteps = 200;
}

void Session::remember() {
  undone_.clear();
  if (held_ && remembered_) return;
  remembered_ = held_;
  if (!lane_.trainer() && !lane_.preparing()) return;  // there was nothing before the first experiment
  done_.push_back(experiment());
  if (done_.size() > kUndoSteps) done_.erase(done_.begin());
}

void Session::apply(const Experiment& next) {
  const Trainer::Phase phase = lane_.status().phase;
  // A diverged run takes no further step: its remedies begin again from the seed.
  const bool restart = !lane_.trainer() || phase == Trainer::Phase::Diverged || needsRestart(experiment(), next);
  if (restart) {
    lane_.start(next, wantsToPlay_);
  } else {
    lane_.change(next);
    emit changedLive();
  }
  emit experimentChanged();
}

void Session::open(const Experiment& experiment, bool play) {
  beforeStart_ = {done_, undone_};
  openedBeforeStart_ = opened_;
  remember();
  opened_ = experiment;
  wantsToPlay_ = play;
  lane_.start(experiment, play);
  emit experimentChanged();
}

void Session::set(const QStringList& pathsAndValues) {
  Experiment next = experiment();
  for (int i = 0; i + 1 < pathsAndValues.size(); i += 2)
    setKnobText(next, pathsAndValues[i].toStdString(), pathsAndValues[i + 1].toStdString());
  if (next.task.name != experiment().task.name && !pathsAndValues.contains("task.file")) {
    next.task.file.reset();  // a file belongs to the task that reads it
    next.task.column.reset();
  }
  if (changedKnobs(experiment(), next).empty()) return;
  if (!lane_.preparing()) {
    beforeStart_ = {done_, undone_};
    openedBeforeStart_ = opened_;
  }
  remember();
  apply(next);
}

void Session::hold() {
  held_ = true;
  remembered_ = false;
}

void Session::release() { held_ = remembered_ = false; }

void Session::undo() {
  if (done_.empty()) return;
  if (!lane_.preparing()) beforeStart_ = {done_, undone_};
  const Experiment back = done_.back();
  undone_.push_back(experiment());
  done_.pop_back();
  apply(back);
}

void Session::redo() {
  if (undone_.empty()) return;
  if (!lane_.preparing()) beforeStart_ = {done_, undone_};
  const Experiment again = undone_.back();
  done_.push_back(experiment());
  undone_.pop_back();
  apply(again);
}

void Session::play() {
  wantsToPlay_ = true;
  if (!lane_.preparing() && lane_.status().phase == Trainer::Phase::Diverged)
    lane_.start(experiment(), true);
  else
    lane_.play();
}

void Session::pause() {
  wantsToPlay_ = false;
  lane_.pause();
}

void Session::step(std::int64_t steps) {
  wantsToPlay_ = false;
  lane_.run(steps);
}

void Session::runTo(std::int64_t step) {
  const std::int64_t now = lane_.preparing() ? 0 : lane_.status().step;
  if (step > now) {
    this->step(step - now);
  } else {
    pause();
  }
}

void Session::reset() { lane_.start(experiment(), wantsToPlay_); }

bool Session::settled() {
  if (lane_.preparing() || !lane_.trainer()) return false;
  const Trainer::Status status = lane_.status();
  if (status.phase == Trainer::Phase::Running || status.phase == Trainer::Phase::Preparing) return false;
  const std::int64_t seen = lane_.rows().empty() ? 0 : lane_.rows().back().step;
  if (seen < status.step) return false;
  if (status.phase == Trainer::Phase::Diverged) return lane_.snapshot() && lane_.snapshot()->divergence;
  if (lane_.snapshot() && lane_.snapshot()->step == status.step) return !lane_.analysing();
  lane_.trainer()->refresh();
  return false;
}

void Session::poll() {
  if (lane_.poll()) emit news();
  if (const QString error = lane_.takeError(); !error.isEmpty()) {
    done_ = beforeStart_.done;
    undone_ = beforeStart_.undone;
    opened_ = openedBeforeStart_;
    emit experimentChanged();
    emit failed(error);
  }
}

}  // namespace backflow::ui
