// Backprop against central differences.
//
// Fourth-order differences D(h) = [8(f(+h) − f(−h)) − (f(+2h) − f(−2h))]/(12h), error h⁴f⁗′/30, with h = 2e-3 first. Where
// that disagrees with backprop, smaller h down to 1e-11 are tried and the estimate of least doubt is taken, whatever backprop
// says. Doubt is the sum of three: with S(h) = f(+h) − 2f(0) + f(−h), a smooth f has S(2h) − 4S(h) = O(h⁴), while a
// rectifier's kink within reach of h, where the slope jumps by J, leaves O(hJ), hence |S(2h) − 4S(h)|/h; where only the
// curvature jumps (ELU), D differs by O(h) from the second-order (f(+h) − f(−h))/(2h); and ε·max(|f|, 1)/h is the rounding; and
// an h must agree with the next smaller or larger one.
// Central differences with a kink at 1e-6 are left with few digits. So differences from one side are tried as well, with h
// from 2e-3 to 6e-5: D₁(h) = [48f(h) − 36f(2h) + 16f(3h) − 3f(4h) − 25f(0)]/(12h), error h⁴f⁗′/5. The value is D₁(h/2); doubt
// is its distance from D₁(h) and from the third-order [18f(h/2) − 9f(h) + 2f(3h/2) − 11f(0)]/(3h), and the rounding: a kink
// moves both by O(J), and nowhere by nothing at once. Relative error: |a − n| / max(|a|, |n|, 1e-4·max|a| over all
// derivatives), a by backprop, n by differences. Where that is too much, but a lies within ten times the doubt of n, or n
// does not settle, as in networks so chaotic that no h is both small enough and large enough, nothing is decided; nor of a
// slope by which f would change by more than itself over the smallest h; nor, where that is so of the largest derivative, of
// those that agree by being small beside it.
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
