// Further runs of one experiment that differ from it in the seed alone: seed + 1 … seed + N, in lockstep on one thread of low
// priority. Pull, not push, as with the trainer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow {

// All members may be called from one other thread at any time and return at once.
class SeedRuns {
 public:
  SeedRuns(const Experiment& experiment, int count);  // throws InputError where a seed would be out of range
  ~SeedRuns();                                        // waits for the end of the training step that is being done; see stop()

  void aim(std::int64_t step);  // trains all of them up to there, then waits
  void stop();                  // asks the thread to end, returns at once
  bool ended() const;

  // One training step of all the runs, in the order of their seeds. After the step at which a run diverged its rows hold NaN.
  using Step = std::vector<Row>;
  std::vector<Step> take();   // since the last take(), without gaps from step 1 on
  std::string error() const;  // why they could not be run; empty: they can

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace backflow
