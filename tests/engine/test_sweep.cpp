// A sweep: its axes, its order, that a cell is the run that it stands for, and the thread that computes it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/sweep/border.h"
#include "engine/sweep/sweep_job.h"
#include "engine/train/run.h"
#include "tests/engine/within.h"

using namespace backflow;
using nlohmann::json;

namespace {

Sweep small() {
  Sweep sweep;
  sweep.base.task.length = 12;
  sweep.base.model.hidden = 6;
  sweep.base.train.batch = 4;
  sweep.axes = {linearAxis("model.init.spectral_radius", 0.5, 1.5, 5), linearAxis("task.length", 4, 10, 3)};
  return sweep;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const SweepResult& a, const SweepResult& b) {
  return a.error == b.error && a.verdict.badge == b.verdict.badge && same(a.logRatio, b.logRatio) && same(a.slope, b.slope) &&
         same(a.loss, b.loss) && same(a.chance, b.chance) && a.steps == b.steps &&
         a.divergence.has_value() == b.divergence.has_value();
}

using Results = std::vector<std::pair<std::size_t, SweepResult>>;

Results finish(SweepJob& job) {
  Results all;
  REQUIRE(within30Seconds([&] { return job.ended(); }));
  for (auto& each : job.take()) all.push_back(std::move(each));
  return all;
}

}  // namespace

TEST_CASE("axes: linear, logarithmic, listed, choices", "[sweep]") {
  CHECK(linearAxis("model.init.gain", 0.1, 0.5, 5).values == std::vector<json>{0.1, 0.2, 0.3, 0.4, 0.5});
  CHECK(linearAxis("task.length", 2, 4, 9).values == std::vector<json>{2, 3, 4});  // whole numbers, each once
  CHECK(linearAxis("task.length", 30, 10, 3).values == std::vector<json>{30, 20, 10});
  CHECK(logarithmicAxis("train.learning_rate", 1e-4, 1e-1, 4).values == std::vector<json>{1e-4, 1e-3, 1e-2, 1e-1});
  CHECK(listAxis("model.hidden", {"4", "16", "8"}).values == std::vector<json>{4, 16, 8});
  CHECK(listAxis("model.cell", {"lstm", "rnn"}).values == std::vector<json>{"lstm", "rnn"});
  CHECK(choiceAxis("model.layer_norm").values == std::vector<json>{false, true});
  CHECK(choiceAxis("model.activation").values.size() == knob("model.activation").choices.size());
  CHECK_THROWS_AS(linearAxis("model.cell", 0, 1, 3), InputError);
  CHECK_THROWS_AS(linearAxis("task.lenght", 0, 1, 3), InputError);
  CHECK_THROWS_AS(linearAxis("task.length", 0, 1, 3), InputError);  // 2 at least
  CHECK_THROWS_AS(linearAxis("model.init.gain", 0, std::nan(""), 3), InputError);
  CHECK_THROWS_AS(linearAxis("model.init.gain", 0, 1, 0), InputError);
  CHECK_THROWS_AS(logarithmicAxis("model.init.gain", 0, 1, 3), InputError);
  CHECK_THROWS_AS(listAxis("model.cell", {"quantum"}), InputError);
  CHECK_THROWS_AS(listAxis("name", {"a"}), InputError);
  CHECK_THROWS_AS(choiceAxis("model.hidden"), InputError);
}

TEST_CASE("a value has its place on an axis", "[sweep]") {
  const SweepAxis gain = linearAxis("model.init.gain", 1, 2, 3);
  CHECK(placeOn(gain, 1.5) == 1.0);
  CHECK(*placeOn(gain, 1.125) == Approx(0.25));
  CHECK(*placeOn(gain, 2.2) == Approx(2.4));
  CHECK_FALSE(placeOn(gain, 2.3));
  CHECK_FALSE(placeOn(gain, 0.7));
  CHECK_FALSE(placeOn(gain, nullptr));
  CHECK(*placeOn(logarithmicAxis("train.learning_rate", 1e-4, 1e-2, 3), std::pow(10.0, -2.5)) == Approx(1.5));
  CHECK(*placeOn(linearAxis("task.length", 30, 10, 3), 25) == Approx(0.5));
  CHECK(placeOn(choiceAxis("model.layer_norm"), true) == 1.0);
  CHECK_FALSE(placeOn(listAxis("model.cell", {"rnn", "gru"}), "lstm"));
}

