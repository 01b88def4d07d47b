#include "engine/diagnose/saturation.h"

#include <algorithm>

#include "engine/diagnose/statistics.h"

namespace backflow {
namespace {

constexpr double kHigh = 0.95, kLow = 0.05;

// Mean φ′ over what a cell keeps of φ: y, or a where φ′ cannot be told from y.
double meanSlope(const ActivationInfo& phi, double alpha, const Matrix<double>& kept) {
  Matrix<double> y = kept, ones = Matrix<double>::Ones(kept.rows(), kept.cols()), slope = ones;
  if (!phi.fromOutput) phi.applyDouble(kept.data(), y.data(), kept.size(), alpha);
  phi.backDouble(kept.data(), y.data(), ones.data(), slope.data(), kept.size(), alpha);
  return slope.mean();
}

// The slot in which φ's argument or value stands: the candidate's, or the only one of a cell without gates.
int slotOfPhi(const CellInfo& cell) {
  for (const Gate& gate : cell.gates)
    if (gate.throughPhi) return gate.slot;
  return cell.gates.empty() && cell.blocks.size() == 1 ? 0 : -1;
}

}  // namespace

Saturation saturationOf(const Layer<double>& layer, const Vector<double>& theta, const ActivationInfo& phi,
                        const LayerTape<double>& tape, int length, int batch) {
  Saturation result;
  const auto h = layer.states(tape, 0, length, batch);
  result.hidden = (h.array().abs() > kHigh).cast<double>().mean();
  result.dead = (h.array() == 0.0).rowwise().all().cast<double>().mean();
  const double alpha = phi.learned && layer.slope.rows ? layer.slope.of(theta)(0, 0) : phi.slope;
  if (const int slot = slotOfPhi(layer.cell()); slot >= 0)
    result.slope = meanSlope(phi, alpha, layer.slot(tape, slot, length, batch));
  if (layer.cell().states > 1) {
    const Matrix<double> c = layer.memories(tape, 0, length, batch);
    Matrix<double> kept = c;
    if (phi.fromOutput) phi.applyDouble(c.data(), kept.data(), c.size(), alpha);
    result.slopeOfC = meanSlope(phi, alpha, kept);
  }
  for (const Gate& gate : layer.cell().gates) {
    if (gate.throughPhi) continue;
    const auto values = layer.slot(tape, gate.slot, length, batch).array();
    result.gates.push_back({std::string(gate.id), std::string(gate.label), (values < kLow).cast<double>().mean(),
                            (values > kHigh).cast<double>().mean(), values.mean()});
  }
  return result;
}

std::optional<TimeConstants> timeConstantsOf(const Layer<double>& layer, const LayerTape<double>& tape, int length, int batch) {
  for (const Gate& gate : layer.cell().gates) {
    if (gate.keeps == 0) continue;
    Matrix<double> f = layer.slot(tape, gate.slot, length, batch);
    if (gate.keeps < 0) f = 1.0 - f.array();
    const Vector<double> meanLog = f.array().log().rowwise().mean();
    std::vector<double> tau;
    for (double ln : meanLog) tau.push_back(-1.0 / ln);
    std::sort(tau.begin(), tau.end());
    const std::string name = (gate.keeps < 0 ? "1 − " : "") + std::string(gate.id);
    return TimeConstants{name,       tau.front(),   quantile(tau, 0.25), quantile(tau, 0.5), quantile(tau, 0.75),
                         tau.back(), meanLog.mean()};
  }
  return std::nullopt;
}

}  // namespace backflow
