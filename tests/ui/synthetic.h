// Made-up runs for the views' tests: what a trainer would tell of a run with a given slope, without training anything.
#pragma once

#include <memory>

#include "ui/lane.h"
#include "ui/views/view.h"

namespace backflow::ui {

struct Synthetic {
  int length = 100, hidden = 64, layers = 1;
  std::int64_t steps = 1840;
  double slope = -0.184;  // of ln ‖δ_t‖ per step back in time
  bool learns = false;    // the loss leaves the chance level
  bool lstm = false;      // memory and gates beside the hidden state
  bool clips = false;
  bool nan = false;   // the gradient is NaN before the middle of the sequence, and the last losses are
  bool zero = false;  // the gradient is exactly 0 in the first third of the sequence
  Prediction::Kind prediction = Prediction::Kind::Scatter;
};

// Rows first … first+count−1 and the snapshot after them.
Trainer::News synthesize(const Synthetic& run, std::int64_t first, std::int64_t count);

// As large as a small window's panel; null: there is no such view.
std::unique_ptr<View> viewNamed(const char* id, const QSize& size = {315, 260});

}  // namespace backflow::ui
