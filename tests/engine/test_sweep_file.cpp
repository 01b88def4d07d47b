// The file of a sweep, random draws, the folder of results, its table and its picture.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/sweep/sweep_file.h"
#include "engine/sweep/sweep_folder.h"
#include "engine/sweep/sweep_picture.h"
#include "engine/sweep/sweep_table.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using nlohmann::json;

namespace {

const json kSmall = {{"task", {{"length", 8}}}, {"model", {{"hidden", 4}}}, {"train", {{"batch", 2}}}};

json small() {
  return {{"backflow_sweep", 1},
          {"experiment", kSmall},
          {"steps", 3},
          {"grid",
           {{{"key", "model.cell"}, {"values", {"rnn", "lstm"}}},
            {{"key", "train.learning_rate"}, {"from", 1e-4}, {"to", 1e-2}, {"count", 3}, {"log", true}}}},
          {"random",
           {{"count", 4},
            {"seed", 5},
            {"keys",
             {{{"key", "model.init.gain"}, {"uniform", {0.5, 2}}},
              {{"key", "train.clip.threshold"}, {"log_uniform", {0.1, 10}}},
              {{"key", "model.hidden"}, {"integers", {3, 6}}},
              {{"key", "model.activation"}, {"choice", {"tanh", "relu"}}}}}}}};
}

Sweep parsed(const json& from) { return parseSweep(from.dump(), "s.json"); }

std::string refusal(const json& from) {
  try {
    parsed(from);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("the file of a sweep gives its trials", "[sweep]") {
  const Sweep sweep = parsed(small());
  CHECK(sweep.cells() == 24);
  CHECK(sweep.steps == 3);
  CHECK(sweep.base.model.hidden == 4);
  CHECK(sweep.axes[1].values == std::vector<json>{1e-4, 1e-3, 1e-2});
  std::set<std::string> all;
  for (std::size_t cell = 0; cell < sweep.cells(); ++cell) {
    const std::vector<Sweep::Setting> set = sweep.settings(cell);
    REQUIRE(set.size() == 6);
    CHECK(set[0].value == (cell % 2 ? "lstm" : "rnn"));
    CHECK((set[2].value.get<double>() >= 0.5 && set[2].value.get<double>() <= 2.0));
    CHECK((set[3].value.get<double>() >= 0.1 && set[3].value.get<double>() <= 10.0));
    CHECK((set[4].value.get<int>() >= 3 && set[4].value.get<int>() <= 6));
    CHECK((set[5].value == "tanh" || set[5].value == "relu"));
    // One draw for the whole grid.
    CHECK(set[2].value == sweep.settings(cell - cell % 6)[2].value);
    CHECK(sweep.experiment(cell).model.init.gain == set[2].value.get<double>());
    all.insert(set[2].value.dump());
  }
  CHECK(all.size() == 4);

  json more = small();
  more["random"]["count"] = 9;  // further draws leave the first as they were
  CHECK(parsed(more).settings(7)[3].value == sweep.settings(7)[3].value);
  more["random"]["seed"] = 6;
  CHECK(parsed(more).settings(7)[3].value != sweep.settings(7)[3].value);
}

TEST_CASE("the text of a sweep says all of it", "[sweep]") {
  const Sweep sweep = parsed(small());
  const std::string text = sweepText(sweep);
  CHECK(sweepText(parseSweep(text, "again")) == text);
  CHECK(sweepHash(parseSweep(text, "again")) == sweepHash(sweep));
  json other = small();
  other["steps"] = 4;
  CHECK(sweepHash(parsed(other)) != sweepHash(sweep));
  other = small();
  other.erase("steps");
  CHECK(parsed(other).steps == Sweep::kOwnSteps);
  CHECK(sweepHash(parsed(other)) != sweepHash(sweep));
  other["grid"] = {{{"key", "model.layer_norm"}, {"values", "all"}}};
  other.erase("random");
  CHECK(parsed(other).cells() == 2);
}

TEST_CASE("what a sweep may not say is refused with the place", "[sweep]") {
  const auto with = [](const char* pointer, const json& value) {
    json changed = small();
    changed[json::json_pointer(pointer)] = value;
    return refusal(changed);
  };
  using Catch::Contains;
  CHECK_THAT(with("/gird", 1), Contains("s.json: gird: there is no such key"));
  CHECK_THAT(with("/backflow_sweep", 2), Contains("backflow_sweep = 2"));
  CHECK_THAT(with("/steps", -1), Contains("steps = -1: must be a whole number from 0"));
  CHECK_THAT(with("/experiment/model/hiden", 4), Contains("model.hiden") && Contains("model.hidden"));
  CHECK_THAT(with("/grid/0/key", "model.cel"), Contains("grid[0]") && Contains("model.cell"));
  CHECK_THAT(with("/grid/0/values/1", "lstn"), Contains("grid[0]: model.cell = \"lstn\": must be one of"));
  CHECK_THAT(with("/grid/0/values", json::array()), Contains("grid[0].values"));
  CHECK_THAT(with("/grid/0/log", "yes"), Contains("grid[0].log = \"yes\": must be true or false"));
  CHECK_THAT(with("/grid/0/step", 2), Contains("grid[0].step: there is no such key"));
  CHECK_THAT(with("/grid/1/count", 0), Contains("grid[1].count = 0"));
  CHECK_THAT(with("/grid/1/from", 0), Contains("grid[1]") && Contains("above 0"));
  CHECK_THAT(with("/grid/1/key", "model.cell"), Contains("grid[1]") && Contains("is no number"));
  CHECK_THAT(with("/grid/1/key", "name"), Contains("cannot be swept"));
  CHECK_THAT(with("/random/count", 0), Contains("random.count = 0"));
  CHECK_THAT(with("/random/keys/0/uniform", {2, 0.5}), Contains("random.keys[0]") && Contains("not smaller"));
  CHECK_THAT(with("/random/keys/0/uniform", {0.5}), Contains("random.keys[0].uniform = [0.5]: must be two numbers"));
  CHECK_THAT(with("/random/keys/0/choice", {0.5}), Contains("random.keys[0]: must have one of"));
  CHECK_THAT(with("/random/keys/1/log_uniform", {0, 1}), Contains("random.keys[1]"));
  CHECK_THAT(with("/random/keys/2/integers", {0, 6}), Contains("model.hidden = 0"));
  CHECK_THAT(with("/random/keys/2/integers", {3, 5.5}), Contains("integers go from a whole number"));
  CHECK_THAT(with("/random/keys/0/key", "model.cell"), Contains("is no number"));
  CHECK_THAT(with("/random/keys/0/key", "train.learning_rate"), Contains("train.learning_rate: is swept twice"));
  CHECK_THAT(with("/grid/0", {{"key", "train.steps"}, {"values", {1, 2}}}), Contains("steps: must be left out"));
  CHECK_THAT(with("/random/count", 1000000), Contains("at most 1000000"));
  CHECK_THAT(refusal({{"backflow_sweep", 1}}), Contains("grid: is missing"));
  CHECK_THAT(refusal(json::array()), Contains("JSON object"));
}

TEST_CASE("a folder of results: only gaps are filled, and sweeps are not mixed", "[sweep]") {
  const TemporaryFolder at;
  const Sweep sweep = parsed(small());
  const SweepFolder folder(at / "deep/results", sweep);
  runCells(folder, {0, 5, 23}, 2, [](const FinishedCells&) { return true; });
  const auto [read, results] = readSweepFolder(at / "deep/results");
  CHECK(sweepHash(read) == sweepHash(sweep));
  CHECK(std::count_if(results.begin(), results.end(), [](const auto& r) { return r.has_value(); }) == 3);
  const std::optional<SweepResult> direct = runCell(sweep, 5);
  REQUIRE(direct);
  CHECK(results[5]->loss == direct->loss);
  CHECK(results[5]->slope == direct->slope);
  CHECK(results[5]->verdict.badge == direct->verdict.badge);
  CHECK(results[5]->verdict.kind == direct->verdict.kind);
  CHECK(results[5]->steps == 3);

  json other = small();
  other["steps"] = 4;
  CHECK_THROWS_AS(SweepFolder(at / "deep/results", parsed(other)), InputError);
  SweepFolder elsewhere(at / "other", parsed(other));
  std::filesystem::copy_file(folder.file(5), elsewhere.file(5));
  CHECK_THROWS_WITH(elsewhere.read(5), Catch::Contains("another sweep"));
  writeFileAtomically(folder.file(6), "{\"trial\": 7");
  CHECK_THROWS_AS(folder.read(6), InputError);
  CHECK_THROWS_AS(SweepFolder(at / "absent"), IoError);
}

TEST_CASE("diverged and failed trials are results that come back as they were", "[sweep]") {
  const TemporaryFolder at;
  const SweepFolder folder(at / "results", parsed(small()));
  SweepResult diverged;
  diverged.divergence = Divergence{2, "hidden state h", 1, 7, false};
  diverged.verdict.kind = VerdictKind::Diverged;
  diverged.logRatio = -std::numeric_limits<double>::infinity();
  folder.write(1, diverged);
  SweepResult failed;
  failed.error = "task.file: \"no,\" such file";
  folder.write(2, failed);
  const Trial back = *folder.read(1);
  CHECK(back.result.divergence->text() == diverged.divergence->text());
  CHECK(back.result.logRatio == diverged.logRatio);
  CHECK(std::isnan(back.result.loss));
  CHECK(trialStatus(back.result) == "diverged");
  CHECK(folder.read(2)->result.error == failed.error);

  std::vector<std::optional<Trial>> trials(folder.sweep().cells());
  for (std::size_t i = 0; i < 3; ++i) trials[i] = folder.read(i);
  const std::string csv = sweepCsv(folder.sweep(), trials);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
  CHECK_THAT(csv, Catch::StartsWith("trial,model.cell,train.learning_rate,model.init.gain,"));
  CHECK_THAT(csv, Catch::Contains("\"task.file: \"\"no,\"\" such file\""));
  CHECK_THAT(sweepPicture(folder.sweep(), trials, "verdict"), Catch::Contains("21 missing") && Catch::Contains("1 failed"));
}
