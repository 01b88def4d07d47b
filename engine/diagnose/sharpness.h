// How sharply the loss bends at θ: the extreme eigenvalues of its Hessian, of which only products with vectors are needed
// (Pearlmutter 1994), here as central differences of the exact gradient: Hv ≈ [∇L(θ + r v) − ∇L(θ − r v)]/2r, ‖v‖ = 1.
// r = 1e-6: the rest of the series, r²/6 times the fourth derivative of L along v, and rounding, ε‖∇L‖/r, are then both about
// 1e-10 for a tame L; how far off they are here is measured (stepError). Where φ has a kink (ReLU), what lies across it
// within r is averaged over.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/subject.h"

namespace backflow {

struct Gradient {
  std::function<Vector<double>(const Vector<double>&)> at;
};

Sharpness sharpnessOf(const Gradient& gradient, const Vector<double>& theta, double learningRate, const Ticker& tick);

inline constexpr int kSharpnessProducts = 100;  // at most

}  // namespace backflow
