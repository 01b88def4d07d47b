// A layer against the textbook: BPTT for the RNN and the LSTM written as plain loops over samples, steps and matrices. H runs
// over sizes that fill packets and that do not, since the layer pads H and the padding must not be heard.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/network/layer.h"

using namespace backflow;

namespace {

constexpr int kInputs = 3, kSteps = 7, kBatch = 3;
using M = Matrix<double>;
using V = Vector<double>;

struct Textbook {
  M h, c, delta, dx;   // H × B·T, δ_t = ∂L/∂h_t; I × B·T
  M dW, dU, dh0, dc0;  // dh0: H × B
  V db;                // also ∂L/∂b′
};

struct Problem {
  M W, U, x, above, h0, c0;  // above: what the loss adds to δ_t
  V b;                       // b + b′
};

V sigmoidOf(const V& a) { return 1.0 / (1.0 + (-a.array()).exp()); }

Textbook empty(const Problem& p) {
  const Eigen::Index H = p.U.cols(), n = p.x.cols();
  return {M(H, n),
          M(H, n),
          M(H, n),
          M(kInputs, n),
          M::Zero(p.W.rows(), kInputs),
          M::Zero(p.U.rows(), H),
          M(H, kBatch),
          M(H, kBatch),
          V::Zero(p.W.rows())};
}

// h_t = tanh(W x_t + U h_{t−1} + b)
Textbook elman(const Problem& p) {
  Textbook r = empty(p);
  const Eigen::Index H = p.U.cols();
  for (int s = 0; s < kBatch; ++s) {
    const auto before = [&](int t) -> V { return t == 0 ? V(p.h0.col(s)) : V(r.h.col((t - 1) * kBatch + s)); };
    for (int t = 0; t < kSteps; ++t) {
      const int j = t * kBatch + s;
      r.h.col(j) = (p.W * p.x.col(j) + p.U * before(t) + p.b).array().tanh();
    }
    V carried = V::Zero(H);
    for (int t = kSteps - 1; t >= 0; --t) {
      const int j = t * kBatch + s;
      r.delta.col(j) = carried + p.above.col(j);
      const V da = r.delta.col(j).array() * (1.0 - r.h.col(j).array().square());
      r.dW += da * p.x.col(j).transpose();
      r.dU += da * before(t).transpose();
      r.db += da;
      r.dx.col(j) = p.W.transpose() * da;
      carried = p.U.transpose() * da;
    }
    r.dh0.col(s) = carried;
  }
  return r;
}

// Gates i f g o, one under the other.
Textbook lstm(const Problem& p) {
  Textbook r = empty(p);
  const Eigen::Index H = p.U.cols();
  for (int s = 0; s < kBatch; ++s) {
    const auto hBefore = [&](int t) -> V { return t == 0 ? V(p.h0.col(s)) : V(r.h.col((t - 1) * kBatch + s)); };
    const auto cBefore = [&](int t) -> V { return t == 0 ? V(p.c0.col(s)) : V(r.c.col((t - 1) * kBatch + s)); };
    M gates(4 * H, kSteps);
    for (int t = 0; t < kSteps; ++t) {
      const int j = t * kBatch + s;
      const V a = p.W * p.x.col(j) + p.U * hBefore(t) + p.b;
      gates.col(t) << sigmoidOf(a.head(2 * H)), a.segment(2 * H, H).array().tanh().matrix(), sigmoidOf(a.tail(H));
      const V i = gates.col(t).head(H), f = gates.col(t).segment(H, H), g = gates.col(t).segment(2 * H, H);
      r.c.col(j) = f.cwiseProduct(cBefore(t)) + i.cwiseProduct(g);
      r.h.col(j) = gates.col(t).tail(H).array() * r.c.col(j).array().tanh();
    }
    V dhCarried = V::Zero(H), dc = V::Zero(H);
    for (int t = kSteps - 1; t >= 0; --t) {
      const int j = t * kBatch + s;
      r.delta.col(j) = dhCarried + p.above.col(j);
      const Eigen::ArrayXd i = gates.col(t).head(H), f = gates.col(t).segment(H, H), g = gates.col(t).segment(2 * H, H),
                           o = gates.col(t).tail(H), y = r.c.col(j).array().tanh(), dh = r.delta.col(j);
      dc += (dh * o * (1.0 - y * y)).matrix();
      V da(4 * H);
      da << (dc.array() * g * i * (1.0 - i)).matrix(), (dc.array() * cBefore(t).array() * f * (1.0 - f)).matrix(),
          (dc.array() * i * (1.0 - g * g)).matrix(), (dh * y * o * (1.0 - o)).matrix();
      r.dW += da * p.x.col(j).transpose();
      r.dU += da * hBefore(t).transpose();
      r.db += da;
      r.dx.col(j) = p.W.transpose() * da;
      dhCarried = p.U.transpose() * da;
      dc = dc.array() * f;
    }
    r.dh0.col(s) = dhCarried;
    r.dc0.col(s) = dc;
  }
  return r;
}

M numbers(Eigen::Index rows, Eigen::Index cols, double size, Random& random) {
  M m(rows, cols);
  for (double& v : m.reshaped()) v = size * random.normal();
  return m;
}

template <class S>
Textbook byLayer(const CellInfo& cell, const Problem& p) {
  const auto H = static_cast<int>(p.U.cols());
  ParameterLayout layout;
  Layer<S> layer(cell, "tanh", kInputs, H, layout);
  Vector<S> theta = Vector<S>::Zero(layout.size()), gradient = theta;
  layer.W.of(theta) = p.W.cast<S>();
  layer.U.of(theta) = p.U.cast<S>();
  layer.biasInput.of(theta) = (0.25 * p.b).cast<S>();
  layer.biasRecurrent.of(theta) = (0.75 * p.b).cast<S>();
  LayerTape<S> tape;
  layer.shape(tape, kSteps, kBatch);
  layer.setInput(tape, p.x.cast<S>());
  layer.state(tape, 0, 0) = p.h0.cast<S>();
  if (cell.states > 1) layer.state(tape, 1, 0) = p.c0.cast<S>();
  layer.prepare(theta, true);
  layer.forward(tape);
  Textbook r = empty(p);
  r.h = layer.states(tape).template cast<double>();
  for (int t = 1; t <= kSteps && cell.states > 1; ++t)
    r.c.middleCols((t - 1) * kBatch, kBatch) = layer.state(tape, 1, t).template cast<double>();
  BackwardOptions options;
  options.keepAdjoints = options.inputGradient = true;
  const int exponent = layer.backward(tape, {p.above.cast<S>(), std::vector<int>(kSteps, 0)}, options, gradient);
  CHECK(exponent == 0);
  r.dW = layer.W.of(gradient).template cast<double>();
  r.dU = layer.U.of(gradient).template cast<double>();
  r.db = layer.biasInput.of(gradient).col(0).template cast<double>();
  CHECK(layer.biasRecurrent.of(gradient).col(0) == layer.biasInput.of(gradient).col(0));
  r.delta = tape.adjoints.template cast<double>();
  r.dh0 = tape.initialAdjoint[0].template cast<double>();
  if (cell.states > 1) r.dc0 = tape.initialAdjoint[1].template cast<double>();
  for (int t = 0; t < kSteps; ++t)
    r.dx.middleCols(t * kBatch, kBatch) = tape.input.values.block(0, t * kBatch, kInputs, kBatch).template cast<double>() *
                                          std::ldexp(1.0, tape.input.exponent[static_cast<std::size_t>(t)]);
  for (int t = 0; t < kSteps; ++t)
    CHECK(tape.logNorm(t) ==
          Approx(std::log(r.delta.middleCols(t * kBatch, kBatch).norm())).margin(sizeof(S) == 4 ? 1e-5 : 1e-12));
  return r;
}

// The largest difference, in parts of each quantity's largest entry.
double apart(const Textbook& a, const Textbook& b, bool memory) {
  const auto part = [](const auto& x, const auto& y) { return (x - y).cwiseAbs().maxCoeff() / y.cwiseAbs().maxCoeff(); };
  double worst = 0.0;
  for (const auto& [x, y] : {std::pair(&a.h, &b.h), std::pair(&a.delta, &b.delta), std::pair(&a.dx, &b.dx),
                             std::pair(&a.dW, &b.dW), std::pair(&a.dU, &b.dU), std::pair(&a.dh0, &b.dh0)})
    worst = std::max(worst, part(*x, *y));
  if (memory) worst = std::max({worst, part(a.c, b.c), part(a.dc0, b.dc0)});
  return std::max(worst, part(a.db, b.db));
}

}  // namespace

