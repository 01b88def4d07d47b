// Run::check on a thread of its own, at half of one core: it rests as long as it works.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "engine/train/run.h"
#include "engine/train/run_state.h"

namespace backflow::ui {

class CheckJob {
 public:
  CheckJob(char lane, std::shared_ptr<const RunState> state);
  ~CheckJob() { cancel(); }  // waits for a few derivatives

  void cancel() { cancelled_ = true; }  // returns at once
  bool cancelled() const { return cancelled_; }
  bool done() const { return done_; }
  double progress() const { return progress_; }  // 0 … 1
  char lane() const { return lane_; }
  std::int64_t step() const { return step_; }  // the training step whose weights are checked
  // After done(): what was compared; incomplete if it was cancelled, nothing if it went wrong.
  const GradientCheck& result() const { return result_; }
  const std::string& error() const { return error_; }

 private:
  void work(const RunState& state);

  char lane_;
  std::int64_t step_;
  std::atomic<bool> cancelled_{false}, done_{false};
  std::atomic<double> progress_{0.0};
  GradientCheck result_;
  std::string error_;
  std::jthread thread_;  // last: it is joined before anything it uses goes
};

}  // namespace backflow::ui
