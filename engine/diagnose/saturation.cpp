#include "engine/diagnose/saturation.h"

#include <algorithm>
#include <limits>

#include "engine/activations/list.h"
#include "engine/diagnose/statistics.h"
#include "engine/diagnose/step_back.h"

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
                        const LayerTape<double>& tape) {
  Saturation result;
  const auto h = layer.states(tape);
  result.hidden = (h.array().abs() > kHigh).cast<double>().mean();
  result.dead = (h.array() == 0.0).rowwise().all().cast<double>().mean();
  const double alpha = phi.learned && layer.slope.rows ? layer.slope.of(theta)(0, 0) : phi.slope;
  if (const int slot = layer.cell().usesActivation ? slotOfPhi(layer.cell()) : -1; slot >= 0)
    result.slope = meanSlope(phi, alpha, layer.slot(tape, slot));
  if (layer.cell().states > 1 && layer.cell().usesActivation) {
    Matrix<double> kept = layer.memories(tape).transpose();  // a unit a column, since each may have an α of its own
    for (Eigen::Index u = 0; u < kept.cols() && phi.fromOutput; ++u)
      phi.applyDouble(kept.col(u).data(), kept.col(u).data(), kept.rows(),
                      layer.slope.rows > 1 ? layer.slope.of(theta)(u, 0) : alpha);
    result.slopeOfC = meanSlope(phi, alpha, kept);
  }
  for (const Gate& gate : layer.cell().gates) {
    if (gate.isSigned) continue;  // a candidate
    const auto values = layer.slot(tape, gate.slot).array();
    result.gates.push_back({std::string(gate.id), std::string(gate.label), (values < kLow).cast<double>().mean(),
                            (values > kHigh).cast<double>().mean(), values.mean()});
  }
  return result;
}

bool hasLimits(const CellInfo& cell, const ActivationInfo& phi) {
  return cell.usesActivation && cell.limited && isBounded(phi);
}

std::optional<TimeConstants> timeConstantsOf(const Layer<double>& layer, const LayerTape<double>& tape) {
  const Gate* keeper = keeperOf(layer.cell());
  if (!keeper) return std::nullopt;
  Matrix<double> f = layer.slot(tape, keeper->slot);
  if (keeper->keeps < 0) f = 1.0 - f.array();
  const Vector<double> meanLog = f.array().log().rowwise().mean();
  std::vector<double> tau;
  for (double ln : meanLog) tau.push_back(ln == 0.0 ? std::numeric_limits<double>::infinity() : -1.0 / ln);
  std::sort(tau.begin(), tau.end());
  return TimeConstants{keeperName(*keeper), tau.front(), quantile(tau, 0.25), quantile(tau, 0.5),
                       quantile(tau, 0.75), tau.back(),  meanLog.mean()};
}

}  // namespace backflow