TEST_CASE("cells are counted with the first axis fastest, and a cell's experiment has its values and the base's", "[sweep]") {
  const Sweep sweep = small();
  REQUIRE(sweep.cells() == 15);
  CHECK(sweep.at(7) == std::vector<std::size_t>{2, 1});
  for (std::size_t cell = 0; cell < 15; ++cell) CHECK(sweep.cell(sweep.at(cell)) == cell);
  const Experiment e = sweep.experiment(7);
  CHECK(e.model.init.spectralRadius == 1.0);
  CHECK(e.task.length == 7);
  CHECK(changedKnobs(sweep.base, e) == std::vector<std::string>{"task.length", "model.init.spectral_radius"});
}

TEST_CASE("the order goes from coarse to fine and takes every cell once", "[sweep]") {
  Sweep sweep = small();
  sweep.axes = {linearAxis("model.init.gain", 1, 2, 9), linearAxis("task.length", 2, 6, 5), choiceAxis("model.layer_norm")};
  const std::vector<std::size_t> order = sweep.coarseToFine();
  CHECK(std::set<std::size_t>(order.begin(), order.end()).size() == 90);
  CHECK(order.size() == 90);
  const std::vector<std::vector<std::size_t>> first = {{0, 0, 0}, {8, 0, 0}, {4, 0, 0}, {0, 4, 0}, {4, 4, 0}, {8, 4, 0}};
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(sweep.at(order[i]) == first[i]);
  CHECK(sweep.at(order.back()) == std::vector<std::size_t>{8, 4, 1});
}

TEST_CASE("a cell is the run that it stands for, at initialization and after training", "[sweep]") {
  for (const std::int64_t steps : {0, 7}) {
    Sweep sweep = small();
    sweep.steps = steps;
    const std::optional<SweepResult> cell = runCell(sweep, 8);
    REQUIRE(cell);
    const std::unique_ptr<Run> run = Run::make(sweep.experiment(8));  // validates as the experiment says
    Row last;
    for (int i = 0; i < steps; ++i) last = run->step();
    Snapshot snapshot;
    run->fill(snapshot);
    CHECK(cell->error.empty());
    CHECK(cell->verdict.kind == snapshot.verdict.kind);
    CHECK(cell->verdict.badge == snapshot.verdict.badge);
    CHECK(cell->verdict.evidence == snapshot.verdict.evidence);
    CHECK(cell->logRatio == run->logNorms().front() - run->logNorms().back());
    CHECK(cell->steps == steps);
    CHECK(cell->chance == run->task().chance);
    if (steps > 0) CHECK(cell->slope == last.slope);
    if (steps == 0) CHECK(cell->slope == cell->logRatio / (run->task().length - 1));
    CHECK((steps == 0 ? std::isnan(cell->loss) : cell->loss == run->validate().loss));
  }
}

TEST_CASE("a run that diverges ends there and says when", "[sweep]") {
  Sweep sweep = small();
  sweep.base.model.activation = "linear";
  sweep.base.train.clip.mode = "none";
  sweep.base.train.optimizer = "sgd";
  sweep.axes = {listAxis("train.learning_rate", {"0.001", "100"})};
  sweep.steps = 300;
  const SweepResult calm = *runCell(sweep, 0), wild = *runCell(sweep, 1);
  CHECK_FALSE(calm.divergence);
  CHECK(calm.steps == 300);
  REQUIRE(wild.divergence);
  CHECK(wild.verdict.kind == VerdictKind::Diverged);
  CHECK(wild.steps < 300);
  CHECK(wild.divergence->step == wild.steps + 1);
}

