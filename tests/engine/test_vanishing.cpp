// Gradient norms beyond the range of float32: what one precision measures, the other confirms.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/network/layer.h"
#include "engine/network/network.h"
#include "engine/network/recurrent.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

constexpr double kLn10 = 2.302585092994046;
constexpr double kApart = 1e-3;  // between the logarithms

Experiment adding(int length, const std::string& activation, double gain, int layers) {
  Experiment e;
  e.task.length = length;
  e.model.activation = activation;
  e.model.init.gain = gain;
  e.model.layers = layers;
  e.train.batch = 8;
  e.train.optimizer = "sgd";
  e.train.learningRate = 0.0;
  e.train.validateEvery = 0;
  return e;
}

// ln ‖∂L/∂h_t‖ of every layer, bottom first, in one precision.
std::vector<std::vector<double>> logNorms(Experiment e, Precision precision) {
  e.precision = precision;
  const std::unique_ptr<Run> run = Run::make(e);
  Snapshot snapshot;
  run->fill(snapshot);
  std::vector<std::vector<double>> norms;
  for (const Snapshot::Layer& layer : snapshot.layers) norms.push_back(layer.logNorm);
  return norms;
}

// Both precisions agree at every step of every layer; returns the smallest and the largest logarithm.
std::pair<double, double> agreed(const Experiment& e) {
  const auto single = logNorms(e, Precision::Float32), twice = logNorms(e, Precision::Float64);
  REQUIRE(single.size() == static_cast<std::size_t>(e.model.layers));
  REQUIRE(twice.size() == single.size());
  double low = 1e300, high = -1e300, apart = 0.0;
  for (std::size_t l = 0; l < single.size(); ++l) {
    REQUIRE(single[l].size() == static_cast<std::size_t>(e.task.length));
    for (std::size_t t = 0; t < single[l].size(); ++t) {
      INFO("layer " << l + 1 << ", time step " << t + 1);
      REQUIRE(std::isfinite(single[l][t]));
      REQUIRE(std::isfinite(twice[l][t]));
      REQUIRE(single[l][t] == Approx(twice[l][t]).margin(kApart).epsilon(0.0));
      apart = std::max(apart, std::abs(single[l][t] - twice[l][t]));
      low = std::min(low, twice[l][t]);
      high = std::max(high, twice[l][t]);
    }
  }
  CAPTURE(apart, low / kLn10, high / kLn10);
  CHECK(apart <= kApart);
  return {low, high};
}

}  // namespace

TEST_CASE("a vanishing tanh network: float32 measures what float64 does") {
  for (int layers : {1, 2}) {
    const auto [low, high] = agreed(adding(200, "tanh", 0.9, layers));
    CHECK(low < -9.0 * kLn10);  // 0.9^200 = 7e-10 at the most
    CHECK(high > low);
  }
}

TEST_CASE("norms below 1e-50, which float32 cannot hold, are still right") {
  for (int layers : {1, 2}) CHECK(agreed(adding(200, "sigmoid", 1.5, layers)).first < -50.0 * kLn10);
}

TEST_CASE("norms beyond float64 too: 1e-400 is measured as 1e-400") {
  CHECK(agreed(adding(700, "sigmoid", 1.0, 1)).first < -400.0 * kLn10);
}

// The states of a linear network grow to 1.25^300 = 1e29, which float32 still holds; the error at the end is as large, and
// grows by as much again on its way back.
TEST_CASE("an exploding linear network: norms above 1e38 are right and finite in float32") {
  for (int layers : {1, 2}) CHECK(agreed(adding(300, "linear", 1.25, layers)).second > 45.0 * kLn10);
}

TEST_CASE("a linear network's slope is the logarithm of its gain") {
  for (double gain : {0.9, 1.0, 1.1}) {
    Experiment e = adding(100, "linear", gain, 1);
    e.precision = Precision::Float64;
    const std::unique_ptr<Run> run = Run::make(e);
    CHECK(run->step().slope == Approx(std::log(gain)).margin(1e-6).epsilon(0.0));
  }
}

