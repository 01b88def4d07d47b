// Backprop against central differences for everything that the registries offer, and the judge itself against wrong gradients.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <random>
#include <set>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/losses/list.h"
#include "engine/train/gradient_check.h"

using namespace backflow;

namespace {

constexpr double kTolerance = 1e-6;
constexpr int kMostLayers = 3;

struct Question {
  const char* task;
  const char* target;
};
// One with a loss at the last step only and one with a loss at every step, for each loss.
constexpr std::array kMse{Question{"adding", "last"}, Question{"sine", "last"}};
constexpr std::array kCrossEntropy{Question{"parity", "every"}, Question{"delayed_recall", "last"}, Question{"copy", "last"}};

Experiment small(std::mt19937& random, const Question& question) {
  const auto between = [&random](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  Experiment e;
  e.seed = random();
  e.precision = Precision::Float64;
  e.task.name = question.task;
  e.task.target = question.target;
  e.task.length = between(4, 7);
  e.task.symbols = 2;
  e.task.items = 1;
  e.model.hidden = between(3, 6);
  e.train.batch = 2;
  return e;
}

std::string describe(const Experiment& e) {
  return e.model.cell + ", " + e.model.activation + ", " + std::to_string(e.model.layers) + " layers of " +
         std::to_string(e.model.hidden) + ", " + e.task.name + " of " + std::to_string(e.task.length) + ", seed " +
         std::to_string(e.seed);
}

struct Tally {
  std::int64_t networks = 0, derivatives = 0;
  double worst = 0.0;
  std::set<std::string> losses;

  void judge(const Experiment& e) {
    const std::unique_ptr<Run> run = Run::make(e);
    const GradientCheck check = run->check();
    INFO(describe(e) << ": " << check.worst << " at " << check.where << ", backprop " << check.backprop << ", differences "
                     << check.difference);
    CHECK(check.worst <= kTolerance);
    CHECK(check.checked > static_cast<std::int64_t>(run->parameterCount()));  // the inputs and the initial state too
    ++networks;
    derivatives += check.checked;
    worst = std::max(worst, check.worst);
    losses.insert(run->task().loss);
  }

  void report(const char* what) const {
    std::printf("%s: %lld derivatives of %lld networks, worst relative error %.1e\n", what, static_cast<long long>(derivatives),
                static_cast<long long>(networks), worst);
  }
};

template <class Use>
void forEveryCellAndActivation(Use use) {
  REQUIRE_FALSE(cells().empty());
  REQUIRE_FALSE(activations().empty());
  for (const CellInfo* cell : cells())
    for (const ActivationInfo* activation : activations()) use(std::string(cell->about.id), std::string(activation->about.id));
}

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

TEST_CASE("backprop agrees with central differences for every cell, activation, loss and depth") {
  REQUIRE_FALSE(losses().empty());
  std::mt19937 random(20);
  Tally tally;
  forEveryCellAndActivation([&](const std::string& cell, const std::string& activation) {
    for (int layers = 1; layers <= kMostLayers; ++layers) {
      const auto index = static_cast<std::size_t>(layers);
      for (const Question& question : {kMse[index % kMse.size()], kCrossEntropy[index % kCrossEntropy.size()]}) {
        Experiment e = small(random, question);
        e.model.cell = cell;
        e.model.activation = activation;
        e.model.layers = layers;
        tally.judge(e);
      }
    }
  });
  for (const LossInfo* loss : losses()) {
    INFO(loss->about.id);
    CHECK(tally.losses.count(std::string(loss->about.id)) == 1);
  }
  tally.report("gradient check");
}

TEST_CASE("so does a head of dense layers, with dropout between all layers") {
  std::mt19937 random(21);
  Tally tally;
  forEveryCellAndActivation([&](const std::string& cell, const std::string& activation) {
    Experiment e = small(random, kCrossEntropy[tally.networks % kCrossEntropy.size()]);
    e.model.cell = cell;
    e.model.layers = 2;
    e.model.dropout = 0.3;
    e.model.head.units = {5, 4};
    e.model.head.activation = activation;
    e.model.head.dropout = 0.2;
    tally.judge(e);
  });
  tally.report("gradient check, dense head and dropout");
}

TEST_CASE("truncation and per-step clipping, which are no derivatives of the loss, are left out of the check") {
  std::mt19937 random(22);
  Tally tally;
  for (const CellInfo* cell : cells())
    for (int truncate : {2, 3}) {
      Experiment e = small(random, kMse[1]);
      e.model.cell = cell->about.id;
      e.train.truncate = truncate;
      e.train.clip = {"per_step", 1e-3};
      tally.judge(e);
    }
}

TEST_CASE("a temporal order network after training passes, and so does a float32 run, which is checked in float64") {
  std::mt19937 random(23);
  Experiment e = small(random, {"temporal_order", "last"});
  e.task.length = 10;
  e.precision = Precision::Float32;
  for (const CellInfo* cell : cells()) {
    e.model.cell = cell->about.id;
    const std::unique_ptr<Run> run = Run::make(e);
    for (int i = 0; i < 5; ++i) run->step();
    const GradientCheck check = run->check();
    INFO(cell->about.id << ": " << check.where);
    CHECK(check.worst <= kTolerance);
  }
}

TEST_CASE("a check that is cancelled stops early") {
  std::mt19937 random(24);
  const std::unique_ptr<Run> run = Run::make(small(random, kMse[0]));
  CHECK(run->check([](double) { return false; }).checked == 1);
}

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