TEST_CASE("RNN and LSTM are the textbook's, forward and back, for every padding of H") {
  for (int H : {1, 5, 8, 16, 17, 50})
    for (const CellInfo* cell : {&cell::rnn, &cell::lstm}) {
      Random random(static_cast<std::uint64_t>(H), Stream::Check);
      const auto rows = static_cast<Eigen::Index>(cell->blocks.size()) * H;
      const Problem p{numbers(rows, kInputs, 0.7, random),
                      numbers(rows, H, 1.0 / std::sqrt(H), random),
                      numbers(kInputs, kSteps * kBatch, 1.0, random),
                      numbers(H, kSteps * kBatch, 1.0, random),
                      numbers(H, kBatch, 0.5, random),
                      numbers(H, kBatch, 0.5, random),
                      numbers(rows, 1, 0.5, random)};
      const bool memory = cell->states > 1;
      const Textbook want = memory ? lstm(p) : elman(p);
      Textbook got = byLayer<double>(*cell, p);
      INFO(cell->about.id << ", H = " << H << ": " << apart(got, want, memory));
      CHECK(apart(got, want, memory) < 1e-13);
      CHECK(apart(byLayer<float>(*cell, p), want, memory) < 2e-5);
      got.dU(0, 0) += 1e-6 * want.dU.cwiseAbs().maxCoeff();
      CHECK(apart(got, want, memory) > 5e-7);
    }
}

TEST_CASE("a tape that is shaped anew for another length or batch carries nothing over") {
  for (const CellInfo* cell : cells()) {
    ParameterLayout layout;
    Layer<double> layer(*cell, "tanh", kInputs, 5, layout);
    Random random(8, Stream::Check);
    const V theta = numbers(layout.size(), 1, 0.5, random);
    layer.prepare(theta);
    LayerTape<double> used, fresh;
    for (auto [length, batch] : {std::pair(9, 4), std::pair(3, 2), std::pair(3, 2), std::pair(6, 1)}) {
      const M x = numbers(kInputs, length * batch, 1.0, random), above = numbers(5, length * batch, 1.0, random);
      V gradient[2];
      M h[2];
      fresh = {};
      for (int i = 0; i < 2; ++i) {
        LayerTape<double>& tape = i == 0 ? used : fresh;
        layer.shape(tape, length, batch);
        layer.setInput(tape, x);
        layer.forward(tape);
        h[i] = layer.states(tape);
        gradient[i].setZero(layout.size());
        layer.backward(tape, {above, std::vector<int>(static_cast<std::size_t>(length), 0)}, {}, gradient[i]);
      }
      INFO(cell->about.id << ", T = " << length << ", B = " << batch);
      CHECK(h[0] == h[1]);
      CHECK(gradient[0] == gradient[1]);
    }
  }
}
