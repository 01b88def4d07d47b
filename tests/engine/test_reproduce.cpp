// The canonical experiments: their files, the runner, and those of them that need no long training.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "engine/reproduce/measures/list.h"
#include "engine/reproduce/reproduce.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

// A small file that is right, in which one text is replaced by another.
std::string fileWith(const std::string& from = "", const std::string& to = "") {
  std::string text = R"({
    "reproduce": 1, "number": 1, "title": "A title", "source": "Somebody 2000", "look_at": "This",
    "experiment": { "task": { "name": "adding", "length": 10 }, "model": { "hidden": 4 }, "train": { "batch": 4, "validate_every": 5 } },
    "seeds": [1, 2, 3], "needed": 2,
    "arms": [
      { "name": "trained", "set": { "model.cell": "lstm" }, "steps": 20,
        "checks": [{ "figure": "val_loss", "must": "fall_below", "bound": 1000 }] },
      { "name": "measured", "measure": "folds", "with": { "w": 5 },
        "checks": [{ "figure": "lower", "must": "near", "bound": -2.6556, "within": 0.001 }] }
    ] })";
  if (from.empty()) return text;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

ReproductionResult run(const Reproduction& reproduction, int jobs = 1) {
  ReproductionResult result;
  int finished = 0;
  reproduceAll({reproduction}, jobs, [&](std::size_t, const ReproductionResult& r) {
    result = r;
    ++finished;
  });
  CHECK(finished == 1);
  return result;
}

ReproductionResult runText(const std::string& text, int jobs = 1) { return run(parseReproduction(text, "test"), jobs); }

}  // namespace

TEST_CASE("the canonical experiments are all there, and whole", "[reproduce]") {
  std::set<int> numbers;
  std::set<std::string> ids;
  for (const auto& file : reproductionFiles()) {
    CAPTURE(file.string());
    const Reproduction r = loadReproduction(file);
    CHECK(file.stem().string() == (r.number < 10 ? "0" : "") + std::to_string(r.number) + "_" + r.id);
    CHECK(numbers.insert(r.number).second);
    CHECK(ids.insert(r.id).second);
    CHECK(r.title.size() > 10);
    CHECK(r.source.find_first_of("0123456789") != std::string::npos);  // a year
    CHECK(r.lookAt.size() > 40);
    CHECK(2 * r.needed > static_cast<int>(r.seeds.size()));
    CHECK(std::set<std::uint64_t>(r.seeds.begin(), r.seeds.end()).size() == r.seeds.size());
    for (const Arm& arm : r.arms) {
      CAPTURE(arm.name);
      CHECK(!arm.checks.empty());
      const TrainConfig& train = arm.experiment.train;
      for (const Check& check : arm.checks)
        if (!arm.measure && (check.figure == "val_loss" || check.figure == "accuracy"))
          CHECK((train.validateEvery > 0 && train.validateEvery <= train.steps));
    }
  }
  for (int number = 1; number <= 12; ++number) CHECK(numbers.count(number));
}

TEST_CASE("the canonical experiments that need no training pass", "[reproduce]") {
  for (const auto& file : reproductionFiles()) {
    Reproduction r = loadReproduction(file);
    if (r.number > 5 && r.number != 12) continue;
    if (r.number == 12) {  // a network of 200 units takes its time: one seed of the ends will do
      r.seeds.resize(1);
      r.needed = 1;
      r.arms = {r.arms.front(), r.arms.back()};
      for (Arm& arm : r.arms) arm.arguments = {100, 100};
    }
    CAPTURE(file.string());
    CHECK(run(r).pass);
  }
}

TEST_CASE("the canonical experiments that train can begin", "[reproduce]") {
  int trained = 0;
  for (const auto& file : reproductionFiles())
    for (Arm arm : loadReproduction(file).arms) {
      if (arm.measure) continue;
      CAPTURE(file.string(), arm.name);
      arm.experiment.train.steps = 1;
      const ArmResult result = runArm(arm, 1);
      CHECK(result.steps == 1);
      CHECK(result.divergence.empty());
      ++trained;
    }
  CHECK(trained > 12);
}

