#include "engine/train/recorder.h"

#include <algorithm>

#include "engine/core/error.h"

namespace backflow {

Recorder::Recorder(Frames frames, std::vector<Change> changes, std::int64_t stride)
    : frames_(std::move(frames)), changes_(std::move(changes)), stride_(stride) {
  const auto notLater = [](const Change& a, const Change& b) { return a.step < b.step; };
  const auto later = [](const auto& a, const auto& b) { return a->steps >= b->steps; };
  if (frames_.empty() || stride < 1 || std::adjacent_find(frames_.begin(), frames_.end(), later) != frames_.end() ||
      !std::is_sorted(changes_.begin(), changes_.end(), notLater))
    throw InputError("the key frames of a run, and what changed it, must be in the order of its steps");
  for (const auto& frame : frames_) bytes_ += frame->bytes();
}

// Every other frame goes, and neither the first nor the last.
void Recorder::thin() {
  std::size_t kept = 0;
  bytes_ = 0;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (i % 2 == 1 && i + 1 < frames_.size()) continue;
    bytes_ += frames_[i]->bytes();
    frames_[kept++] = frames_[i];
  }
  frames_.resize(kept);
  stride_ *= 2;
}

void Recorder::keep(std::shared_ptr<const RunState> state) {
  if (!frames_.empty() && frames_.back()->steps == state->steps) {
    bytes_ -= frames_.back()->bytes();
    frames_.pop_back();
  }
  bytes_ += state->bytes();
  frames_.push_back(std::move(state));
  while (frames_.size() > 2 && (frames_.size() > kMostFrames || bytes_ > kMostBytes)) thin();
}

Recorder Recorder::within(std::size_t bytes) const {
  Recorder fewer = *this;
  while (fewer.frames_.size() > 2 && fewer.bytes_ > bytes) fewer.thin();
  return fewer;
}

void Recorder::changed(Change change) { changes_.push_back(std::move(change)); }

Recorder Recorder::until(const RunState& state, const std::shared_ptr<const RunState>& near) const {
  const std::int64_t step = state.steps;
  Recorder past = *this;
  std::erase_if(past.frames_, [step](const auto& frame) { return frame->steps > step; });
  const auto isEarlier = [step](const auto& frame) { return frame->steps < step; };
  const auto last = std::find_if(past.frames_.rbegin(), past.frames_.rend(), isEarlier);
  if (near && isEarlier(near) && last != past.frames_.rend() && (*last)->steps < near->steps) {
    past.frames_.erase(last.base(), past.frames_.end());  // that of `step` itself, which the branch has anyway
    past.frames_.push_back(near);
  }
  past.changes_.resize(std::min(state.changes, changes_.size()));
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
  std::size_t next = past.changes();
  while (past.steps() < step && !past.divergence()) {
    for (; next < changes_.size() && changes_[next].step <= past.steps(); ++next) apply(changes_[next], past);
    past.step();
    if (progress && !progress(static_cast<double>(past.steps() - from) / static_cast<double>(step - from))) return false;
  }
  return true;
}

}  // namespace backflow
