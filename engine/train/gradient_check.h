// Backprop against central differences.
//
// Fourth-order differences D(h) = [8(f(+h) − f(−h)) − (f(+2h) − f(−2h))]/(12h), error h⁴f⁗′/30, with h = 2e-3 first. Where
// that disagrees with backprop, h goes down by tens to 2e-6 and the estimate is taken whose successor agrees with it best,
// whatever backprop says: a kink of a rectifier within reach of one h is out of reach of a smaller one.
// Relative error: |a − n| / max(|a|, |n|, 1e-4·max|a| over all derivatives), a by backprop, n by differences.
#pragma once

#include <functional>

#include "engine/core/types.h"
#include "engine/train/run.h"

namespace backflow {

struct Differentiable {
  std::function<double(const Vector<double>&)> loss;
  Vector<double> at;
  Vector<double> gradient;                          // at `at`, by backprop
  std::function<std::string(Eigen::Index)> nameOf;  // what variable i is
};

// progress gets a fraction; returning false ends the check early.
GradientCheck checkGradient(const Differentiable& f, const std::function<bool(double)>& progress = {});

}  // namespace backflow
