// The past of the lanes: earlier steps shown again, and new lanes that begin there.
#include <algorithm>

#include "engine/core/error.h"
#include "ui/session.h"

namespace backflow::ui {

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
  if (!from || !from->state || source.preparing()) throw InputError("branch: there is nothing to begin from yet");
  if (source.showsPast() && from->step != source.status().shown) throw InputError("branch: that step is still being replayed");
  pause();
  if (!source.showsPast()) source.seek(from->state->steps);  // it rests there with its branch, until both are told to go on
  const auto moment = source.moment();
  makeNext().start(moment, false);
  emit experimentChanged();
  emit news();
}

}  // namespace backflow::ui
