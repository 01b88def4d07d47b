// One word for what the gradient does, with the numbers and thresholds it rests on.
#pragma once

#include <string_view>

#include "engine/train/snapshot.h"

namespace backflow {

// What the verdict looks at. Ratios are of the top layer, before clipping.
struct VerdictInput {
  double logRatio = kNotMeasured;  // ln(‖δ_1‖ / ‖δ_T‖)
  double slope = kNotMeasured;     // per step
  double gradNorm = kNotMeasured;
  double saturated = 0.0;      // fraction of |h| > 0.95; 0 where the activation has no such limit (relu, linear)
  double dead = 0.0;           // fraction of units that are 0 throughout
  double loss = kNotMeasured;  // mean of the latest training losses
  double chance = kNotMeasured;
  std::string chanceLabel;
  double gamma = 1.0;  // the largest slope of the activation; NaN where the layer is not h_t = φ(W x_t + U h_{t−1} + b)
  double spectralRadius = kNotMeasured, largestSingularValue = kNotMeasured;
  int length = 0;
  int firstMark = -1;  // the earliest informative step, from 0; −1: the task has none
  const Divergence* divergence = nullptr;
};

Verdict judge(const VerdictInput& input);

std::string_view verdictName(VerdictKind kind);  // "vanishing"

}  // namespace backflow
