// What Run::check() compares: a network on a task, as the window and `backflow-cli check` ask for it. The cross of everything
// that the registries offer is in test_gradients.cpp.
#include <array>
#include <catch2/catch.hpp>
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
    CHECK(check.undecided == 0);
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

}  // namespace

TEST_CASE("a run's check passes for every cell and activation on tasks of every loss") {
  REQUIRE_FALSE(losses().empty());
  std::mt19937 random(20);
  Tally tally;
  forEveryCellAndActivation([&](const std::string& cell, const std::string& activation) {
    const auto index = static_cast<std::size_t>(tally.networks / 2);
    for (const Question& question : {kMse[index % kMse.size()], kCrossEntropy[index % kCrossEntropy.size()]}) {
      Experiment e = small(random, question);
      e.model.cell = cell;
      e.model.activation = activation;
      e.model.layers = 1 + static_cast<int>(index) % kMostLayers;
      tally.judge(e);
    }
  });
  for (const LossInfo* loss : losses()) {
    INFO(loss->about.id);
    CHECK(tally.losses.count(std::string(loss->about.id)) == 1);
  }
  tally.report("run check");
}

TEST_CASE("so it does with a head of dense layers, with dropout between all layers") {
  std::mt19937 random(21);
  Tally tally;
  forEveryCellAndActivation([&](const std::string& cell, const std::string& activation) {
    Experiment e = small(random, kCrossEntropy[tally.networks % kCrossEntropy.size()]);
    e.model.cell = cell;
    e.model.layers = 2;
    e.model.dropout = 0.3;
    e.model.head.units = {5, 4};
    if (!find(activations(), activation, "activation").learned) e.model.head.activation = activation;
    e.model.head.dropout = 0.2;
    tally.judge(e);
  });
  tally.report("run check, dense head and dropout");
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

TEST_CASE("of a network so chaotic that differences tell nothing nothing is said, neither well nor wrong") {
  Experiment e;
  e.task.length = 200;
  e.model.hidden = 24;
  e.model.init.recurrent = "normal";
  e.model.init.spectralRadius = 10.0;
  const GradientCheck check = Run::make(e)->check();
  CHECK_FALSE(check.decided());
  CHECK_FALSE(check.agrees());
  CHECK(check.worst <= kTolerance);
}
