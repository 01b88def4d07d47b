#include "engine/diagnose/weight_share.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace backflow {
namespace {

// One block of U over the whole sequence: dU_t = A_t R_tᵀ, where the columns of step t are those of its samples.
struct Block {
  Matrix<double> a, r;  // H × B·T
  Matrix<double> sum;   // H × H
};

double greatest(const Matrix<double>& m, int t, int batch) {
  return m.middleCols(Eigen::Index(t) * batch, batch).cwiseAbs().maxCoeff();
}

std::vector<Block> blocksOf(const Layer<double>& layer, const LayerTape<double>& tape) {
  std::vector<Block> blocks;
  for (int p = 0; p < static_cast<int>(layer.cell().blocks.size()); ++p)
    if (recurrentRow(layer.cell(), p) >= 0)
      blocks.push_back({layer.preActivationGradient(tape, p), layer.recurrentInput(tape, p), {}});
  return blocks;
}

// Divides A_t and R_t by their greatest numbers, in all blocks alike, so that no square leaves the range. Returns the logarithm
// of what each step was divided by; −inf where it is 0, not finite where a number was not.
std::vector<double> normalize(std::vector<Block>& blocks, int length, int batch) {
  std::vector<double> scale;
  for (int t = 0; t < length; ++t) {
    double a = 0.0, r = 0.0;
    bool finite = true;
    for (Block& b : blocks) {
      const auto at = Eigen::Index(t) * batch;
      finite = finite && b.a.middleCols(at, batch).allFinite() && b.r.middleCols(at, batch).allFinite();
      a = std::max(a, greatest(b.a, t, batch)), r = std::max(r, greatest(b.r, t, batch));
    }
    scale.push_back(finite ? std::log(a) + std::log(r) : kNotMeasured);
    if (!(std::isfinite(scale.back()))) continue;
    for (Block& b : blocks) {
      b.a.middleCols(Eigen::Index(t) * batch, batch) /= a;
      b.r.middleCols(Eigen::Index(t) * batch, batch) /= r;
    }
  }
  return scale;
}

}  // namespace

WeightShare weightShare(const Layer<double>& layer, const LayerTape<double>& tape) {
  const int length = tape.length, batch = tape.batch;
  WeightShare share;
  if (layer.U.rows == 0) return share;
  std::vector<Block> blocks = blocksOf(layer, tape);
  const std::vector<double> scale = normalize(blocks, length, batch);
  const auto columns = [batch](const Matrix<double>& m, int t) { return m.middleCols(Eigen::Index(t) * batch, batch); };
  double most = -std::numeric_limits<double>::infinity(), whole = 0.0;  // ln of what the sum is divided by; its square
  bool finite = true;
  for (const double s : scale) finite = finite && !std::isnan(s), most = std::max(most, s);
  for (Block& b : blocks) {
    b.sum = Matrix<double>::Zero(b.a.rows(), b.r.rows());
    for (int t = 0; t < length; ++t)
      if (std::isfinite(scale[std::size_t(t)]))
        b.sum.noalias() += std::exp(scale[std::size_t(t)] - most) * columns(b.a, t) * columns(b.r, t).transpose();
    whole += b.sum.squaredNorm();
  }
  const double total = std::sqrt(whole);
  const int exponent = *std::max_element(tape.exponent.begin(), tape.exponent.end());
  share.logTotal = finite ? std::log(total) + most + exponent * std::numbers::ln2 : kNotMeasured;
  if (!std::isfinite(share.logTotal)) {
    share.logNorm.assign(static_cast<std::size_t>(length), kNotMeasured);
    share.cosine = share.logNorm;
    return share;
  }
  for (int t = 0; t < length; ++t) {
    double squares = 0.0, along = 0.0;
    if (const double s = scale[static_cast<std::size_t>(t)]; std::isfinite(s))
      for (const Block& b : blocks) {
        const Matrix<double> a = columns(b.a, t), r = columns(b.r, t);
        squares += (a.transpose() * a).cwiseProduct(r.transpose() * r).sum();
        along += a.cwiseProduct(b.sum * r).sum();
      }
    const double norm = std::sqrt(std::max(0.0, squares));
    share.logNorm.push_back(std::log(norm) + scale[static_cast<std::size_t>(t)] - most - std::log(total));
    share.cosine.push_back(norm > 0.0 ? along / (norm * total) : kNotMeasured);
  }
  return share;
}

}  // namespace backflow
