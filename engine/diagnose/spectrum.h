// The recurrent matrix: its eigenvalues, and what they allow.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/network/layer.h"

namespace backflow {

// γ = sup |φ′|, with the α that has been learned, where the layer is h_t = φ(W x_t + U h_{t−1} + b); NaN where it is not, and
// Pascanu's bound does not speak of it.
template <class S>
double steepest(const Layer<S>& layer, const ModelConfig& model, const Vector<S>& theta);

// One entry a recurrent block. gamma: sup |φ′|, or NaN where Pascanu's bound does not speak of the cell.
std::vector<GateSpectrum> spectraOf(const Layer<double>& layer, const Vector<double>& theta, double gamma);

}  // namespace backflow
