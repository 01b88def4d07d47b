// The recurrent matrix: its eigenvalues, and what they allow.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/network/layer.h"

namespace backflow {

// One entry a recurrent block. gamma: sup |φ′|, or NaN where Pascanu's bound does not speak of the cell.
std::vector<GateSpectrum> spectraOf(const Layer<double>& layer, const Vector<double>& theta, double gamma);

}  // namespace backflow
