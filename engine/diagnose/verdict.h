// One word for what the gradient does, with the numbers and thresholds it rests on.
#pragma once

#include <optional>
#include <string_view>

#include "engine/train/snapshot.h"

namespace backflow {

// What the verdict looks at. Ratios are of the top layer, before clipping.
struct VerdictInput {
  double logRatio = kNotMeasured;  // ln(‖δ_1‖ / ‖δ_T‖)
  double slope = kNotMeasured;     // per step
  // Where steps before the last have a loss, too, these keep δ_1 up whatever becomes of the last one's gradient on its way.
  // Then the verdict is of the latter.
  bool ofLast = false;
  double lastRatio = kNotMeasured, lastSlope = kNotMeasured;  // of the last loss alone, from its own step on
  int lastLoss = 0;                                           // the time step of that loss, from 1
  // What a step back is made of (step_back.h), as mean logarithms over the steps that the ratio judged by spans.
  double throughActivation = kNotMeasured;  // NaN where the layer is not the plain one
  double throughKeeper = kNotMeasured;      // of the gate called `keeper`
  std::string keeper;
  bool ofSample = false;  // what is of the last loss alone, and of the keeper, is of the first sample, not of the batch
  double memoryRatio = kNotMeasured;  // ln(‖∂L/∂c_0‖ / ‖δ_T‖), where the cell has a memory c
  double gradNorm = kNotMeasured;
  double saturated = 0.0;      // fraction of |h| > 0.95; 0 where h has no such limit (relu, minGRU)
  double dead = 0.0;           // fraction of units that are 0 throughout
  double loss = kNotMeasured;  // mean of RunState::losses, or of one batch
  bool lossIsMean = true;
  double chance = kNotMeasured;
  std::string chanceLabel;
  double gamma = 1.0;  // the largest slope of the activation; NaN where the layer is not h_t = φ(W x_t + U h_{t−1} + b)
  double largestSingularValue = kNotMeasured;
  int length = 0;
  int firstMark = -1;               // the earliest informative step of the first sample, from 0; −1: the task has none
  double markRatio = kNotMeasured;  // ln ‖δ‖ there, held against the same as the ratio that is judged by
  int truncate = 0;                 // the adjoint was cut every so many steps; 0: nowhere
  const Divergence* divergence = nullptr;
};

Verdict judge(const VerdictInput& input);

std::string_view verdictName(VerdictKind kind);                  // "vanishing"
std::optional<VerdictKind> verdictNamed(std::string_view name);  // the other way; none of that name: none

}  // namespace backflow
