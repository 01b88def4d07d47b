// The flight recorder: key frames of a run, from which every training step is computed again, to the same bits.
//
// Key frames are whole states at multiples of a stride. When they are more than kMostFrames, or than kMostBytes of memory,
// every other one is dropped and the stride doubles; the first and the last are never dropped. What changed the run between two
// steps (live knobs) is kept as it was, and done again on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "engine/train/change.h"
#include "engine/train/run_state.h"

namespace backflow {

class Recorder {
 public:
  static constexpr std::size_t kMostFrames = 256;
  static constexpr std::size_t kMostBytes = std::size_t(256) << 20;  // beyond it at least two frames stay

  using Frames = std::vector<std::shared_ptr<const RunState>>;

  Recorder() = default;
  // What another one's frames(), changes() and stride() were. Throws InputError unless steps rise and there is a frame.
  Recorder(Frames frames, std::vector<Change> changes, std::int64_t stride);

  // The state after a step, whenever due(): before anything else is done to the run. It takes the place of one of that step: of
  // a run that goes on from a state in which what was done after the step is contained.
  bool due(std::int64_t step) const { return frames_.empty() || step >= frames_.back()->steps + stride_; }
  void keep(std::shared_ptr<const RunState> state);
  void changed(Change change);

  // Brings `past` to where this run was right after `step`, by at least one training step (but for the first), so that
  // fill() shows that step. Goes on from where `past` stands if that is nearer. step: from the first frame on, and none that
  // was not trained. `progress` gets a fraction; false cancels, and false is returned.
  bool replay(Run& past, std::int64_t step, const std::function<bool(double)>& progress = {}) const;

  // What a branch from a state of this run begins with: this history up to there, with the changes that the state contains.
  // `near`, or null: a state saved right after an earlier training step, whence the picture of this one is reached sooner than
  // from the key frames, which may lie far apart.
  Recorder until(const RunState& state, const std::shared_ptr<const RunState>& near = {}) const;
  // With so few key frames that they take at most so much memory, but for two.
  Recorder within(std::size_t bytes) const;

  std::int64_t first() const { return frames_.empty() ? 0 : frames_.front()->steps; }
  const Frames& frames() const { return frames_; }                 // rising
  const std::vector<Change>& changes() const { return changes_; }  // rising
  std::size_t bytes() const { return bytes_; }
  std::int64_t stride() const { return stride_; }

 private:
  void thin();

  Frames frames_;
  std::vector<Change> changes_;
  std::size_t bytes_ = 0;
  std::int64_t stride_ = 1;
};

}  // namespace backflow
