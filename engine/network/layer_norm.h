// Layer normalization of pre-activations, each block of H on its own (Ba, Kiros and Hinton 2016):
//   x̂ = (a − mean a)/√(var a + 1e-5),   out = g⊙x̂ + b,   mean and variance over the H units of one sample.
#pragma once

#include "engine/core/types.h"

namespace backflow {

// One block of one time step: H × n within larger matrices. `gain` and `bias`: H.
template <class S>
struct NormBlock {
  Eigen::Ref<Matrix<S>, 0, Eigen::OuterStride<>> a;  // forward: in a, out g⊙x̂ + b; backward: in ∂L/∂out, out ∂L/∂a
  Eigen::Ref<Matrix<S>, 0, Eigen::OuterStride<>> normalized;  // x̂
  Eigen::Ref<Matrix<S>, 0, Eigen::OuterStride<>> inverse;     // 1 × n: 1/√(var a + 1e-5)
};

template <class S>
void normalize(NormBlock<S> block, const Eigen::Ref<const Vector<S>>& gain, const Eigen::Ref<const Vector<S>>& bias);

// Adds to ∂L/∂g and ∂L/∂b.
template <class S>
void normalizeBack(NormBlock<S> block, const Eigen::Ref<const Vector<S>>& gain, Eigen::Ref<Vector<S>> dGain,
                   Eigen::Ref<Vector<S>> dBias);

}  // namespace backflow
