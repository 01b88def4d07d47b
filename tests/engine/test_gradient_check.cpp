// The judge of gradients, on functions that are simple enough to know their derivatives: it accepts the right ones, refuses
// wrong ones and names where, and neither kinks nor jumps of the curvature mislead it.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/train/gradient_check.h"

using namespace backflow;

namespace {

constexpr double kTolerance = 1e-6;

// f(p) = Σ_i sin(i + p_i) + ½ p_0 p_1, and its gradient.
Differentiable smooth() {
  Differentiable f;
  f.at = Vector<double>::LinSpaced(12, -1.0, 1.0);
  f.loss = [](const Vector<double>& p) {
    double sum = 0.5 * p[0] * p[1];
    for (Eigen::Index i = 0; i < p.size(); ++i) sum += std::sin(static_cast<double>(i) + p[i]);
    return sum;
  };
  f.gradient.resize(f.at.size());
  for (Eigen::Index i = 0; i < f.at.size(); ++i) f.gradient[i] = std::cos(static_cast<double>(i) + f.at[i]);
  f.gradient[0] += 0.5 * f.at[1];
  f.gradient[1] += 0.5 * f.at[0];
  f.nameOf = [](Eigen::Index i) { return "variable " + std::to_string(i); };
  return f;
}

}  // namespace

TEST_CASE("the checker accepts a right gradient") {
  const GradientCheck check = checkGradient(smooth());
  CHECK(check.worst < 1e-9);
  CHECK(check.checked == 12);
}

TEST_CASE("the checker rejects a gradient that is 0.1 % wrong in one element, and names it") {
  for (Eigen::Index i = 0; i < 12; ++i) {
    Differentiable f = smooth();
    f.gradient[i] *= 1.001;
    const GradientCheck check = checkGradient(f);
    INFO(i);
    CHECK(check.worst > 5e-4);
    CHECK(check.where == "variable " + std::to_string(i));
    CHECK(check.backprop == f.gradient[i]);
    CHECK(check.difference == Approx(f.gradient[i] / 1.001).epsilon(1e-8));
  }
}

TEST_CASE("the checker rejects NaN, a lost element and swapped elements") {
  Differentiable f = smooth();
  f.gradient[3] = std::nan("");
  CHECK(checkGradient(f).worst == std::numeric_limits<double>::infinity());
  f = smooth();
  f.gradient[4] = 0.0;
  CHECK(checkGradient(f).worst == Approx(1.0));
  f = smooth();
  std::swap(f.gradient[5], f.gradient[6]);
  CHECK(checkGradient(f).worst > 0.01);
}

TEST_CASE("a rectifier's kink within reach of the first step does not fail a right gradient, nor pass a wrong one") {
  for (double distance : {1e-3, -1e-3, 1e-4, -1e-4, 3e-5, 1e-5, -1e-5, 7e-6}) {
    Differentiable f;
    f.at = Vector<double>::Constant(1, distance);
    f.loss = [](const Vector<double>& p) { return std::max(p[0], 0.0) + 0.3 * p[0]; };
    f.gradient = Vector<double>::Constant(1, distance > 0.0 ? 1.3 : 0.3);
    f.nameOf = [](Eigen::Index) { return std::string("p"); };
    INFO(distance);
    CHECK(checkGradient(f).worst < kTolerance);
    f.gradient *= 1.001;
    CHECK(checkGradient(f).worst > 5e-4);
  }
}

TEST_CASE("nor does a jump of the curvature, as ELU has") {
  for (double distance : {0.0, 1e-7, -1e-6, 1e-5, -1e-4, 1e-3}) {
    Differentiable f;
    f.at = Vector<double>::Constant(1, distance);
    f.loss = [](const Vector<double>& p) { return p[0] > 0.0 ? p[0] : std::expm1(p[0]); };
    f.gradient = Vector<double>::Constant(1, distance > 0.0 ? 1.0 : std::exp(distance));
    f.nameOf = [](Eigen::Index) { return std::string("p"); };
    INFO(distance);
    CHECK(checkGradient(f).worst < kTolerance);
    f.gradient *= 1.001;
    CHECK(checkGradient(f).worst > 5e-4);
  }
}

// f = 1 + 1e-3·(a rectifier with its kink at 0 + a smooth part): the derivative is small beside f, so that a central difference
// that fits beside the kink has too few digits.
TEST_CASE("a kink closer than central differences can step is seen from the other side") {
  for (double distance : {1e-5, -1e-5, 1e-6, -1e-6, 1e-7, -1e-8, 1e-10}) {
    Differentiable f;
    f.at = Vector<double>::Constant(1, distance);
    f.loss = [](const Vector<double>& p) { return 1.0 + 1e-3 * (std::max(p[0], 0.0) + std::exp(0.3 * p[0])); };
    f.gradient = Vector<double>::Constant(1, 1e-3 * ((distance > 0.0 ? 1.0 : 0.0) + 0.3 * std::exp(0.3 * distance)));
    f.nameOf = [](Eigen::Index) { return std::string("p"); };
    INFO(distance);
    CHECK(checkGradient(f).worst < kTolerance);
    f.gradient *= 1.001;
    CHECK(checkGradient(f).worst > 5e-4);
  }
}

TEST_CASE("and kinks on both sides are kept clear of") {
  for (double left : {1e-3, 2e-4, 3e-5})
    for (double right : {5e-3, 4e-4, 1e-4}) {
      Differentiable f;
      f.at = Vector<double>::Constant(1, 0.0);
      f.loss = [left, right](const Vector<double>& p) {
        return std::abs(p[0] + left) + 2.0 * std::abs(p[0] - right) + std::sin(p[0]) + 0.5 * p[0];
      };
      f.gradient = Vector<double>::Constant(1, 0.5);
      f.nameOf = [](Eigen::Index) { return std::string("p"); };
      INFO(left << " " << right);
      CHECK(checkGradient(f).worst < kTolerance);
      f.gradient *= 1.001;
      CHECK(checkGradient(f).worst > 5e-4);
    }
}

TEST_CASE(
    "a function that bends fast is differenced in smaller steps; where none is small enough nothing is said to be wrong") {
  const auto waves = [](double rate) {
    Differentiable f = smooth();
    f.loss = [rate](const Vector<double>& p) { return (rate * p).array().sin().sum(); };
    f.gradient = rate * (rate * f.at).array().cos();
    return f;
  };
  const GradientCheck fast = checkGradient(waves(1e6));
  CHECK(fast.undecided == 0);
  CHECK(fast.agrees());
  Differentiable wrong = waves(1e6);
  wrong.gradient[7] *= 1.001;
  CHECK(checkGradient(wrong).where == "variable 7");
  CHECK_FALSE(checkGradient(wrong).agrees());

  Differentiable wild = waves(1e13);
  const GradientCheck none = checkGradient(wild);
  CHECK(none.undecided == none.checked);
  CHECK_FALSE(none.agrees());
  CHECK_FALSE(none.decided());
  wild.gradient[3] = std::nan("");
  CHECK(checkGradient(wild).where == "variable 3");

  Differentiable still = smooth();  // of nothing there is no doubt
  still.loss = [](const Vector<double>& p) { return 1.0 + std::sin(p[0]); };
  still.gradient.setZero();
  still.gradient[0] = std::cos(still.at[0]);
  CHECK(checkGradient(still).agrees());
  still.gradient[5] = 1e-3;
  CHECK(checkGradient(still).where == "variable 5");
  CHECK_FALSE(checkGradient(still).agrees());
}
