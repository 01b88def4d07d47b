// How fast the gradient shrinks on its way back: a line through ln‖δ_t‖.
#pragma once

#include <string>

#include "engine/diagnose/analysis.h"

namespace backflow {

// Steps back in time over which the norm halves, ln ½ / slope; negative: doubles; infinite: neither, since a slope below 1e-8
// is rounding in float32; 0 for a slope of −∞, of which nothing is left at once. NaN where the slope is.
double halfLife(double slope);

// "-0.1 a step back, half-life 6.931 steps", or "0.1 a step back, doubles in 6.931 steps".
std::string slopeText(double slope);

// Ordinary least squares through (t, logNorm[t−1]) for t = t1 … t2, cut at the last step that is not finite.
// Precondition: 1 ≤ t1, t2 ≤ T.
SlopeFit fitSlope(const std::vector<double>& logNorm, int t1, int t2);

// Chooses the range. Up to the first step that has a loss nothing is added on the way, so the line is that of the recurrence
// alone; where that leaves fewer than three steps (a loss at every one), it reaches from step 1 to the last loss, and is of
// the total. Loss steps count from 1. `fromAbove`: of a layer below the top, to which the one above it adds at every step.
SlopeFit fitBackward(const std::vector<double>& logNorm, int firstLoss, int lastLoss, bool fromAbove = false);

}  // namespace backflow
