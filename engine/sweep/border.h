// Where theory draws the line on an axis of a sweep at initialization. Only where it is exact.
#pragma once

#include <optional>
#include <string>

#include "engine/experiment/experiment.h"

namespace backflow {

struct Border {
  double at = 0.0;  // the knob's value
  const char* label = "";
};

// For the knobs model.init.gain and model.init.spectral_radius of h_t = φ(W x_t + U h_{t−1} + b), γ = sup |φ′|:
//   U orthogonal or the identity, times x: σ₁(U)·γ = x·γ = 1. Below it, no product of Jacobians can lengthen a gradient: it
//     is sufficient for vanishing, and above it necessary for exploding (Pascanu, Mikolov, Bengio 2013, section 2.1).
//   φ linear, any U rescaled to ρ(U) = x: x = 1. J_t = U, so ‖Uⁿ‖^(1/n) → ρ (Gelfand 1941).
// None for every other knob and network.
std::optional<Border> borderOn(const std::string& path, const Experiment& experiment);

// model.init.spectral_radius, or, where that is off, the radius that U has anyway: |g| for g·U with U orthogonal or the
// identity. None where only the draw decides.
std::optional<double> initialRadius(const Experiment& experiment);

}  // namespace backflow
