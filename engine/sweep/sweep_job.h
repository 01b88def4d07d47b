// Runs the cells of a sweep on a thread of its own: one core at most, and only what of it nobody else wants. Pull, not push,
// as with the trainer: results wait until they are taken.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engine/sweep/sweep.h"

namespace backflow {

// All members may be called from one other thread at any time and return at once.
class SweepJob {
 public:
  // Begins at once with the cells that are not in `known`, coarse to fine.
  explicit SweepJob(Sweep sweep, const std::vector<std::size_t>& known = {});
  ~SweepJob();  // cancels, and waits for the end of the training step that is being done; see ended()

  void cancel();
  bool ended() const;  // all cells are done, or it was cancelled and the thread has left

  // The cells done since the last take(), in the order in which they were run.
  std::vector<std::pair<std::size_t, SweepResult>> take();
  double secondsLeft() const;  // by the mean of the cells done so far; NaN before the first

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace backflow
