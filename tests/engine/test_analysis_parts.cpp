// The pieces that an analysis is made of, each against an answer that is known in closed form or found the long way.
#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <Eigen/SVD>
#include <catch2/catch.hpp>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/core/random.h"
#include "engine/diagnose/lanczos.h"
#include "engine/diagnose/log_product.h"
#include "engine/diagnose/saturation.h"
#include "engine/diagnose/sharpness.h"
#include "engine/diagnose/slope.h"
#include "engine/diagnose/spectrum.h"
#include "engine/diagnose/statistics.h"

using namespace backflow;

namespace {

Matrix<double> drawn(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed) {
  Random random(seed, Stream::Check);
  Matrix<double> m(rows, cols);
  for (double& v : m.reshaped()) v = random.normal();
  return m;
}

Matrix<double> orthogonal(Eigen::Index n, std::uint64_t seed) {
  return Eigen::HouseholderQR<Matrix<double>>(drawn(n, n, seed)).householderQ();
}

Vector<double> logSingularValuesOf(const std::vector<Matrix<double>>& factors) {
  LogProduct product(factors.front().rows());
  for (const Matrix<double>& factor : factors) product.multiply(factor);
  return product.logSingularValues();
}

}  // namespace

TEST_CASE("singular values of a short product agree with a plain SVD") {
  const std::vector<Matrix<double>> factors = {drawn(6, 6, 1), drawn(6, 6, 2), drawn(6, 6, 3)};
  const Matrix<double> whole = factors[2] * factors[1] * factors[0];
  const Vector<double> plain = Eigen::JacobiSVD<Matrix<double>>(whole).singularValues().array().log();
  CHECK((logSingularValuesOf(factors) - plain).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("singular values of a long product are right where a plain SVD is lost") {
  // A = V D Vᵀ, so that σ_i(A¹⁰⁰) = d_i¹⁰⁰: from 1 down to 1e-400.
  const Matrix<double> v = orthogonal(8, 5);
  Vector<double> logD(8);
  for (int i = 0; i < 8; ++i) logD[i] = -4.0 * i / 7.0 * std::log(10.0);
  const Matrix<double> a = v * logD.array().exp().matrix().asDiagonal() * v.transpose();
  CHECK((logSingularValuesOf(std::vector<Matrix<double>>(100, a)) - 100.0 * logD).cwiseAbs().maxCoeff() < 1e-9);
  Matrix<double> whole = Matrix<double>::Identity(8, 8);
  for (int i = 0; i < 100; ++i) whole = a * whole;
  const Vector<double> plain = Eigen::JacobiSVD<Matrix<double>>(whole).singularValues().array().log();
  CHECK((plain - 100.0 * logD).cwiseAbs().maxCoeff() > 10.0);
}

TEST_CASE("singular values of a product whose first axis is the slow one") {
  // Aⁿ = [[.1ⁿ, (1 − .1ⁿ)/.9], [0, 1]]: σ₁σ₂ = .1ⁿ, σ₁² + σ₂² = the sum of squares.
  Matrix<double> a(2, 2);
  a << 0.1, 1.0, 0.0, 1.0;
  const Vector<double> logs = logSingularValuesOf(std::vector<Matrix<double>>(500, a));
  CHECK(logs.sum() == Approx(500 * std::log(0.1)).epsilon(1e-12));
  CHECK(logs[0] == Approx(0.5 * std::log(1.0 + 1.0 / 0.81)).epsilon(1e-10));
}

TEST_CASE("a factor without full rank has a singular value of 0, and says -inf") {
  const Matrix<double> v = orthogonal(3, 6);
  const Matrix<double> a = v * Vector<double>{{2.0, 1.0, 0.0}}.asDiagonal() * v.transpose();
  const Vector<double> logs = logSingularValuesOf(std::vector<Matrix<double>>(10, a));
  CHECK(logs[0] == Approx(10 * std::log(2.0)));
  CHECK(logs[1] == Approx(0.0).margin(1e-12));
  CHECK(logs[2] == -std::numeric_limits<double>::infinity());
}

TEST_CASE("Lyapunov exponents of a constant matrix are the logarithms of its eigenvalues' moduli") {
  Matrix<double> d = Vector<double>{{1.2, 0.7, 0.1}}.asDiagonal();
  const Matrix<double> s = drawn(3, 3, 7), a = s * d * s.inverse();
  LogProduct product(3);
  for (int i = 0; i < 4000; ++i) product.multiply(a);
  const Vector<double> exponents = product.growth() / 4000.0;  // the beginning is forgotten as 1/T
  CHECK((exponents.array() - d.diagonal().array().log()).abs().maxCoeff() < 2e-3);
}

TEST_CASE("Lanczos finds both ends of a spectrum, and the largest singular value") {
  const Matrix<double> m = drawn(60, 60, 8), a = m + m.transpose();
  const Vector<double> exact = Eigen::SelfAdjointEigenSolver<Matrix<double>>(a).eigenvalues();
  const Extremes found = lanczos([&](const Vector<double>& v) -> Vector<double> { return a * v; }, 60, 60, 1e-9, false);
  CHECK(found.largest == Approx(exact[59]).epsilon(1e-12));
  CHECK(found.smallest == Approx(exact[0]).epsilon(1e-12));
  CHECK((a * found.vector - found.largest * found.vector).norm() < 1e-6);
  for (double scale : {1.0, 1e-200, 1e200})
    CHECK(largestSingularValue(scale * m) ==
          Approx(scale * Eigen::JacobiSVD<Matrix<double>>(m).singularValues()[0]).epsilon(1e-10));
  CHECK(largestSingularValue(Matrix<double>::Identity(9, 9)) == Approx(1.0).epsilon(1e-14));
  CHECK(largestSingularValue(Matrix<double>::Zero(9, 9)) == 0.0);
}

TEST_CASE("sharpness of a quadratic is its largest eigenvalue") {
  const Matrix<double> q = orthogonal(20, 9);
  Vector<double> eigenvalues = Vector<double>::LinSpaced(20, -30.0, 8.0);
  const Matrix<double> a = q * eigenvalues.asDiagonal() * q.transpose();
  const Gradient gradient{[&](const Vector<double>& at) -> Vector<double> { return a * at; }};
  const std::optional<Sharpness> found = sharpnessOf(gradient, drawn(20, 1, 10), 0.5, {});
  REQUIRE(found);
  const Sharpness& s = *found;
  CHECK(s.largest == Approx(8.0).epsilon(1e-8));
  CHECK(s.smallest == Approx(-30.0).epsilon(1e-8));
  CHECK(s.magnitude == Approx(30.0).epsilon(1e-8));
  CHECK(s.rateTimesLargest == Approx(4.0).epsilon(1e-8));
  CHECK(s.stepError < 1e-7);
}

TEST_CASE("there is no sharpness where the gradient's differences settle at no step") {
  const Gradient steps{[](const Vector<double>& at) -> Vector<double> { return (at.array() / 1e-13).sin().matrix(); }};
  CHECK_FALSE(sharpnessOf(steps, drawn(6, 1, 10), 0.5, {}));
  const Gradient nothing{[](const Vector<double>& at) -> Vector<double> { return at * kNotMeasured; }};
  CHECK_FALSE(sharpnessOf(nothing, drawn(6, 1, 10), 0.5, {}));
}

TEST_CASE("a slope is that of a line, and says over which steps it was fitted") {
  std::vector<double> line;
  for (int t = 1; t <= 20; ++t) line.push_back(3.0 + 0.25 * t);
  const SlopeFit exact = fitSlope(line, 1, 20);
  CHECK(exact.slope == Approx(-0.25).epsilon(1e-13));  // it shrinks on its way back
  CHECK(exact.halfLife == Approx(std::log(2.0) / 0.25).epsilon(1e-13));
  CHECK(exact.r2 == Approx(1.0).epsilon(1e-13));
  CHECK(exact.endToEnd == Approx(-0.25).epsilon(1e-13));
  line[4] += 1.0;
  CHECK(fitSlope(line, 1, 20).r2 < 0.99);
  line[4] = -std::numeric_limits<double>::infinity();  // exactly 0 at step 5
  const SlopeFit cut = fitBackward(line, 20, 20);
  CHECK((cut.t1 == 6 && cut.t2 == 20));
  CHECK(cut.slope == Approx(-0.25).epsilon(1e-13));
  CHECK(cut.range.find("before step 6") != std::string::npos);
  CHECK(fitBackward(line, 1, 20).t2 == 20);   // a loss at every step
  CHECK(fitBackward(line, 12, 20).t2 == 12);  // behind the first of several
  const SlopeFit nothing = fitBackward(std::vector<double>(9, kNotMeasured), 9, 9);
  CHECK((nothing.t1 == 0 && std::isnan(nothing.slope)));
}

TEST_CASE("known eigenvalues and singular values of U, gate by gate") {
  ParameterLayout layout;
  Layer<double> layer(find(cells(), "lstm", "cell"), "tanh", 1, 2, layout);
  Vector<double> theta = Vector<double>::Zero(layout.size());
  layer.U.of(theta).middleRows(0, 2) << 0.5, 2.0, 0.0, 0.25;                                                          // i
  layer.U.of(theta).middleRows(2, 2) << 0.9 * std::cos(1), -0.9 * std::sin(1), 0.9 * std::sin(1), 0.9 * std::cos(1);  // f
  const std::vector<GateSpectrum> spectra = spectraOf(layer, theta, 0.25);
  REQUIRE(spectra.size() == 4);
  CHECK((spectra[0].gate == "i" && spectra[1].gate == "f" && spectra[2].gate == "g" && spectra[3].gate == "o"));
  CHECK(spectra[0].radius == Approx(0.5).epsilon(1e-14));
  CHECK(spectra[0].largestSingular * spectra[0].smallestSingular == Approx(0.125).epsilon(1e-13));
  CHECK(spectra[0].bound == Approx(0.25 * spectra[0].largestSingular));
  CHECK(std::abs(spectra[1].eigenvalues[0].real()) == Approx(0.9 * std::cos(1)).epsilon(1e-14));
  CHECK(std::abs(spectra[1].eigenvalues[0].imag()) == Approx(0.9 * std::sin(1)).epsilon(1e-14));
  CHECK(spectra[1].largestSingular == Approx(0.9).epsilon(1e-14));
  CHECK(spectra[2].radius == 0.0);
}

TEST_CASE("γ is said of h_t = φ(W x_t + U h_{t−1} + b) alone, with the α that was learned") {
  ModelConfig model;
  const auto gamma = [&](const char* cell, const char* activation, double alpha) {
    ParameterLayout layout;
    const Layer<double> layer(find(cells(), cell, "cell"), activation, 1, 2, layout);
    model.activation = activation;
    Vector<double> theta = Vector<double>::Zero(layout.size());
    layer.slope.of(theta).setConstant(alpha);
    return steepest(layer, model, theta);
  };
  CHECK(gamma("rnn", "tanh", 0.0) == 1.0);
  CHECK(gamma("rnn", "sigmoid", 0.0) == 0.25);
  CHECK(gamma("rnn", "prelu", 0.25) == 1.0);
  CHECK(gamma("rnn", "prelu", -3.0) == 3.0);
  CHECK(gamma("rnn", "modrelu", -3.0) == 1.0);
  CHECK(std::isnan(gamma("lstm", "tanh", 0.0)));
  model.layerNorm = true;
  CHECK(std::isnan(gamma("rnn", "tanh", 0.0)));
}

TEST_CASE("h has limits where it is made of values of a bounded φ") {
  const auto limited = [](const char* cell, const char* phi) {
    return hasLimits(find(cells(), cell, "cell"), find(activations(), phi, "activation"));
  };
  for (const char* cell : {"rnn", "lstm", "gru", "gru_reset_after", "mgu"}) CHECK(limited(cell, "tanh"));
  CHECK_FALSE(limited("rnn", "relu"));
  for (const char* cell : {"residual", "antisymmetric", "mingru", "minlstm", "lru"}) CHECK_FALSE(limited(cell, "tanh"));
}

TEST_CASE("a quantile between a number and an infinity is the lower of them") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(quantile({-kInfinity, 1.0}, 0.5) == -kInfinity);
  CHECK(quantile({1.0, kInfinity}, 0.5) == 1.0);
  CHECK(quantile({1.0, 2.0}, 0.5) == 1.5);
}

TEST_CASE("the mean slope of every activation is finite and that of its own function") {
  REQUIRE_FALSE(activations().empty());
  constexpr int kHidden = 7, kLength = 5, kBatch = 3;
  for (const ActivationInfo* phi : activations()) {
    INFO(phi->about.id);
    ParameterLayout layout;
    Layer<double> layer(find(cells(), "rnn", "cell"), phi->about.id, 2, kHidden, layout);
    Vector<double> theta = 0.8 * drawn(layout.size(), 1, 11);
    layer.slope.of(theta).setConstant(0.3);
    LayerTape<double> tape;
    layer.shape(tape, kLength, kBatch);
    const Matrix<double> x = drawn(2, kLength * kBatch, 12);
    layer.setInput(tape, x);
    layer.prepare(theta);
    layer.forward(tape);
    const Saturation s = saturationOf(layer, theta, *phi, tape);
    Matrix<double> a = layer.W.of(theta) * x + layer.U.of(theta) * layer.recurrentInput(tape, 0);
    a.colwise() += layer.biasInput.of(theta).col(0) + layer.biasRecurrent.of(theta).col(0);
    const double alpha = layer.slope.rows ? 0.3 : phi->slope, h = 1e-6;
    Matrix<double> up = a.array() + h, down = a.array() - h;
    phi->applyDouble(up.data(), up.data(), up.size(), alpha);
    phi->applyDouble(down.data(), down.data(), down.size(), alpha);
    CHECK(s.slope == Approx(((up - down) / (2.0 * h)).mean()).epsilon(1e-7));
    CHECK((s.slope > 0.0 && s.slope <= std::max(1.0, phi->gamma)));
    CHECK((s.dead >= 0.0 && s.dead <= 1.0));
  }
}

TEST_CASE("the gate that a cell says keeps the state is the direct part of its Jacobian") {
  constexpr int kHidden = 4;
  int keepers = 0;
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    ParameterLayout layout;
    Layer<double> layer(*cell, "tanh", 2, kHidden, layout);
    Vector<double> theta = drawn(layout.size(), 1, 13);
    layer.U.of(theta).setZero();  // what is left of J is direct
    LayerTape<double> tape;
    layer.shape(tape, 1, 1);
    const Vector<double> x = drawn(2, 1, 14);
    layer.setInput(tape, x);
    layer.prepare(theta);
    layer.forward(tape);
    const auto tau = timeConstantsOf(layer, tape);
    if (!tau) continue;
    ++keepers;
    const Matrix<double> j = layer.jacobian(theta, x, Matrix<double>::Zero(kHidden, cell->states));
    const Vector<double> kept = j.bottomRightCorner(kHidden, kHidden).diagonal();
    CHECK(tau->directSlope == Approx(kept.array().log().mean()).epsilon(1e-13));
    CHECK(tau->greatest == Approx(-1.0 / std::log(kept.maxCoeff())).epsilon(1e-12));
    CHECK(tau->least <= tau->lower);
    CHECK(tau->lower <= tau->median);
    CHECK(tau->upper <= tau->greatest);
  }
  CHECK(keepers >= 3);
}

TEST_CASE("the half-life of a slope: never, at once, and where there is none", "[slope]") {
  CHECK(halfLife(std::log(0.5)) == 1.0);
  CHECK(halfLife(std::log(2.0)) == -1.0);
  CHECK(halfLife(0.0) == std::numeric_limits<double>::infinity());
  CHECK(halfLife(-std::numeric_limits<double>::infinity()) == 0.0);
  CHECK(std::isnan(halfLife(kNotMeasured)));

  CHECK(slopeText(-0.5) == "-0.5 a step back, half-life 1.386 steps");
  CHECK(slopeText(0.5) == "0.5 a step back, doubles in 1.386 steps");
  CHECK(slopeText(0.0) == "0 a step back");
  CHECK(slopeText(-std::numeric_limits<double>::infinity()) == "-inf a step back, half-life 0 steps");
  CHECK(slopeText(kNotMeasured) == "– a step back");
}
