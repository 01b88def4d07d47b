// The fused forward pass, whose pre-activations never are in memory, has the bits of the other one: up to eight samples in
// fours are fused, and one sample more is not.
#include <catch2/catch.hpp>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/core/register_tile.h"
#include "engine/network/layer.h"

using namespace backflow;

namespace {

constexpr int kInputs = 3, kSteps = 7;

bool fusible(const CellInfo& cell) {
  return !cell.innerProduct && !memoryBlocks(cell) && cell.bulkBlocks() < static_cast<int>(cell.blocks.size());
}

// All that forward leaves of the first `kept` of `batch` samples: states, then slots.
Matrix<float> forward(const CellInfo& cell, std::string_view activation, int hidden, int batch, int kept) {
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
  Matrix<float> all((cell.states + cell.slots) * hidden, kSteps * kept);
  for (int t = 0; t < kSteps; ++t) {
    auto here = all.middleCols(t * kept, kept);
    for (int i = 0; i < cell.states; ++i) here.middleRows(i * hidden, hidden) = layer.state(tape, i, t + 1).leftCols(kept);
    for (int i = 0; i < cell.slots; ++i)
      here.middleRows((cell.states + i) * hidden, hidden) = layer.slot(tape, i).middleCols(t * batch, kept);
  }
  return all;
}

// Notes whether the layer's panels of so many units were fused.
bool fuses(const CellInfo& cell, std::string_view activation, Eigen::Index units, int batch) {
  const int groups = static_cast<int>(cell.blocks.size()) - cell.bulkBlocks();
  PackedMatrix<float> packed;
  packed.pack(Matrix<float>::Zero(units * groups, 5), groups);
  REQUIRE(packed.panels() == 1);
  const Matrix<float> b = Matrix<float>::Zero(5, batch);
  RightSide<float> right;
  const auto product = packed.panelProduct(0, right.of(b.data(), 5, 5, batch), nullptr);
  REQUIRE(product);
  Matrix<float> saved = Matrix<float>::Zero(cell.slots * units, batch), before = Matrix<float>::Zero(units, batch),
                next = before;
  const Vector<float> own = Vector<float>::Zero(units * std::max(1, cell.own.derived)), alpha = Vector<float>::Zero(units);
  StepPointers<float> p;
  p.units = static_cast<int>(units);
  p.batch = batch;
  p.saved = saved.data();
  p.savedLd = saved.rows();
  p.slotStep = units;
  for (int i = 0; i < cell.states; ++i) {
    p.previous[i] = before.data();
    p.next[i] = next.data();
    p.stateLd[i] = units;
  }
  p.own = own.data();
  p.alpha = alpha.data();
  return cell.makeFloat(activation)->forwardFused(*product, p);
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
      REQUIRE(fuses(*cell, phi->about.id, Pack<float>::kWidth, 8) == (kRegisters<float> == 32));
      REQUIRE(!fuses(*cell, phi->about.id, Pack<float>::kWidth, 6));
      REQUIRE(!fuses(*cell, phi->about.id, Pack<float>::kWidth, 12));
      for (int hidden : {5, 33, 70})  // one packet, and panels that are full or not
        for (int batch : {4, 8}) {
          CAPTURE(hidden, batch);
          const Matrix<float> fused = forward(*cell, phi->about.id, hidden, batch, batch);
          const Matrix<float> other = forward(*cell, phi->about.id, hidden, 9, batch);
          REQUIRE(fused.cwiseAbs().maxCoeff() > 0.0f);
          REQUIRE((fused.array() == other.array() || (fused.array().isNaN() && other.array().isNaN())).all());
          ++compared;
        }
    }
  }
  CHECK(compared >= 300);
}