// Every step is asked, but only the last has an error: around the upper layer comes nothing, and what comes through it has
// long left the range of float32.
template <class S>
std::vector<double> belowResidual(int length) {
  ModelConfig model;
  model.layers = 2, model.hidden = 8, model.residual = true, model.activation = "sigmoid";
  Network<S> network(model, 1, 1);
  const Vector<S> theta = network.initialize(model.init, 7, length);
  NetworkTape<S> tape;
  network.shape(tape, length, 4, 0);
  const Matrix<S> x = Matrix<S>::Constant(1, 4 * length, S(0.5));
  network.forward(theta, x, tape, nullptr);
  Matrix<S> dy = Matrix<S>::Zero(1, 4 * length);
  dy.rightCols(4).setOnes();
  Vector<S> gradient;
  network.backward(theta, dy, tape, {}, gradient);
  return tape.layers[0].logNorms();
}

TEST_CASE("where nothing comes around a layer, what has vanished in it goes on to the one below") {
  const std::vector<double> single = belowResidual<float>(200), twice = belowResidual<double>(200);
  REQUIRE(single.size() == 200);
  CHECK(twice[0] < -50.0 * kLn10);
  for (std::size_t t = 0; t < 200; ++t) {
    INFO("time step " << t + 1);
    REQUIRE(std::isfinite(twice[t]));
    REQUIRE(single[t] == Approx(twice[t]).margin(kApart).epsilon(0.0));
  }
}

// One rectifier whose adjoint grows by 1e10 at each of seven steps, to beyond float32, and then meets a step that is switched
// off. What the loss adds at the first step must come through as it is.
TEST_CASE("an adjoint that exploded and then died leaves room for what the loss adds before") {
  constexpr int kSteps = 9;
  const int batch = GENERATE(1, 4);  // alone, and fused
  ParameterLayout layout;
  Layer<float> layer(cell::rnn, "relu", 1, 1, layout);
  Vector<float> theta = Vector<float>::Zero(layout.size()), gradient = theta;
  layer.W.of(theta)(0, 0) = 1.0f;
  layer.U.of(theta)(0, 0) = 1e10f;
  Matrix<float> x = Matrix<float>::Zero(1, kSteps * batch), above = x;
  x.middleCols(0, batch).setConstant(1e-30f);
  x.middleCols(batch, batch).setConstant(-1.0f);  // off
  x.middleCols(2 * batch, batch).setConstant(1e-36f);
  above.leftCols(batch).setConstant(0.25f);
  above.rightCols(batch).setConstant(1.0f);
  LayerTape<float> tape;
  layer.shape(tape, kSteps, batch);
  layer.setInput(tape, x);
  layer.prepare(theta, false, batch);
  layer.forward(tape);
  const int exponent = layer.backward(tape, {above, std::vector<int>(kSteps, 0)}, {}, gradient);
  for (int b = 0; b < batch; ++b) {
    CHECK(tape.logNormSample(2, b) == Approx(60.0 * kLn10).margin(1e-3));
    CHECK(std::exp(tape.logNormSample(0, b)) == Approx(0.25));
    CHECK(tape.logNormSample(1, b) == Approx(70.0 * kLn10).margin(1e-3));
  }
  CHECK(exponent > 127);
  CHECK(gradient.allFinite());
}

namespace {

// How far apart the logarithms may be, as a part of the logarithm.
constexpr double kRelative = 1e-5;

struct Extremes {
  double low = 1e300, high = -1e300, apart = 0.0;  // the largest |ln a − ln b|/|ln b|, where |ln b| > 1

