// Optimizers and schedules against torch.optim in float64 (tests/reference/make_golden_optimizers.py).
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/optimizers/list.h"
#include "engine/schedules/list.h"
#include "engine/train/run.h"

using namespace backflow;
using nlohmann::json;

namespace {

json golden() {
  std::ifstream file(std::string(TEST_DATA) + "/golden/optimizers.json");
  REQUIRE(file);
  return json::parse(file);
}

Vector<double> vectorOf(const json& values) {
  const std::vector<double> v = values.get<std::vector<double>>();
  return Eigen::Map<const Vector<double>>(v.data(), static_cast<Eigen::Index>(v.size()));
}

// The largest |ours − theirs| over all steps of one case, by this optimizer.
template <class S>
double worstError(const json& example, const std::string& optimizer, TrainConfig train) {
  const OptimizerInfo& rule = find(optimizers(), optimizer, "optimizer");
  Vector<S> theta = vectorOf(example["theta"]).cast<S>();
  Matrix<S> memory = Matrix<S>::Zero(theta.size(), rule.memoryColumns);
  double worst = 0.0;
  for (std::size_t n = 0; n < example["gradients"].size(); ++n) {
    const Vector<S> g = vectorOf(example["gradients"][n]).cast<S>();
    rule.step(OptimizerStep<S>{theta, g, memory, static_cast<std::int64_t>(n) + 1, train.learningRate, train});
    worst = std::max(worst, (theta.template cast<double>() - vectorOf(example["after"][n])).cwiseAbs().maxCoeff());
  }
  return worst;
}

TrainConfig settings(const json& example) {
  TrainConfig train;
  train.learningRate = example["lr"];
  train.momentum = example.value("momentum", 0.9);
  train.weightDecay = example.value("weight_decay", 0.0);
  return train;
}

TrainConfig scheduled(const std::string& kind) {
  TrainConfig train;
  train.learningRate = 0.5;
  train.steps = 100;
  train.schedule.kind = kind;
  train.schedule.stepEvery = 10;
  return train;
}

Experiment small() {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.length = 8;
  e.model.hidden = 6;
  e.train.batch = 4;
  e.train.optimizer = "sgd";
  e.train.learningRate = 0.1;
  e.train.validateEvery = 0;
  return e;
}

Vector<double> parametersOf(const Run& run) {
  std::vector<double> all;
  for (const NamedArray& array : run.parameters())
    for (double v : std::get<std::vector<double>>(array.data)) all.push_back(v);
  return Eigen::Map<const Vector<double>>(all.data(), static_cast<Eigen::Index>(all.size()));
}

}  // namespace

TEST_CASE("every optimizer makes PyTorch's steps from PyTorch's gradients") {
  std::set<std::string> seen;
  const json cases = golden();
  for (const json& example : cases["optimizers"]) {
    const std::string id = example["optimizer"];
    INFO(id << ", rate " << example["lr"]);
    CHECK(worstError<double>(example, id, settings(example)) < 1e-14);
    CHECK(worstError<float>(example, id, settings(example)) < 1e-5);
    seen.insert(id);
  }
  for (const OptimizerInfo* rule : optimizers()) {
    INFO(rule->about.id);
    CHECK(seen.count(std::string(rule->about.id)) == 1);
  }
}

TEST_CASE("another optimizer, rate, momentum or weight decay is noticed") {
  const json cases = golden();
  for (const json& example : cases["optimizers"]) {
    const std::string id = example["optimizer"];
    for (const OptimizerInfo* other : optimizers()) {
      const std::set<std::string> twins{"adam", "adamw"};  // the same but for the weight decay, which is a setting of its own
      if (other->about.id == id || (twins.count(id) && twins.count(std::string(other->about.id)))) continue;
      INFO(id << " by " << other->about.id);
      CHECK(worstError<double>(example, std::string(other->about.id), settings(example)) > 1e-4);
    }
    INFO(id);
    TrainConfig wrong = settings(example);
    wrong.learningRate *= 1.01;
    CHECK(worstError<double>(example, id, wrong) > 1e-4);
    wrong = settings(example);
    wrong.weightDecay += 0.01;
    CHECK(worstError<double>(example, id, wrong) > 1e-5);
    wrong = settings(example);
    wrong.momentum -= 0.1;
    if (id == "momentum" || id == "nesterov") CHECK(worstError<double>(example, id, wrong) > 1e-4);
  }
}

