// Ω of Pascanu, Mikolov and Bengio 2013 against its definition (layer_back.cpp), written out plainly here:
//   Ω = α Σ_{t>1} Σ_b (‖w‖²/‖δ_t‖² − 1)²,   w = D_t + Uᵀ ∂L/∂a_t,   D_t what passes on without U
// and ∂Ω/∂U with δ_t and ∂L/∂a_t held fixed, which is what makes it "immediate".
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/network/layer.h"
#include "engine/train/gradient_check.h"

using namespace backflow;

namespace {

constexpr int kInputs = 2, kHidden = 3, kSteps = 6, kBatch = 2;
constexpr double kWeight = 0.7;

struct Passed {  // one backward pass
  Vector<double> theta, gradient;
  Matrix<double> u;      // blocks·H × H
  Matrix<double> delta;  // H × B·T
  Matrix<double> da;     // blocks·H × B·T
  double omega = 0.0;
};

// `size`: of what the loss adds at every step.
Passed backward(const CellInfo& cell, double weight, double size = 1.0, int truncate = 0) {
  ParameterLayout layout;
  Layer<double> layer(cell, "tanh", kInputs, kHidden, layout);
  LayerTape<double> tape;
  Random random(3, Stream::Check);
  Passed p;
  p.theta.resize(layout.size());
  for (double& v : p.theta) v = 0.6 * random.normal();
  Matrix<double> x(kInputs, kSteps * kBatch), above(kHidden, kSteps * kBatch);
  for (double& v : x.reshaped()) v = random.normal();
  for (double& v : above.reshaped()) v = size * random.normal();
  layer.shape(tape, kSteps, kBatch);
  layer.setInput(tape, x);
  layer.prepare(p.theta);
  layer.forward(tape);
  BackwardOptions options;
  options.keepAdjoints = true;
  options.omega = weight;
  options.truncate = truncate;
  p.gradient.setZero(layout.size());
  p.gradient *= std::ldexp(1.0, layer.backward(tape, {above, std::vector<int>(kSteps, 0)}, options, p.gradient));
  p.u = layer.U.of(p.theta);
  p.delta = tape.adjoints;
  p.omega = tape.omega;
  const auto blocks = static_cast<int>(cell.blocks.size());
  p.da.resize(blocks * kHidden, kSteps * kBatch);
  for (int i = 0; i < blocks; ++i) p.da.middleRows(i * kHidden, kHidden) = layer.slot(tape, i);
  for (int t = 0; t < kSteps; ++t)
    p.da.middleCols(t * kBatch, kBatch) *= std::ldexp(1.0, tape.exponent[static_cast<std::size_t>(t)]);
  return p;
}

// `passes`: D_t = δ_t, else 0. Where truncation lets nothing go from t to t − 1, there is nothing to keep up.
double omega(const Passed& p, const Matrix<double>& u, bool passes, int truncate) {
  double sum = 0.0;
  for (Eigen::Index j = kBatch; j < p.delta.cols(); ++j) {
    const auto t = static_cast<int>(j / kBatch);  // from 0
    if (truncate > 0 && (kSteps - t) % truncate == 0) continue;
    Vector<double> w = u.transpose() * p.da.col(j);
    if (passes) w += p.delta.col(j);
    const double ratio = w.squaredNorm() / p.delta.col(j).squaredNorm();
    sum += (ratio - 1.0) * (ratio - 1.0);
  }
  return kWeight * sum;
}

}  // namespace

TEST_CASE("Ω has the value of its definition, and its gradient is that with δ and ∂L/∂a held fixed") {
  const int truncate = GENERATE(0, 2);
  for (const CellInfo* cell : {&cell::rnn, &cell::residual, &cell::lstm}) {
    const bool passes = cell == &cell::residual;
    const Passed with = backward(*cell, kWeight, 1.0, truncate), without = backward(*cell, 0.0, 1.0, truncate);
    INFO(cell->about.id << ", truncate " << truncate);
    CHECK(without.omega == 0.0);
    CHECK(with.omega > 0.01);
    CHECK(with.omega == Approx(omega(with, with.u, passes, truncate)).epsilon(1e-12));

    ParameterLayout layout;
    const Layer<double> layer(*cell, "tanh", kInputs, kHidden, layout);
    const Vector<double> added = with.gradient - without.gradient;
    Differentiable f;
    f.at = with.u.reshaped();
    f.loss = [&](const Vector<double>& u) { return omega(with, u.reshaped(with.u.rows(), with.u.cols()), passes, truncate); };
    f.gradient = layer.U.of(added).reshaped();
    f.nameOf = [](Eigen::Index i) { return "U " + std::to_string(i); };
    const GradientCheck check = checkGradient(f);
    INFO(check.worst << " at " << check.where);
    CHECK(check.worst <= 1e-6);
    CHECK(check.checked == with.u.size());
    f.gradient *= 0.5;
    CHECK(checkGradient(f).worst > 0.1);
    // All other parameters are left alone.
    Vector<double> others = added;
    layer.U.of(others).setZero();
    CHECK(others.cwiseAbs().maxCoeff() <= 1e-14);
  }
}

TEST_CASE("Ω does not hear a signal below 1e-10") {
  CHECK(backward(cell::rnn, kWeight, 1e-8).omega == Approx(backward(cell::rnn, kWeight).omega).epsilon(1e-9));
  const Passed silent = backward(cell::rnn, kWeight, 1e-13), without = backward(cell::rnn, 0.0, 1e-13);
  CHECK(silent.omega == 0.0);
  CHECK(silent.gradient == without.gradient);
}
