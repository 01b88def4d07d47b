// What one step back does to the gradient on average, and what of the cell does it.
//
// In the plain layer, h_t = φ(W x_t + U h_{t−1} + b), where the loss adds nothing on the way δ_{t−1} = Uᵀ ∂L/∂a_t with
// ∂L/∂a_t = φ′ ⊙ δ_t (Pascanu, Mikolov and Bengio 2013, section 2.1). Hence, exactly,
//   ln(‖δ_1‖/‖δ_T‖) = Σ_{t=2…T} ln(‖∂L/∂a_t‖/‖δ_t‖) + Σ_{t=2…T} ln(‖δ_{t−1}‖/‖∂L/∂a_t‖):
// the mean of the first, what φ′ leaves, and that of the second, what Uᵀ makes of it, add up to the slope.
//
// Where a gate f keeps the old state (LSTM: f, GRU: 1 − z), ∏f over the steps is what one unit lets through on the direct path.
#pragma once

#include <string>
#include <vector>

#include "engine/network/layer.h"

namespace backflow {

// The mean of ln(‖∂L/∂a_t‖/‖δ_t‖) over t = 2 … last, norms over the samples of all tapes (the parts of one batch), after
// backward. NaN where last < 2, where a norm is 0, not finite, or in this precision too small beside the others to be whole,
// and where clipping at every time step acted, since it changes δ_t between the two. Of a layer with one block.
template <class S>
double throughActivation(const Layer<S>& layer, const std::vector<const LayerTape<S>*>& tapes, int last);

// The gate that keeps the old state; null: the cell has none.
const Gate* keeperOf(const CellInfo& cell);
std::string keeperName(const Gate& keeper);  // "f", "1 − z"

// The mean of ln f over units, samples and t = 2 … last, which is that of the average unit, after forward and before backward.
// NaN where last < 2 or there is no such gate; −inf where it is closed.
template <class S>
double throughKeeper(const Layer<S>& layer, const LayerTape<S>& tape, int last);

}  // namespace backflow
