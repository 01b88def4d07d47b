// J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) against central differences, for every cell.
#include <catch2/catch.hpp>

#include "engine/cells/list.h"
#include "engine/core/random.h"
#include "engine/network/layer.h"

using namespace backflow;

TEST_CASE("the Jacobian of one step agrees with central differences for every cell") {
  constexpr int kInputs = 3, kHidden = 5;
  REQUIRE_FALSE(cells().empty());
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    ParameterLayout layout;
    Layer<double> layer(*cell, "tanh", kInputs, kHidden, layout);
    Random random(3, Stream::Check);
    const auto draw = [&](auto&& m) {
      for (double& v : m.reshaped()) v = 0.6 * random.normal();
    };
    Vector<double> theta(layout.size()), x(kInputs);
    Matrix<double> before(kHidden, cell->states);
    draw(theta);
    draw(x);
    draw(before);
    const Matrix<double> j = layer.jacobian(theta, x, before);

    const auto after = [&](const Matrix<double>& state) {
      LayerTape<double> tape;
      layer.shape(tape, 1, 1);
      layer.setInput(tape, x);
      for (int i = 0; i < cell->states; ++i) layer.state(tape, i, 0) = state.col(i);
      layer.prepare(theta);
      layer.forward(tape);
      Vector<double> out(cell->states * kHidden);
      for (int i = 0; i < cell->states; ++i) out.segment(i * kHidden, kHidden) = layer.state(tape, i, 1);
      return out;
    };
    Matrix<double> differences(j.rows(), j.cols());
    for (Eigen::Index i = 0; i < before.size(); ++i) {
      constexpr double h = 1e-5;
      Matrix<double> up = before, down = before;
      up.data()[i] += h;
      down.data()[i] -= h;
      differences.col(i) = (after(up) - after(down)) / (2.0 * h);
    }
    CHECK((j - differences).cwiseAbs().maxCoeff() < 1e-9);
    CHECK(j.norm() > 0.1);
  }
}
