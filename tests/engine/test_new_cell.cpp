// A cell that the program does not have, in one struct and one CellInfo: what adding a cell takes. It uses everything that a
// cell may have, and passes the judge that the others pass.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"
#include "engine/network/layer.h"
#include "engine/train/gradient_check.h"

using namespace backflow;

namespace {

// Minimal gated unit (Zhou, Wu, Zhang and Zhou 2016) with the reset left out, as in Heck and Salem 2017, and a memory that
// gathers half of each state, to have one.
//   f = σ(a_f)    n = φ(a_n)    c_t = ½ c_{t−1} + ½ n    h_t = (1−f)⊙h_{t−1} + f⊙c_t
struct Gathering {
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, true}};  // n f; n sees the input only
  static constexpr int kSlots = 2, kStates = 2;

  template <class V, class Phi>
  static void forward(Forward<Gathering, V>& s, const Phi& phi) {
    const auto& [an, af] = s.slot;
    const V n = phi(an), f = sigmoid(af);
    const V c = V(0.5) * (s.before[1] + n);
    s.now = {s.before[0] + f * (c - s.before[0]), c};
    s.slot = {phi.keep(an, n), f};
  }

  template <class V, class Phi>
  static void backward(Backward<Gathering, V>& s, Phi& phi) {
    const auto& [keptN, f] = s.slot;
    const V dh = s.d[0];
    const V dc = s.d[1] + dh * f;
    s.da = {phi.back(keptN, V(0.5) * dc), dh * (s.now[1] - s.before[0]) * f * (V(1) - f)};
    s.d = {dh * (V(1) - f), V(0.5) * dc};
  }
};

constexpr TorchRows kTorch[] = {{0, -1}, {1, 1}};
const CellInfo gathering = cellOf<Gathering>(
    {.about = {"gathering", "Gathering unit", "h_t = (1−f)⊙h_{t−1} + f⊙c_t", ""}, .forgetBlock = 1, .torch = kTorch});

constexpr int kInputs = 3, kHidden = 5, kSteps = 6, kBatch = 2;

// L = Σ_t Σ cos(t)·h_t², over the whole sequence, of one layer as a function of its parameters.
GradientCheck check(const char* activation) {
  ParameterLayout layout;
  Layer<double> layer(gathering, activation, kInputs, kHidden, layout);
  LayerTape<double> tape;
  Random random(5, Stream::Check);
  Matrix<double> x(kInputs, kSteps * kBatch), weight(kHidden, kSteps * kBatch);
  for (double& v : x.reshaped()) v = random.normal();
  for (Eigen::Index i = 0; i < weight.cols(); ++i) weight.col(i).setConstant(std::cos(static_cast<double>(i / kBatch)));

  Differentiable f;
  f.at.resize(layout.size());
  for (double& v : f.at) v = 0.5 * random.normal();
  f.loss = [&](const Vector<double>& theta) {
    layer.shape(tape, kSteps, kBatch);
    layer.setInput(tape, x);
    layer.prepare(theta);
    layer.forward(tape);
    return (layer.states(tape).array().square() * weight.array()).sum();
  };
  f.loss(f.at);
  const Matrix<double> h = layer.states(tape);
  const ScaledAdjoint<double> above{2.0 * h.cwiseProduct(weight), std::vector<int>(kSteps, 0)};
  f.gradient.setZero(layout.size());
  const int exponent = layer.backward(tape, above, {}, f.gradient);
  f.gradient *= std::ldexp(1.0, exponent);
  f.nameOf = [](Eigen::Index i) { return "parameter " + std::to_string(i); };
  return checkGradient(f);
}

}  // namespace

TEST_CASE("a new cell has the parameters that its blocks say") {
  ParameterLayout layout;
  const Layer<double> layer(gathering, "tanh", kInputs, kHidden, layout);
  CHECK(layer.W.rows == 2 * kHidden);
  CHECK(layer.W.cols == kInputs);
  CHECK(layer.U.rows == kHidden);  // one block of the two sees h
  CHECK(layer.U.cols == kHidden);
  CHECK(layout.size() == 2 * kHidden * (kInputs + 1) + kHidden * (kHidden + 1));
}

TEST_CASE("a new cell passes the gradient check with every activation") {
  REQUIRE_FALSE(activations().empty());
  for (const ActivationInfo* activation : activations()) {
    const GradientCheck result = check(activation->about.id.data());
    INFO(activation->about.id << ": " << result.worst << " at " << result.where);
    CHECK(result.worst <= 1e-6);
    CHECK(result.checked >= 2 * kHidden * (kInputs + 1) + kHidden * (kHidden + 1));
  }
}

TEST_CASE("a new cell's forward pass is its equation, and float32 agrees with float64") {
  ParameterLayout layout, sameLayout;
  Layer<double> layer(gathering, "tanh", 1, 1, layout);
  Layer<float> single(gathering, "tanh", 1, 1, sameLayout);
  Vector<double> theta(layout.size());
  theta << 0.7, -0.4, 0.9, 0.1, 0.2, -0.3;  // W_n W_f, U_f, b_n b_f, b′_f
  Matrix<double> x(1, 4);
  x << 0.5, -1.0, 2.0, 0.25;
  LayerTape<double> tape;
  layer.shape(tape, 4, 1);
  layer.setInput(tape, x);
  layer.prepare(theta);
  layer.forward(tape);
  LayerTape<float> singleTape;
  constexpr int kFused = 4;  // samples, all the same: so many go from the product to the cell in registers
  single.shape(singleTape, 4, kFused);
  Matrix<float> same(1, 4 * kFused);
  for (Eigen::Index i = 0; i < same.cols(); ++i) same(0, i) = static_cast<float>(x(0, i / kFused));
  single.setInput(singleTape, same);
  single.prepare(theta.cast<float>(), false, kFused);
  single.forward(singleTape);
  double h = 0.0, c = 0.0;
  for (int t = 0; t < 4; ++t) {
    const double f = 1.0 / (1.0 + std::exp(-(-0.4 * x(0, t) + 0.2 + 0.9 * h - 0.3)));
    c = 0.5 * (c + std::tanh(0.7 * x(0, t) + 0.1));
    h = (1.0 - f) * h + f * c;
    CHECK(layer.states(tape)(0, t) == Approx(h).epsilon(1e-14));
    CHECK(static_cast<double>(single.states(singleTape)(0, t * kFused)) == Approx(h).epsilon(1e-5));
  }
}
