#include "engine/diagnose/verdict.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace backflow;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A run of 101 steps at chance whose gradient ends at this ratio.
VerdictInput withRatio(double logRatio) {
  VerdictInput in;
  in.length = 101;
  in.logRatio = logRatio;
  in.slope = logRatio / 100.0;
  in.gradNorm = 0.5;
  in.loss = 0.168;
  in.chance = 1.0 / 6.0;
  return in;
}

bool says(const Verdict& verdict, const std::string& words) {
  for (const std::string& sentence : verdict.evidence)
    if (sentence.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("the ratio decides between vanishing, healthy and exploding, at a thousandfold") {
  CHECK(judge(withRatio(std::log(0.9e-3))).kind == VerdictKind::Vanishing);
  CHECK(judge(withRatio(std::log(1.1e-3))).kind == VerdictKind::Healthy);
  CHECK(judge(withRatio(std::log(0.9e3))).kind == VerdictKind::Healthy);
  CHECK(judge(withRatio(std::log(1.1e3))).kind == VerdictKind::Exploding);
}

TEST_CASE("the badge carries the number") {
  CHECK(judge(withRatio(std::log(1e-8))).badge == "vanishing · 1e-8 reaches t = 1 · half-life 3.8 steps");
  CHECK(judge(withRatio(std::log(3e6))).badge == "exploding · grows 3e6-fold by t = 1");
  CHECK(judge(withRatio(std::log(0.4))).badge == "healthy · 0.4 reaches t = 1");
  CHECK(judge(withRatio(std::log(3.2) - 412 * std::log(10.0))).badge.find("3.2e-412 reaches") != std::string::npos);
  CHECK(judge(withRatio(-kInfinity)).badge == "vanishing · 0 reaches t = 1");
  CHECK(judge(withRatio(std::log(9.99e-9))).badge.find("1e-8 reaches") != std::string::npos);
}

TEST_CASE("what is missing is said, not guessed") {
  const Verdict verdict = judge({});
  CHECK(verdict.kind == VerdictKind::Unknown);
  REQUIRE(verdict.evidence.size() == 1);
  CHECK(says(verdict, "fewer than two steps"));
  CHECK(says(judge(withRatio(kNotMeasured)), "missing"));
}

TEST_CASE("a learned task is not called vanishing, a task at chance is not called learned") {
  VerdictInput in = withRatio(std::log(1e-8));
  in.loss = 0.001 * in.chance;
  CHECK(judge(in).kind == VerdictKind::Converged);
  in.loss = 0.05 * in.chance;
  in.gradNorm = 1e-5;
  CHECK(judge(in).kind == VerdictKind::Vanishing);
  in.logRatio = 0.0;
  CHECK(judge(in).kind == VerdictKind::Converged);
  in.logRatio = kNotMeasured;  // 0 of 0
  in.gradNorm = 0.0;
  CHECK(judge(in).kind == VerdictKind::Converged);
  in.loss = in.chance;
  CHECK(judge(in).kind == VerdictKind::Unknown);
  in.logRatio = 0.0;
  CHECK(judge(in).kind == VerdictKind::Healthy);
}

TEST_CASE("dead, saturated and diverged come before the ratio") {
  VerdictInput in = withRatio(std::log(1e-8));
  in.saturated = 0.95;
  CHECK(judge(in).kind == VerdictKind::Saturated);
  in.logRatio = 20.0;
  CHECK(judge(in).kind == VerdictKind::Exploding);
  in.dead = 0.97;
  CHECK(judge(in).kind == VerdictKind::Dead);
  Divergence divergence;
  divergence.step = 12;
  in.divergence = &divergence;
  CHECK(judge(in).kind == VerdictKind::Diverged);
  CHECK(judge(in).badge == "diverged · training step 12");
}

TEST_CASE("Pascanu's bound is claimed only where it holds") {
  VerdictInput in = withRatio(std::log(1e-8));
  in.largestSingularValue = 0.9;
  CHECK(says(judge(in), "σ₁(U)·γ = 0.9 < 1 is enough for it to vanish"));
  in.gamma = 2.0;
  CHECK_FALSE(says(judge(in), "Pascanu"));  // above 1 it says nothing about vanishing …
  in.logRatio = std::log(1e8);
  CHECK(says(judge(in), "σ₁(U)·γ = 1.8 > 1 allows growth"));  // … but exploding needs it
  in.gamma = kNotMeasured;
  CHECK_FALSE(says(judge(in), "Pascanu"));
}

TEST_CASE("the evidence speaks in the numbers of the run") {
  VerdictInput in = withRatio(100.0 * std::log(0.82));
  in.firstMark = 13;
  in.markRatio = 87.0 * std::log(0.82);
  in.chanceLabel = "always guess 1";
  const Verdict verdict = judge(in);
  CHECK(says(verdict, "Each step back multiplies it by 0.82 on average: 0.82¹⁰⁰ = 2.4e-9."));
  CHECK(says(verdict, "In sample 1 the first input that matters sits 87 steps back"));
  CHECK(says(verdict, "3.2e-8 of ‖∂L/∂h‖ arrives there"));
  CHECK(says(verdict, "The running mean of the loss is 0.168; chance is 0.167 (always guess 1)."));
  in.lossIsMean = false;
  CHECK(says(judge(in), "The loss of this batch is 0.168"));
  in.markRatio = std::log(3.5e7);
  CHECK(says(judge(in), "87 steps back: ‖∂L/∂h‖ is 3.5e7 times as large there."));
}

TEST_CASE("small numbers have one format, and a loss is told once") {
  VerdictInput in = withRatio(std::log(1e-8));
  in.loss = 9.69e-5, in.chance = 1e-4;
  CHECK(says(judge(in), "The running mean of the loss is 9.69e-5; chance is 0.0001"));
  in.chance = 0.167;
  REQUIRE(judge(in).kind == VerdictKind::Converged);
  int told = 0;
  for (const std::string& sentence : judge(in).evidence) told += sentence.find("mean of the loss") != std::string::npos;
  CHECK(told == 1);
  in.loss = 0.168;
  in.largestSingularValue = 1.28e5;
  in.logRatio = std::log(1e8);
  CHECK(says(judge(in), "σ₁(U)·γ = 1.28e5 > 1"));
}

TEST_CASE("the step back is an equation that comes out as it says") {
  VerdictInput in = withRatio(std::log(2.8e-8));
  CHECK(says(judge(in), "by 0.84037 on average: 0.84037¹⁰⁰ = 2.8e-8."));
  in.throughActivation = std::log(0.93);
  CHECK(says(judge(in), "by φ′, then by Uᵀ, on average 0.93 · 0.90362 = 0.84037: 0.84037¹⁰⁰ = 2.8e-8."));
  in.throughKeeper = std::log(0.5), in.keeper = "1 − z";
  CHECK(says(judge(in), "In the average unit 1 − z alone keeps 0.5 of it: 0.5¹⁰⁰ = 7.9e-31; the rest"));
  in.ofSample = true;
  CHECK(says(judge(in), "In the average unit 1 − z alone keeps 0.5 of it in sample 1: 0.5¹⁰⁰ = 7.9e-31; the rest"));
  in.slope = in.throughKeeper;
  CHECK(says(judge(in), "of it in sample 1: 0.5¹⁰⁰ = 7.9e-31."));
  in.throughKeeper = std::log(0.3), in.slope = std::log(0.5);
  CHECK(says(judge(in), "; the rest comes through units that keep more, or by ways other than 1 − z."));
  in.throughKeeper = -kInfinity;
  CHECK_FALSE(says(judge(in), "alone keeps"));
  CHECK(says(judge(withRatio(0.0)), "by 1 on average: 1¹⁰⁰ = 1."));
  CHECK(says(judge(withRatio(-2000.0)), "= 2.6e-869."));
  CHECK_FALSE(says(judge(withRatio(-kInfinity)), "Each step back"));
}

TEST_CASE("with losses on the way the verdict is of the last one alone, and says what the others do") {
  VerdictInput in = withRatio(std::log(0.7));
  in.ofLast = true;
  in.lastRatio = std::log(1e-30);
  in.lastLoss = 101;
  in.lastSlope = in.lastRatio / 100.0;
  const Verdict verdict = judge(in);
  CHECK(verdict.kind == VerdictKind::Vanishing);
  CHECK(verdict.badge == "vanishing · 1e-30 reaches t = 1 from the last loss · half-life 1 steps");
  CHECK(verdict.headline == "The gradient of the last loss dies on its way back.");
  CHECK(says(verdict, "With the losses on the way ‖∂L/∂h‖ at t = 1 is 0.7 of what it is at the end: near losses keep it up."));
  CHECK(says(verdict, "multiplies it by 0.50119 on average: 0.50119¹⁰⁰ = 1e-30."));
  in.lastRatio = 0.0;
  CHECK(judge(in).kind == VerdictKind::Healthy);
  CHECK(says(judge(in), "is 0.7 of what it is at the end."));
  in.lastRatio = std::log(1e5);
  CHECK(judge(in).badge == "exploding · grows 1e5-fold by t = 1 from the last loss");
  in.logRatio = std::numeric_limits<double>::infinity();  // the last loss has no gradient, so nothing is at t = T
  in.lastRatio = kNotMeasured;
  CHECK(judge(in).kind == VerdictKind::Unknown);
  CHECK(says(judge(in), "or it is 0 at the last step"));
}

TEST_CASE("an orthogonal U, which has σ₁ = 1 to rounding, is not said to be below 1") {
  VerdictInput in = withRatio(std::log(0.5));
  in.gamma = 1.0;
  for (const double sigma : {1.0 - 6e-8, 1.0, 1.0 + 6e-8}) {
    in.largestSingularValue = sigma;
    CHECK(says(judge(in), "σ₁(U)·γ = 1: no step back can lengthen it"));
  }
  in.largestSingularValue = 0.99;
  CHECK(says(judge(in), "0.99 < 1 is enough for it to vanish"));
}

TEST_CASE("where the memory carries the gradient, it is not said to die") {
  VerdictInput in = withRatio(-kInfinity);
  CHECK(judge(in).headline == "The gradient dies on its way back.");
  in.memoryRatio = std::log(0.4);
  CHECK(judge(in).headline == "∂L/∂h dies on its way back, but the memory c carries the gradient.");
  CHECK(says(judge(in), "‖∂L/∂c‖ before t = 1 is 0.4 of ‖∂L/∂h‖ at the end"));
  in.memoryRatio = std::log(1e-9);
  CHECK(judge(in).headline == "The gradient dies on its way back.");
}

TEST_CASE("hidden values at their limits are called saturated only where they stop the gradient") {
  VerdictInput in = withRatio(std::log(0.94));
  in.saturated = 1.0;
  CHECK(judge(in).kind == VerdictKind::Healthy);
  in.logRatio = std::log(0.05);
  CHECK(judge(in).kind == VerdictKind::Saturated);
  CHECK(says(judge(in), "0.05 of the gradient arrives"));
}

TEST_CASE("truncation is named where it is what cuts the gradient off") {
  VerdictInput in = withRatio(-kInfinity);
  in.truncate = 10;
  CHECK(judge(in).kind == VerdictKind::Vanishing);
  CHECK(judge(in).headline == "Truncation cuts the gradient off on its way back.");
  CHECK(says(judge(in), "train.truncate = 10"));
  in.truncate = in.length;  // nothing is cut
  CHECK(judge(in).headline == "The gradient dies on its way back.");
  in.truncate = 0;
  CHECK(judge(in).headline == "The gradient dies on its way back.");
}
