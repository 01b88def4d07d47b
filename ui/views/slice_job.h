// Computes a LossSlice on a thread of its own, at half of one core: after each point of the grid it rests as long as that took.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "engine/diagnose/loss_slice.h"
#include "engine/train/run_state.h"

namespace backflow::ui {

class SliceJob {
 public:
  SliceJob(std::shared_ptr<const RunState> state, LossSliceOptions options);
  ~SliceJob() { cancel(); }  // waits for one point of the grid

  void cancel() { cancelled_ = true; }  // returns at once
  bool done() const { return done_; }
  double progress() const { return progress_; }  // 0 … 1
  double seconds() const { return seconds_; }    // it took, resting included; after done()
  // After done(): what there is of it; complete unless it was cancelled or went wrong.
  const LossSlice& slice() const { return slice_; }
  const std::string& error() const { return error_; }

 private:
  void work(const RunState& state, LossSliceOptions options);

  std::atomic<bool> cancelled_{false}, done_{false};
  std::atomic<double> progress_{0.0};
  double seconds_ = 0.0;
  LossSlice slice_;
  std::string error_;
  std::jthread thread_;  // last: it is joined before anything it uses goes
};

}  // namespace backflow::ui
