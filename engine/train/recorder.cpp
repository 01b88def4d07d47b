#include "engine/train/recorder.h"

#include <algorithm>

namespace backflow {

void Recorder::keep(std::shared_ptr<const RunState> state) {
  bytes_ += state->bytes();
  frames_.push_back(std::move(state));
  while (frames_.size() > 2 && (frames_.size() > kMostFrames || bytes_ > kMostBytes)) {
    std::size_t kept = 0;
    bytes_ = 0;
    for (std::size_t i = 0; i < frames_.size(); i += 2) {
      bytes_ += frames_[i]->bytes();
      frames_[kept++] = frames_[i];
    }
    frames_.resize(kept);
    stride_ *= 2;
  }
}

void Recorder::changed(std::int64_t step, Change change) { changes_.push_back({step, std::move(change)}); }

Recorder Recorder::until(std::int64_t step) const {
  Recorder past = *this;
  std::erase_if(past.frames_, [step](const auto& frame) { return frame->steps > step; });
  std::erase_if(past.changes_, [step](const Changed& changed) { return changed.step >= step; });
  past.bytes_ = 0;
  for (const auto& frame : past.frames_) past.bytes_ += frame->bytes();
  return past;
}

bool Recorder::replay(Run& past, std::int64_t step, const std::function<bool(double)>& progress) const {
  const auto later = std::lower_bound(frames_.begin(), frames_.end(), step,
                                      [](const auto& frame, std::int64_t wanted) { return frame->steps < wanted; });
  const RunState& frame = later == frames_.begin() ? **later : **(later - 1);
  const bool standsNearer = past.steps() > frame.steps && past.steps() < step && !past.divergence();
  if (!standsNearer) past.restore(frame);
  const std::int64_t from = past.steps();
  // Changes after step s were made before step s + 1, by a run that is already past them if it comes from there.
  auto change = std::lower_bound(changes_.begin(), changes_.end(), from,
                                 [](const Changed& c, std::int64_t wanted) { return c.step < wanted; });
  while (past.steps() < step && !past.divergence()) {
    for (; change != changes_.end() && change->step <= past.steps(); ++change) change->change(past);
    past.step();
    if (progress && !progress(static_cast<double>(past.steps() - from) / static_cast<double>(step - from))) return false;
  }
  return true;
}

}  // namespace backflow
