// Fused passes, whose pre-activations (forward) and adjoints (backward) stay in registers, compute what the others do: up to
// thirty-two samples in fours are fused, and one sample more is not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/core/register_tile.h"
#include "engine/network/layer.h"

using namespace backflow;

namespace {

constexpr int kInputs = 3, kSteps = 7;

bool fusible(const CellInfo& cell) {
  return !cell.innerProduct && !memoryBlocks(cell) && bulkBlocks(cell.blocks) < static_cast<int>(cell.blocks.size());
}

// Of `from` the columns of the first `kept` of `batch` samples at every step.
Matrix<float> keep(const Matrix<float>& from, int batch, int kept) {
  const auto steps = from.cols() / batch;
  Matrix<float> all(from.rows(), steps * kept);
  for (Eigen::Index t = 0; t < steps; ++t) all.middleCols(t * kept, kept) = from.middleCols(t * batch, kept);
  return all;
}

struct Pass {
  std::vector<Matrix<float>> forward;   // states and slots at every step
  std::vector<Matrix<float>> backward;  // ∂L/∂a, δ_t, ∂L/∂h_0 and ∂L/∂c_0
  Matrix<double> squares;               // of each sample's δ_t
};

// Both ways through the layer with `batch` samples, the loss Σ_t Σ h_t cos(…) at every third step; keeps `kept` samples.
Pass pass(const CellInfo& cell, std::string_view activation, int hidden, int batch, int kept) {
  ParameterLayout layout;
  Layer<float> layer(cell, activation, kInputs, hidden, layout);
  Random random(7, Stream::Check);
  Vector<float> theta(layout.size());
  for (float& v : theta) v = static_cast<float>(0.4 * random.normal());
  LayerTape<float> tape;
  layer.shape(tape, kSteps, batch);
  Matrix<float> x(kInputs, kSteps * batch);
  for (int t = 0; t < kSteps; ++t)
    for (int b = 0; b < batch; ++b)
      for (int i = 0; i < kInputs; ++i) x(i, t * batch + b) = static_cast<float>(std::sin(1.0 + t + 3.7 * b + 0.9 * i));
  layer.setInput(tape, x);
  layer.prepare(theta, false, batch);
  layer.forward(tape);
  Pass pass;
  for (int i = 0; i < cell.states; ++i)
    for (int t = 0; t <= kSteps; ++t) pass.forward.push_back(keep(layer.state(tape, i, t), batch, kept));
  for (int i = 0; i < cell.slots; ++i) pass.forward.push_back(keep(layer.slot(tape, i), batch, kept));

  ScaledAdjoint<float> above;
  above.exponent.assign(kSteps, 0);
  above.values.setZero(hidden, kSteps * batch);
  for (int t = kSteps - 1; t >= 0; t -= 3)
    for (int b = 0; b < batch; ++b)
      for (int u = 0; u < hidden; ++u) above.values(u, t * batch + b) = static_cast<float>(std::cos(0.3 * t + 1.9 * b + u));
  BackwardOptions options;
  options.keepAdjoints = true;
  Vector<float> gradient = Vector<float>::Zero(layout.size());
  layer.backward(tape, above, options, gradient);
  REQUIRE(std::all_of(tape.exponent.begin(), tape.exponent.end(), [](int k) { return k == 0; }));
  for (std::size_t p = 0; p < cell.blocks.size(); ++p)
    pass.backward.push_back(keep(layer.slot(tape, static_cast<int>(p)), batch, kept));
  pass.backward.push_back(keep(tape.adjoints, batch, kept));
  for (int i = 0; i < cell.states; ++i) pass.backward.push_back(keep(tape.initialAdjoint[i], batch, kept));
  pass.squares = tape.sampleSquares.topRows(kept);
  return pass;
}

bool sameBits(const std::vector<Matrix<float>>& a, const std::vector<Matrix<float>>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Matrix<float>& x, const Matrix<float>& y) {
    return (x.array() == y.array() || (x.array().isNaN() && y.array().isNaN())).all();
  });
}

}  // namespace

TEST_CASE("every cell and activation that can be fused is, and leaves the same bits") {
  REQUIRE(!cells().empty());
  REQUIRE(!activations().empty());
  int compared = 0;
  for (const CellInfo* cell : cells()) {
    if (!fusible(*cell)) continue;
    for (const ActivationInfo* phi : activations()) {
      CAPTURE(cell->about.id, phi->about.id);
      const auto pointwise = cell->makeFloat(phi->about.id);
      REQUIRE(pointwise->fuses(8) == (kRegisters<float> == 32));
      REQUIRE(!pointwise->fuses(6));
      REQUIRE(!pointwise->fuses(33));
      REQUIRE(!pointwise->fuses(36));
      for (int hidden : {5, 33, 70})  // one packet, and panels that are full or not
        for (int batch : {4, 12, 32}) {
          CAPTURE(hidden, batch);
          const Pass fused = pass(*cell, phi->about.id, hidden, batch, batch),
                     other = pass(*cell, phi->about.id, hidden, 33, batch);
          REQUIRE(sameBits(fused.forward, other.forward));
          REQUIRE(sameBits(fused.backward, other.backward));
          REQUIRE(std::any_of(fused.forward.begin(), fused.forward.end(), [](const auto& m) { return !m.isZero(0.0f); }));
          // From panel to panel the squares are added in another order.
          REQUIRE(((fused.squares - other.squares).array().abs() <= 1e-6 * other.squares.array()).all());
          REQUIRE(fused.squares.maxCoeff() > 0.0);
          ++compared;
        }
    }
  }
  CHECK(compared >= 450);
}