TEST_CASE("a check that cannot hold fails", "[reproduce]") {
  CHECK(runText(fileWith()).pass);
  CHECK_FALSE(runText(fileWith("\"bound\": 1000", "\"bound\": 0")).pass);
  CHECK_FALSE(runText(fileWith("-2.6556", "-2.7")).pass);
  CHECK_FALSE(runText(fileWith("\"fall_below\"", "\"stay_above\"")).pass);
  CHECK(runText(fileWith("\"fall_below\"", "\"stay_below\"")).pass);
  CHECK_FALSE(runText(fileWith("\"fall_below\"", "\"rise_above\"")).pass);
  // Never measured: nothing is found to be right.
  CHECK_FALSE(runText(fileWith("\"validate_every\": 5", "\"validate_every\": 0")).pass);
  CHECK_FALSE(runText(fileWith("\"figure\": \"val_loss\", \"must\": \"fall_below\"",
                               "\"figure\": \"accuracy\", \"must\": \"rise_above\""))
                  .pass);
}

TEST_CASE("a run ends where its checks are decided", "[reproduce]") {
  const auto trained = [](const std::string& text) { return runText(text).arms[0][0]; };
  const ArmResult once = trained(fileWith());
  CHECK(once.steps == 5);  // the first look at the held-out data
  CHECK(once.checks[0].step == 5);
  CHECK(once.checks[0].figure > 0.0);
  CHECK(trained(fileWith("\"fall_below\"", "\"stay_below\"")).steps == 20);
  const ArmResult broken = trained(fileWith("\"fall_below\"", "\"stay_above\""));
  CHECK(broken.steps == 5);
  CHECK_FALSE(broken.pass());
}

TEST_CASE("the best figure is kept where once is enough, the worst where all count", "[reproduce]") {
  const Reproduction r = parseReproduction(fileWith("\"bound\": 1000", "\"bound\": 0"), "test");
  Experiment e = r.arms[0].experiment;
  CHECK(e.model.cell == "lstm");
  Arm arm = r.arms[0];
  arm.checks = {{"train_loss", Must::FallBelow, 0.0, 0.0, ""}, {"train_loss", Must::StayBelow, 1e9, 0.0, ""}};
  const ArmResult result = runArm(arm, 1);
  CHECK(result.checks[0].figure < result.checks[1].figure);
  CHECK_FALSE(result.checks[0].pass);
  CHECK(result.checks[1].pass);
}

TEST_CASE("divergence fails an arm unless it may diverge", "[reproduce]") {
  const std::string diverging =
      R"("set": { "model.activation": "linear", "model.init.gain": 1e2, "task.length": 300, "train.clip.mode": "none" }, )";
  const std::string set = R"("set": { "model.cell": "lstm" }, )";
  const auto with = [&](const std::string& more) {
    std::string text = fileWith(set, diverging + more);
    return text.replace(text.find("fall_below"), 10, "stay_above").replace(text.find("1000"), 4, "-1");
  };
  const ReproductionResult must = runText(with(""));
  CHECK_FALSE(must.arms[0][0].divergence.empty());
  CHECK_FALSE(must.pass);
  CHECK_FALSE(runText(with("\"may_diverge\": true, ")).pass);  // its loss is no number: not above −1 either
}

