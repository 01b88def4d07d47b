// A moment of a run: its state, and what has been seen of it up to there.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/train/recorder.h"

namespace backflow {

// ln ‖∂L/∂h_t‖ over the whole run, bounded: at most kColumns columns, each a training step; when full, every other one is
// dropped and the stride doubles.
struct GradientHistory {
  static constexpr int kColumns = 1024;
  int length = 0;                   // T: floats a column
  std::int64_t stride = 1;          // training steps from one column to the next
  std::vector<std::int64_t> steps;  // the training step of each column
  std::vector<float> logNorms;      // steps.size() × T, natural logarithm

  void clear(int newLength);
  void append(std::int64_t step, const float* column);
  GradientHistory until(std::int64_t step) const;
  // ln(‖∂L/∂h_t‖ / ‖∂L/∂h_T‖) of a column, t from 0; −∞ where the former is 0, whatever the latter is.
  double logRatio(std::size_t column, std::size_t t) const;
};

// From here a run can go on as if it had never stopped.
struct Moment {
  std::shared_ptr<const RunState> state;
  Recorder history;  // up to there, and so are these
  std::vector<Row> rows;
  GradientHistory gradients;
};

}  // namespace backflow
