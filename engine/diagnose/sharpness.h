// How sharply the loss bends at θ: the extreme eigenvalues of its Hessian, of which only products with vectors are needed
// (Pearlmutter 1994), here as central differences of the exact gradient: Hv ≈ [∇L(θ + r v) − ∇L(θ − r v)]/2r, ‖v‖ = 1.
// For a tame L r = 1e-6 is good: the rest of the series, r²/6 times the fourth derivative of L along v, is then far below
// rounding, ε‖∇L‖/r, which is about 1e-10. Where gradients explode, L bends within less: r is divided by ten until both
// eigenvalues stay where they are when r is divided by ten once more. Where φ has a kink (ReLU), what lies across it within r
// is averaged over.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/subject.h"

namespace backflow {

struct Gradient {
  std::function<Vector<double>(const Vector<double>&)> at;
};

// Nothing where no r gives both to a tenth of the greater.
std::optional<Sharpness> sharpnessOf(const Gradient& gradient, const Vector<double>& theta, double learningRate,
                                     const Ticker& tick);

inline constexpr int kSharpnessProducts = 100;  // at most, of one r

}  // namespace backflow