TEST_CASE("as many seeds as are needed have to pass all arms", "[reproduce]") {
  Reproduction r = parseReproduction(fileWith(), "test");
  r.seeds = {1, 2, 3};
  std::vector<double> losses;
  for (const std::uint64_t seed : r.seeds) {
    Arm arm = r.arms[0];
    arm.checks[0].must = Must::StayAbove;
    arm.checks[0].bound = -1.0;
    losses.push_back(runArm(arm, seed).checks[0].figure);
  }
  std::sort(losses.begin(), losses.end());
  r.arms[0].checks[0].bound = 0.5 * (losses[1] + losses[2]);  // two seeds come below it, the third does not
  CHECK(run(r).passed == 2);
  CHECK(run(r).pass);
  r.needed = 3;
  CHECK_FALSE(run(r).pass);
}

TEST_CASE("results do not depend on the number of threads", "[reproduce]") {
  const Reproduction r = parseReproduction(fileWith("\"bound\": 1000", "\"bound\": 0"), "test");
  const ReproductionResult one = run(r, 1), four = run(r, 4);
  for (std::size_t s = 0; s < r.seeds.size(); ++s) {
    CHECK(one.arms[0][s].checks[0].figure == four.arms[0][s].checks[0].figure);
    CHECK(one.arms[0][s].checks[0].step == four.arms[0][s].checks[0].step);
  }
  CHECK(one.arms[0][0].checks[0].figure != one.arms[0][1].checks[0].figure);  // seeds do matter
}

TEST_CASE("results come in order, progress is a fraction, and can stop the work", "[reproduce]") {
  const Reproduction r = parseReproduction(fileWith(), "test");
  std::vector<std::size_t> order;
  double last = 0.0;
  reproduceAll(
      {r, r, r}, 3, [&](std::size_t i, const ReproductionResult&) { order.push_back(i); },
      [&](double fraction) {
        CHECK(fraction >= last);
        CHECK(fraction <= 1.0);
        last = fraction;
        return true;
      });
  CHECK(order == std::vector<std::size_t>{0, 1, 2});

  const Reproduction endless = parseReproduction(
      fileWith("\"steps\": 20", "\"steps\": 1000000000")
          .replace(fileWith("\"steps\": 20", "\"steps\": 1000000000").find("\"bound\": 1000"), 13, "\"bound\": 0"),
      "test");
  int finished = 0;
  reproduceAll(
      {endless}, 2, [&](std::size_t, const ReproductionResult&) { ++finished; }, [](double) { return false; });
  CHECK(finished == 0);
}

TEST_CASE("an error in a run is thrown to who asked for it", "[reproduce]") {
  CHECK_THROWS_AS(runText(fileWith("\"model.cell\": \"lstm\"", "\"task.name\": \"series\", \"task.file\": \"absent.csv\"")),
                  IoError);
}

TEST_CASE("a reproduction file that is not right is refused, by name", "[reproduce]") {
  const auto refused = [](const std::string& from, const std::string& to, const std::string& says) {
    CHECK_THROWS_WITH(parseReproduction(fileWith(from, to), "here"), Catch::StartsWith("here: ") && Catch::Contains(says));
  };
  refused("\"number\": 1, ", "", "number");
  refused("\"reproduce\": 1", "\"reproduce\": 2", "reproduce");
  refused("\"title\": \"A title\"", "\"title\": \"\"", "title");
  refused("\"seeds\": [1, 2, 3]", "\"seeds\": []", "seeds");
  refused("\"seeds\": [1, 2, 3]", "\"seeds\": [-1]", "seed");
  refused("\"needed\": 2", "\"needed\": 4", "from 1 to 3");
  refused("\"steps\": 20", "\"steps\": 2.5", "arms[0].steps");
  refused("\"steps\": 20,", "", "arms[0].steps");
  refused("\"val_loss\"", "\"loss\"", "val_loss");
  refused("\"fall_below\"", "\"fall\"", "stay_above");
  refused("\"bound\": 1000", "\"bound\": \"low\"", "arms[0].checks[0].bound");
  refused(", \"within\": 0.001", "", "arms[1].checks[0].within");
  refused("\"folds\"", "\"fold\"", "cliff");
  refused("\"w\": 5", "\"w\": 4", "arms[1].with.w");
  refused("\"w\": 5", "\"v\": 5", "arms[1].with.v");
  refused("\"model.cell\": \"lstm\"", "\"model.cell\": \"lstn\"", "model.cell");
  refused("\"hidden\": 4", "\"hiden\": 4", "model.hiden");
  refused("\"needed\": 2,", "\"needed\": 2, \"more\": 1,", "more");
  refused("\"steps\": 20,", "\"steps\": 20, \"step\": 20,", "arms[0].step");
  CHECK_THROWS_WITH(parseReproduction("{", "here"), Catch::StartsWith("here: line 1"));
  CHECK_THROWS_WITH(parseReproduction("[]", "here"), Catch::Contains("object"));
}

