// Which time steps the gradient of the recurrent weights is made of.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/network/layer.h"

namespace backflow {

// tape: after backward. ‖A Rᵀ‖²_F = ⟨AᵀA, RᵀR⟩ and ⟨A Rᵀ, D⟩ = ⟨A, D R⟩, A = ∂L/∂a_t and R = h_{t−1} or q_t, H×B each: no
// H×H matrix a step. Steps whose ∂L/∂a is below 1e-300 of the greatest come out as 0; where dU itself is 0 or not finite there
// are no shares: NaN.
WeightShare weightShare(const Layer<double>& layer, const LayerTape<double>& tape);

}  // namespace backflow
