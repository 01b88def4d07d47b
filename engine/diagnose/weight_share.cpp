#include "engine/diagnose/weight_share.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace backflow {
namespace {

// One block of U over the whole sequence, dU_p = Σ_t A_t R_tᵀ.
struct Block {
  Matrix<double> a, r;  // H × B·T
  Matrix<double> sum;   // H × H
};

// Every block scaled alike, by the greatest ∂L/∂a, so that squares stay in range: of preActivationGradient(), and `most`.
std::vector<Block> blocksOf(const Layer<double>& layer, const LayerTape<double>& tape, double& most) {
  std::vector<Block> blocks;
  most = 0.0;
  for (int p = 0; p < static_cast<int>(layer.cell().blocks.size()); ++p) {
    if (recurrentRow(layer.cell(), p) < 0) continue;
    blocks.push_back({layer.preActivationGradient(tape, p), layer.recurrentInput(tape, p), {}});
    most = std::max(most, blocks.back().a.cwiseAbs().maxCoeff());
  }
  for (Block& block : blocks) {
    if (most > 0.0) block.a /= most;
    block.sum.noalias() = block.a * block.r.transpose();
  }
  return blocks;
}

}  // namespace

WeightShare weightShare(const Layer<double>& layer, const LayerTape<double>& tape) {
  const int length = tape.length, batch = tape.batch;
  WeightShare share;
  if (layer.U.rows == 0) return share;
  double greatest = 0.0, whole = 0.0;
  const std::vector<Block> blocks = blocksOf(layer, tape, greatest);
  for (const Block& block : blocks) whole += block.sum.squaredNorm();
  const double total = std::sqrt(whole);
  const int exponent = *std::max_element(tape.exponent.begin(), tape.exponent.end());
  share.logTotal = std::log(total) + std::log(greatest) + exponent * std::numbers::ln2;
  if (!std::isfinite(share.logTotal)) {
    share.logNorm.assign(static_cast<std::size_t>(length), kNotMeasured);
    share.cosine = share.logNorm;
    return share;
  }
  for (int t = 0; t < length; ++t) {
    double most = 0.0, squares = 0.0, along = 0.0;
    for (const Block& b : blocks) most = std::max(most, b.a.middleCols(Eigen::Index(t) * batch, batch).cwiseAbs().maxCoeff());
    if (most > 0.0)
      for (const Block& b : blocks) {
        const Matrix<double> a = b.a.middleCols(Eigen::Index(t) * batch, batch) / most;
        const auto r = b.r.middleCols(Eigen::Index(t) * batch, batch);
        const Matrix<double> aa = a.transpose() * a, rr = r.transpose() * r;
        squares += aa.cwiseProduct(rr).sum();
        along += a.cwiseProduct(b.sum * r).sum();
      }
    const double norm = std::sqrt(std::max(0.0, squares));
    share.logNorm.push_back(std::log(norm) + std::log(most) - std::log(total));
    share.cosine.push_back(norm > 0.0 ? along / (norm * total) : kNotMeasured);
  }
  return share;
}

}  // namespace backflow