  void add(double single, double twice) {
    REQUIRE(std::isfinite(single));
    REQUIRE(std::isfinite(twice));
    low = std::min(low, twice);
    high = std::max(high, twice);
    if (std::abs(twice) > 1.0) apart = std::max(apart, std::abs(single - twice) / std::abs(twice));
  }
};

Extremes bothPrecisions(const Experiment& e) {
  const auto single = logNorms(e, Precision::Float32), twice = logNorms(e, Precision::Float64);
  Extremes extremes;
  for (std::size_t l = 0; l < single.size(); ++l)
    for (std::size_t t = 0; t < single[l].size(); ++t) extremes.add(single[l][t], twice[l][t]);
  return extremes;
}

// ln ‖∂L/∂h_t‖ of one layer on small random inputs, with a random error at the last step, for parameters given in double.
template <class S, class SetUp>
std::vector<double> logNormsOf(const CellInfo& cell, const char* activation, int steps, SetUp setUp) {
  constexpr int kHidden = 20, kInputs = 2, kBatch = 3;
  ParameterLayout layout;
  Layer<S> layer(cell, activation, kInputs, kHidden, layout);
  Vector<double> theta = Vector<double>::Zero(layout.size());
  setUp(layer, theta);
  Random random(4, Stream::Check);
  Matrix<double> x(kInputs, steps * kBatch), above(kHidden, kBatch);
  for (double& v : x.reshaped()) v = 1e-20 * random.normal();
  for (double& v : above.reshaped()) v = random.normal();
  const Vector<S> rounded = theta.cast<S>();
  LayerTape<S> tape;
  layer.shape(tape, steps, kBatch);
  layer.setInput(tape, x.cast<S>());
  layer.prepare(rounded);
  layer.forward(tape);
  Vector<S> gradient = Vector<S>::Zero(layout.size());
  layer.backward(tape, {above.cast<S>(), {0}}, {}, gradient);
  std::vector<double> norms;
  for (int t = 0; t < steps; ++t) norms.push_back(tape.logNorm(t));
  return norms;
}

// Gates that stand open at σ(2) and hear nothing but what is 1e-20 small; the candidate is linear with U = `gain` times an
// orthogonal matrix. The states grow from 1e-20, and stay within float32 while the adjoint leaves it.
template <class S>
void openGates(const Layer<S>& layer, Vector<double>& theta, int candidate, double gain) {
  Random random(9, Stream::Check);
  const CellInfo& cell = layer.cell();
  const int H = layer.hidden();
  for (double& v : layer.W.of(theta).reshaped()) v = 0.3 * random.normal();
  layer.biasInput.of(theta).setConstant(2.0);
  if (const int row = inputRow(cell, candidate); row >= 0) layer.biasInput.of(theta).middleRows(row * H, H).setZero();
  if (&cell == &cell::gru_reset_after) layer.biasInput.of(theta).topRows(H).setZero();  // the candidate's input part
  Matrix<double> u(H, H);
  for (double& v : u.reshaped()) v = random.normal();
  layer.U.of(theta).middleRows(recurrentRow(cell, candidate) * H, H) =
      gain * recurrentMatrix(RecurrentForm::Orthogonal, u, 0.0);
}

Extremes exploding(const CellInfo& cell, int candidate, double gain, int steps) {
  const auto single =
      logNormsOf<float>(cell, "linear", steps, [&](auto& layer, auto& theta) { openGates(layer, theta, candidate, gain); });
  const auto twice =
      logNormsOf<double>(cell, "linear", steps, [&](auto& layer, auto& theta) { openGates(layer, theta, candidate, gain); });
  Extremes extremes;
  for (std::size_t t = 0; t < single.size(); ++t) extremes.add(single[t], twice[t]);
  return extremes;
}

}  // namespace

// At 1e-50: |ln a − ln b| ≤ 1e-5·|ln b| at every step of every layer.
TEST_CASE("below 1e-50 the logarithms of float32 are float64's to 1e-5 of themselves, for RNN, LSTM and GRU") {
  for (const char* cell : {"rnn", "lstm", "gru_reset_after"})
    for (int layers : {1, 2}) {
      Experiment e = adding(300, std::string(cell) == "rnn" ? "sigmoid" : "tanh", 1.5, layers);
      e.model.cell = cell;
      e.model.init.gain = std::string(cell) == "rnn" ? 1.5 : 0.5;
      e.model.init.forgetBias = -1.0;
      e.model.init.bias = std::string(cell) == "rnn" ? 0.0 : 1.0;  // GRU: z lets everything in, and nothing stays
      const Extremes found = bothPrecisions(e);
      INFO(cell << ", " << layers << " layers: from " << found.low / kLn10 << ", apart by " << found.apart);
      CHECK(found.low < -50.0 * kLn10);
      CHECK(found.apart <= kRelative);
    }
}

TEST_CASE("above 1e+50 likewise") {
  struct Case {
    const CellInfo* cell;
    int candidate;
    double gain;
    int steps;
  };
  for (const auto& [cell, candidate, gain, steps] :
       {Case{&cell::rnn, 0, 1.3, 490}, Case{&cell::lstm, 2, 1.0, 240}, Case{&cell::gru_reset_after, 3, 1.6, 380}}) {
    const Extremes found = exploding(*cell, candidate, gain, steps);
    INFO(cell->about.id << ": up to " << found.high / kLn10 << ", apart by " << found.apart);
    CHECK(found.high > 50.0 * kLn10);
    CHECK(found.apart <= kRelative);
  }
}
