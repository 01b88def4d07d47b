#include "engine/diagnose/spectrum.h"

#include <Eigen/SVD>
#include <algorithm>

#include "engine/activations/list.h"
#include "engine/diagnose/pull_spectrum.h"

namespace backflow {
namespace {

std::string gateOf(const CellInfo& cell, int p) {
  for (const Gate& gate : cell.gates)
    if (gate.slot == p) return std::string(gate.id);
  for (const Gate& gate : cell.gates)  // a candidate in two blocks: its recurrent one
    if (gate.throughPhi) return std::string(gate.id);
  return "h";
}

}  // namespace

template <class S>
double steepest(const Layer<S>& layer, const ModelConfig& model, const Vector<S>& theta) {
  if (layer.cell().about.id != "rnn" || model.layerNorm) return kNotMeasured;
  const ActivationInfo& phi = find(activations(), model.activation, "model.activation");
  if (!phi.learned || phi.perUnit) return phi.gamma;
  const double alpha = layer.slope.rows ? static_cast<double>(layer.slope.of(theta)(0, 0)) : phi.slope;
  return std::max(phi.gamma, std::abs(alpha));  // of a rectifier whose other side has the slope α
}

template double steepest(const Layer<float>&, const ModelConfig&, const Vector<float>&);
template double steepest(const Layer<double>&, const ModelConfig&, const Vector<double>&);

std::vector<GateSpectrum> spectraOf(const Layer<double>& layer, const Vector<double>& theta, double gamma) {
  std::vector<GateSpectrum> spectra;
  const int H = layer.hidden();
  const Matrix<double> whole = layer.recurrent(theta);
  for (int p = 0; p < static_cast<int>(layer.cell().blocks.size()); ++p) {
    const int row = recurrentRow(layer.cell(), p);
    if (row < 0) continue;
    const Matrix<double> u = whole.middleRows(row * H, H);
    GateSpectrum spectrum;
    spectrum.gate = gateOf(layer.cell(), p);
    spectrum.eigenvalues = eigenvaluesOf(u);
    spectrum.radius = std::abs(spectrum.eigenvalues.front());
    const Vector<double> singular = Eigen::BDCSVD<Matrix<double>>(u).singularValues();
    spectrum.largestSingular = singular[0];
    spectrum.smallestSingular = singular[H - 1];
    spectrum.bound = singular[0] * gamma;
    spectra.push_back(std::move(spectrum));
  }
  return spectra;
}

}  // namespace backflow
