#include "engine/diagnose/paths.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/diagnose/slope.h"

namespace backflow {
namespace {

enum { kTotal, kHighway, kGates, kHidden };

bool isGate(const CellInfo& cell, int p) {
  return std::any_of(cell.gates.begin(), cell.gates.end(), [p](const Gate& g) { return g.slot == p && !g.isSigned; });
}

std::array<ScaledVector, 4> zeros(Eigen::Index size) {
  return {ScaledVector(size), ScaledVector(size), ScaledVector(size), ScaledVector(size)};
}

double logSum(double a, double b) {  // ln(e^a + e^b)
  const double most = std::max(a, b);
  return std::isfinite(most) ? most + std::log1p(std::exp(std::min(a, b) - most)) : most;
}

}  // namespace

std::string_view PathSplitter::obstacle(const Layer<double>& layer) {
  const CellInfo& cell = layer.cell();
  if (layer.form() != RecurrentForm::Free) return "its recurrent matrix cannot be cut";
  if (layer.gain.rows) return "layer normalization ties the gates together";
  bool seesH = false;
  for (int p = 0; p < static_cast<int>(cell.blocks.size()); ++p)
    seesH = seesH || (isGate(cell, p) && recurrentRow(cell, p) >= 0);
  if (!seesH) return "the cell has no gates that see h: everything goes one way";
  return cell.own.count || memoryBlocks(cell) ? "the gates see the state by another way than U" : "";
}

PathSplitter::PathSplitter(Layer<double>& layer, const Vector<double>& theta, const Trajectory& trajectory,
                           const LayerTape<double>& tape, Matrix<double> added)
    : layer_(layer),
      theta_(theta),
      trajectory_(trajectory),
      added_(std::move(added)),
      gatesCut_(theta),
      allCut_(theta),
      here_(zeros(0)),
      next_(zeros(0)) {
  const CellInfo& cell = layer.cell();
  const int H = layer.hidden();
  for (int p = 0; p < static_cast<int>(cell.blocks.size()); ++p) {
    const int row = recurrentRow(cell, p);
    if (row < 0) continue;
    all_.push_back(p);
    input_.push_back(layer.recurrentInput(tape, p));
    layer.U.of(allCut_).middleRows(row * H, H).setZero();
    if (!isGate(cell, p)) continue;
    gates_.push_back(p);
    layer.U.of(gatesCut_).middleRows(row * H, H).setZero();
  }
  logSquares_.fill(std::vector<double>(static_cast<std::size_t>(trajectory.length), -std::numeric_limits<double>::infinity()));
}

Matrix<double> PathSplitter::without(Vector<double>& reduced, const std::vector<int>& blocks, int t, int b) {
  const int H = layer_.hidden();
  const Eigen::Index column = Eigen::Index(t) * trajectory_.batch + b;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (std::find(blocks.begin(), blocks.end(), all_[i]) == blocks.end()) continue;
    const int row = recurrentRow(layer_.cell(), all_[i]) * H;
    layer_.biasRecurrent.of(reduced).middleRows(row, H) =
        layer_.biasRecurrent.of(theta_).middleRows(row, H) + layer_.U.of(theta_).middleRows(row, H) * input_[i].col(column);
  }
  return layer_.jacobian(reduced, trajectory_.input(t, b), trajectory_.before(t, b));
}

JacobianParts PathSplitter::split(int t, int b, const Matrix<double>& whole) {
  const Matrix<double> direct = without(allCut_, all_, t, b), noGates = without(gatesCut_, gates_, t, b);
  return {direct, whole - noGates, noGates - direct};
}

void PathSplitter::begin(int b) {
  sample_ = b;
  next_ = zeros(Eigen::Index(layer_.cell().states) * layer_.hidden());
}

void PathSplitter::back(int t, const Matrix<double>& j) {
  here_ = next_;
  const Eigen::Index first = trajectory_.length - added_.cols() / trajectory_.batch;
  if (t >= first) {
    const Vector<double> added = added_.col((t - first) * trajectory_.batch + sample_);
    here_[kTotal].addToHead(added);
    here_[kHighway].addToHead(added);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    double& sum = logSquares_[i][static_cast<std::size_t>(t)];
    sum = logSum(sum, 2.0 * here_[i].logNorm());
  }
  const JacobianParts parts = split(t, sample_, j);
  next_[kTotal] = here_[kTotal].backThrough(j);
  for (const auto i : {kHighway, kGates, kHidden}) next_[i] = here_[i].backThrough(parts.direct);
  next_[kGates].add(here_[kTotal].backThrough(parts.gates));
  next_[kHidden].add(here_[kTotal].backThrough(parts.candidate));
}

Paths PathSplitter::result(int firstLoss, int lastLoss) const {
  Paths paths;
  Paths::Path* const all[] = {&paths.total, &paths.highway, &paths.gates, &paths.hidden};
  for (std::size_t i = 0; i < 4; ++i) {
    for (double squares : logSquares_[i]) all[i]->logNorm.push_back(0.5 * squares);
    all[i]->fit = fitBackward(all[i]->logNorm, firstLoss, lastLoss);
    // At the step where the loss comes in, nothing has gone through a gate or the candidate yet.
    if (i >= kGates && all[i]->fit.t1 == 0) all[i]->fit = fitBackward(all[i]->logNorm, firstLoss - 1, lastLoss - 1);
    if (i >= kGates && all[i]->fit.t1 > 0)
      all[i]->fit.range = "up to step " + std::to_string(all[i]->fit.t2) + "; what leaves the highway on the way is in it";
  }
  return paths;
}

}  // namespace backflow