TEST_CASE("a cell that cannot be run is a result with its reason, and the others are run", "[sweep]") {
  Sweep sweep = small();
  sweep.base.task.name = "series";
  sweep.base.task.file = "/no/such/file.csv";
  sweep.axes = {listAxis("task.name", {"series", "adding"}), linearAxis("task.length", 5, 6, 2)};
  SweepJob job(sweep);
  for (const auto& [cell, result] : finish(job)) {
    const bool series = cell % 2 == 0;
    CHECK(result.error.empty() != series);
    CHECK(std::isnan(result.logRatio) == series);
    CHECK((result.verdict.kind == VerdictKind::Unknown) == series);
  }
  CHECK(runCell(sweep, 0)->error.find("/no/such/file.csv") != std::string::npos);
}

TEST_CASE("results depend neither on the order nor on a cancel between them", "[sweep]") {
  Sweep sweep = small();
  sweep.steps = 3;
  SweepJob whole(sweep);
  const Results all = finish(whole);
  REQUIRE(all.size() == 15);
  for (const auto& [cell, result] : all) CHECK(same(result, *runCell(sweep, cell)));

  Results parts;
  {
    SweepJob first(sweep);
    CHECK(within30Seconds([&] {
      for (auto& each : first.take()) parts.push_back(std::move(each));
      return parts.size() >= 4;
    }));
    first.cancel();
    for (auto& each : finish(first)) parts.push_back(std::move(each));
  }
  std::vector<std::size_t> known;
  for (const auto& each : parts) known.push_back(each.first);
  SweepJob second(sweep, known);
  for (auto& each : finish(second)) parts.push_back(std::move(each));
  REQUIRE(parts.size() == 15);
  for (std::size_t i = 0; i < 15; ++i) {
    CHECK(parts[i].first == all[i].first);
    CHECK(same(parts[i].second, all[i].second));
  }
}

TEST_CASE("a cancel ends within a training step", "[sweep]") {
  Sweep sweep = small();
  sweep.steps = 1'000'000'000;
  SweepJob job(sweep);
  CHECK(std::isnan(job.secondsLeft()));
  job.cancel();
  CHECK(finish(job).empty());
  int asked = 0;
  CHECK_FALSE(runCell(sweep, 0, [&asked] { return ++asked < 5; }));
  CHECK(asked == 5);
}

TEST_CASE("a border is drawn only where it is exact", "[sweep]") {
  Experiment e;  // tanh, orthogonal
  const std::string gain = "model.init.gain", radius = "model.init.spectral_radius";
  CHECK(borderOn(gain, e)->at == 1.0);
  CHECK(borderOn(radius, e)->at == 1.0);
  CHECK(initialRadius(e) == 1.0);
  e.model.activation = "sigmoid";
  CHECK(borderOn(gain, e)->at == 4.0);
  CHECK_FALSE(borderOn("task.length", e));
  e.model.activation = "tanh";
  e.model.init.recurrent = "xavier_uniform";
  CHECK_FALSE(borderOn(gain, e));
  CHECK_FALSE(borderOn(radius, e));
  CHECK_FALSE(initialRadius(e));
  e.model.activation = "linear";
  CHECK_FALSE(borderOn(gain, e));
  CHECK(std::string(borderOn(radius, e)->label) == "ρ = 1");
  e.model.cell = "lstm";
  CHECK_FALSE(borderOn(radius, e));
}

TEST_CASE("left of the border σ₁γ = 1 no gradient of a loss at the last step grows, and of a linear one it is x to T − 1",
          "[sweep]") {
  Sweep sweep;
  sweep.base.precision = Precision::Float64;
  sweep.base.task.length = 40;
  sweep.base.model.hidden = 8;
  sweep.base.train.batch = 4;
  sweep.axes = {listAxis("model.activation", {"tanh", "linear"}), listAxis("model.init.gain", {"0.9", "1", "1.1"})};
  for (std::size_t cell = 0; cell < 6; ++cell) {
    const double x = sweep.axes[1].values[cell / 2].get<double>();
    const double most = 39.0 * std::log(x);
    const SweepResult result = *runCell(sweep, cell);
    CHECK(result.logRatio <= most + 1e-9);
    if (cell % 2 == 1) CHECK(result.logRatio == Approx(most).margin(1e-9));
  }
}
