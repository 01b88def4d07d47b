// The tables that `train` writes. Both are rewritten whole, so that a reader never sees half a line; the log also while
// training goes on, so that a run that is killed leaves all but its last seconds.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow::cli {

// --log: one row a training step. val_loss and accuracy are empty where nothing was validated; other numbers that are not
// finite read nan or inf; clipped is 0 or 1.
class TrainingLog {
 public:
  explicit TrainingLog(std::string file);  // an empty name: keeps nothing
  void add(const Row& row);                // writes the file when that is due
  void write();                            // throws IoError

 private:
  using Clock = std::chrono::steady_clock;
  std::string file_, text_;
  Clock::time_point due_;
  bool failed_ = false;  // once, before the end
};

// --gradients: step, ‖∂L/∂h_t‖ of the top layer for t = 1 … T. Of a run of N steps every k-th is kept, k = ⌈N/2000⌉.
class GradientLog {
 public:
  GradientLog(std::string file, std::int64_t steps);
  void goOn(std::int64_t step);  // keeps the rows of the file that is there, up to this step; throws where it is none of these
  void add(std::int64_t step, const std::vector<double>& logNorms, bool always);
  void write();

 private:
  std::string file_, text_;
  std::int64_t every_;
};

}  // namespace backflow::cli