TEST_CASE("weight decay is decoupled: θ ← θ − ηλθ for every optimizer, and its memory does not see it") {
  for (const OptimizerInfo* rule : optimizers()) {
    TrainConfig train;
    train.weightDecay = 0.25;
    Vector<double> theta = Vector<double>::LinSpaced(5, -1.0, 1.0);
    const Vector<double> before = theta, g = Vector<double>::Zero(5);
    Matrix<double> memory = Matrix<double>::Zero(5, rule->memoryColumns);
    rule->step(OptimizerStep<double>{theta, g, memory, 1, 0.2, train});
    INFO(rule->about.id);
    CHECK(theta.isApprox(0.95 * before, 1e-15));
    CHECK(memory.isZero(0.0));
  }
}

TEST_CASE("a run decays its weights, with the scheduled rate") {
  Experiment e = small();
  e.train.schedule.warmup = 4;  // η(1) = 0.1/4
  const auto plain = Run::make(e);
  e.train.weightDecay = 0.2;
  const auto decayed = Run::make(e);
  const Vector<double> start = parametersOf(*plain);
  plain->step();
  decayed->step();
  const Vector<double> difference = parametersOf(*plain) - parametersOf(*decayed);
  CHECK((difference - 0.2 * 0.1 / 4.0 * start).cwiseAbs().maxCoeff() < 1e-15);
}

TEST_CASE("schedules are those of torch.optim.lr_scheduler") {
  std::set<std::string> seen;
  const json cases = golden();
  for (const json& example : cases["schedules"]) {
    TrainConfig train;
    train.learningRate = example["lr"];
    train.steps = example["steps"];
    train.schedule.kind = example["kind"];
    train.schedule.stepEvery = example.value("step_every", 1);
    train.schedule.factor = example.value("factor", 0.5);
    train.schedule.floor = example.value("floor", 0.0);
    for (std::size_t n = 0; n < example["rates"].size(); ++n) {
      INFO(train.schedule.kind << ", step " << n + 1);
      CHECK(learningRate(train, static_cast<std::int64_t>(n) + 1) == Approx(example["rates"][n].get<double>()).epsilon(1e-12));
    }
    seen.insert(train.schedule.kind);
  }
  for (const ScheduleInfo* schedule : schedules()) CHECK(seen.count(std::string(schedule->about.id)) == 1);
}

TEST_CASE("warm-up rises in a straight line to the full rate, then the schedule begins") {
  for (const ScheduleInfo* schedule : schedules()) {
    TrainConfig train = scheduled(std::string(schedule->about.id)), cold = train;
    train.schedule.warmup = 5;
    train.steps += 5;
    INFO(schedule->about.id);
    for (int n = 1; n <= 5; ++n) CHECK(learningRate(train, n) == Approx(0.1 * n));
    for (int n = 1; n <= 100; ++n) CHECK(learningRate(train, n + 5) == learningRate(cold, n));
  }
}

TEST_CASE("no schedule falls below its floor, after the end either, nor rises above the rate; all are finite at their edges") {
  for (const ScheduleInfo* schedule : schedules())
    for (int warmup : {0, 1, 99, 100, 500})
      for (double factor : {0.0, 1.0}) {
        TrainConfig train = scheduled(std::string(schedule->about.id));
        train.schedule.warmup = warmup;
        train.schedule.floor = 0.2;
        train.schedule.factor = factor;
        for (int n : {1, 2, 50, 99, 100, 101, 102, 600, 1000000}) {
          INFO(schedule->about.id << ", warm-up " << warmup << ", step " << n);
          const double rate = learningRate(train, n), highest = n < warmup ? 0.5 * n / warmup : 0.5;
          CHECK(rate >= 0.2 * highest * (1.0 - 1e-12));
          CHECK(rate <= highest * (1.0 + 1e-12));
        }
      }
  TrainConfig cosine = scheduled("cosine");
  cosine.schedule.floor = 0.2;
  CHECK(learningRate(cosine, 101) == Approx(0.1));
  CHECK(learningRate(cosine, 5000) == Approx(0.1));
  CHECK(learningRate(cosine, 51) == Approx(0.3));
}

TEST_CASE("a run's steps have the scheduled length") {
  Experiment e = small();
  e.train.clip.mode = "none";
  e.train.schedule = {"step", 0, 2, 0.5, 0.0};
  const auto run = Run::make(e);
  for (int n = 1; n <= 6; ++n) {
    const Vector<double> before = parametersOf(*run);
    const Row row = run->step();
    INFO("step " << n);
    CHECK((parametersOf(*run) - before).norm() / row.gradNorm == Approx(0.1 * std::pow(0.5, (n - 1) / 2)).epsilon(1e-9));
  }
}

TEST_CASE("an unknown schedule is refused by name") {
  CHECK_THROWS_WITH(learningRate(scheduled("linear"), 1),
                    Catch::Contains("train.schedule.kind = \"linear\": must be one of constant"));
}