TEST_CASE("every measure names its figures and arguments", "[reproduce]") {
  REQUIRE_FALSE(measures().empty());
  for (const MeasureInfo* info : measures()) {
    CAPTURE(info->about.id);
    CHECK_FALSE(info->figures.empty());
    CHECK_FALSE(info->about.equation.empty());
    for (const MeasureArgument& argument : info->arguments)
      CHECK((argument.min <= argument.standard && argument.standard <= argument.max));
  }
}

TEST_CASE("the direct path of an LSTM is its forget gate, whatever U is", "[reproduce]") {
  Experiment e;
  e.precision = Precision::Float64;
  e.model.cell = "lstm";
  e.model.hidden = 6;
  e.task.length = 12;
  const auto slope = [&] { return measure::direct_path.measure(e, std::span<const double>())[0]; };
  e.model.init.input = "zeros";
  e.model.init.recurrent = "zeros";
  e.model.init.forgetBias = 2.0;
  CHECK(slope() == Approx(-std::log1p(std::exp(-2.0))).epsilon(1e-12));
  e.model.init.input = "xavier_uniform";
  e.model.init.recurrent = "orthogonal";
  const double free = slope();
  CHECK(free < -0.02);
  CHECK(free > -1.0);
  CHECK(free != Approx(-std::log1p(std::exp(-2.0))).epsilon(1e-6));
  e.model.cell = "rnn";
  CHECK_THROWS_AS(slope(), InputError);
}

TEST_CASE("the largest Lyapunov exponent of U = g·I is ln g while the state is small", "[reproduce]") {
  Experiment e;
  e.model.hidden = 5;
  e.model.init.recurrent = "identity";
  e.model.init.gain = 0.5;
  const std::vector<double> arguments = {50, 50};
  const double largest = measure::lyapunov.measure(e, arguments)[0];
  CHECK(largest == Approx(std::log(0.5)).epsilon(1e-9));
}

TEST_CASE("how an arm stands after its steps is what running it comes to", "[reproduce]") {
  for (const char* must : {"fall_below", "rise_above", "stay_below", "stay_above"})
    for (const char* bound : {"0.2", "1000"}) {
      CAPTURE(must, bound);
      const Reproduction r = parseReproduction(
          fileWith("\"must\": \"fall_below\", \"bound\": 1000", std::string("\"must\": \"") + must + "\", \"bound\": " + bound),
          "test");
      const Arm& arm = r.arms.front();
      Experiment experiment = arm.experiment;
      experiment.seed = 2;
      const std::unique_ptr<Run> run = Run::make(experiment);
      std::vector<Row> rows;
      CHECK_FALSE(checksAfter(arm, rows, false).front().decided);
      while (run->steps() < experiment.train.steps + 10) rows.push_back(run->step());  // beyond its end, which changes nothing
      const CheckResult seen = checksAfter(arm, rows, false).front(), ran = runArm(arm, 2).checks.front();
      CHECK(seen.decided);
      CHECK((seen.pass == ran.pass && seen.figure == ran.figure && seen.step == ran.step));
      CHECK_FALSE(checksAfter(arm, rows, true).front().pass);  // it may not diverge
    }
}
