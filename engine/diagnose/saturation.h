// How near the units and gates are to their limits, and how long the gates keep the state.
#pragma once

#include "engine/activations/activation.h"
#include "engine/diagnose/analysis.h"
#include "engine/network/layer.h"

namespace backflow {

// Shares of |h| > 0.95 and of gates below 0.05 and above 0.95, mean φ′, units that are 0 throughout: analysis.h says of what.
// tape: after forward, before backward.
Saturation saturationOf(const Layer<double>& layer, const Vector<double>& theta, const ActivationInfo& phi,
                        const LayerTape<double>& tape);

// Whether h has limits that it can be at: ±1, or 0 and 1.
bool hasLimits(const CellInfo& cell, const ActivationInfo& phi);

// Nothing where no gate keeps the old state.
std::optional<TimeConstants> timeConstantsOf(const Layer<double>& layer, const LayerTape<double>& tape);

}  // namespace backflow
