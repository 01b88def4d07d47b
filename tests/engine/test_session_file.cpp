// Sessions as files: a run goes on from one to the same bits, and a file that does not fit together is refused.
#include "engine/formats/session_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/npy.h"
#include "engine/formats/npz.h"
#include "engine/train/run.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;

namespace {

Experiment experimentOf(Precision precision) {
  Experiment e;
  e.precision = precision;
  e.task.length = 12;
  e.model.hidden = 6;
  e.model.layers = 2;
  e.train.batch = 4;
  e.train.clip.mode = "autoclip";
  e.train.validateEvery = 7;
  return e;
}

// Trains up to that step, with every kind of change on the way, and keeps what a trainer would keep.
void train(Run& run, Moment& kept, std::int64_t to) {
  if (run.steps() == 0) kept.history.keep(run.save());
  const auto change = [&](auto what) {
    const Change made{run.steps(), std::move(what)};
    REQUIRE(apply(made, run).refused.empty());
    kept.history.changed(made);
  };
  while (run.steps() < to) {
    kept.rows.push_back(run.step());
    const std::vector<float> column(run.logNorms().begin(), run.logNorms().end());
    if (kept.gradients.length == 0) kept.gradients.clear(static_cast<int>(column.size()));
    kept.gradients.append(run.steps(), column.data());
    if (kept.history.due(run.steps())) kept.history.keep(run.save());
    Experiment changed = run.experiment();
    if (run.steps() == 20) {
      changed.train.prune = 0.3;
      changed.train.optimizer = "momentum";
      change(changed);
    }
    if (run.steps() == 30) change(std::vector<Pull>{{1, {}, 1.1, true}});
    if (run.steps() == 40) change(std::make_shared<const std::vector<NamedArray>>(run.parameters()));
  }
  kept.state = run.save();
}

void requireSame(const Run& a, const Run& b) {
  const auto one = a.parameters(), other = b.parameters();
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) REQUIRE(one[i].data == other[i].data);
}

std::string why(const std::string& bytes) {
  try {
    parseSession(bytes, "f");
  } catch (const InputError& error) {
    CHECK_THAT(error.what(), !Contains("\n"));
    return error.what();
  }
  return "";
}

std::string sessionOf(Precision precision, std::int64_t steps) {
  const auto run = Run::make(experimentOf(precision));
  SessionFile session{{{"A", {}}}, R"({"panels":["loss"]})"};
  train(*run, session.runs[0].moment, steps);
  return sessionBytes(session);
}

// By name, as bytes: NaN is equal to itself there.
std::map<std::string, std::string> membersOf(const std::string& bytes) {
  std::map<std::string, std::string> members;
  for (const NamedArray& array : parseNpz(bytes, "f").arrays) members[array.name] = npyBytes(array);
  return members;
}

}  // namespace

TEMPLATE_TEST_CASE("a run goes on from its session to the same bits, and its past is there", "", float, double) {
  const Experiment experiment = experimentOf(std::is_same_v<TestType, float> ? Precision::Float32 : Precision::Float64);
  const auto whole = Run::make(experiment), past = Run::make(experiment), resumed = Run::make(experiment);
  Moment kept;
  train(*whole, kept, 50);
  const TemporaryFolder folder;
  writeSession(folder / "s.backflow", {{{"A", kept}, {"B", kept}}, R"({"panels":["loss"]})"});
  const SessionFile read = readSession(folder / "s.backflow");
  REQUIRE(read.runs.size() == 2);
  CHECK(read.window == R"({"panels":["loss"]})");
  const Moment& moment = read.runs[1].moment;
  CHECK(moment.rows.size() == 50);
  CHECK(moment.gradients.logNorms == kept.gradients.logNorms);
  REQUIRE(kept.state->losses.size() == kLossWindow);
  for (std::size_t i = 0; i < kLossWindow; ++i) CHECK(kept.state->losses[i] == kept.rows[50 - kLossWindow + i].trainLoss);
  CHECK(moment.state->losses == kept.state->losses);
  CHECK(moment.history.frames().front()->losses == kept.history.frames().front()->losses);

  resumed->restore(*moment.state);
  REQUIRE(resumed->steps() == 50);
  while (whole->steps() < 120) whole->step();
  while (resumed->steps() < 120) resumed->step();
  requireSame(*whole, *resumed);

  const auto again = Run::make(experiment);
  Moment replayed;
  train(*again, replayed, 45);
  REQUIRE(moment.history.replay(*past, 45));
  requireSame(*again, *past);
}

TEST_CASE("what was changed at rest, right before a session was written, is told in it and not done twice") {
  const Experiment experiment = experimentOf(Precision::Float32);
  const auto whole = Run::make(experiment), past = Run::make(experiment), resumed = Run::make(experiment);
  Moment kept;
  train(*whole, kept, 40);
  REQUIRE(kept.history.changes().back().step == 40);
  const std::vector<NamedArray> good = parseNpz(sessionBytes({{{"A", kept}}, {}}), "f").arrays;
  const auto saying = [&](const std::vector<std::int64_t>& done) {  // empty: as a file from before this was said
    std::vector<NamedArray> arrays;
    for (const NamedArray& array : good) {
      if (array.name != "A/changes_done")
        arrays.push_back(array);
      else if (!done.empty())
        arrays.push_back({array.name, {done.size()}, done});
    }
    return npzBytes(arrays);
  };
  Moment moment = parseSession(npzBytes(good), "f").runs[0].moment;
  CHECK(moment.state->changes == 3);
  REQUIRE(moment.history.changes().size() == 3);
  resumed->restore(*moment.state);
  CHECK(resumed->changes() == 3);
  moment.history.keep(resumed->save());
  while (resumed->steps() < 60) resumed->step();
  REQUIRE(moment.history.replay(*past, 60));
  requireSame(*resumed, *past);

  CHECK(parseSession(saying({}), "f").runs[0].moment.state->changes == 2);  // the last is of after its step
  const auto right = std::get<std::vector<std::int64_t>>(
      std::find_if(good.begin(), good.end(), [](const NamedArray& a) { return a.name == "A/changes_done"; })->data);
  CHECK(why(saying(right)) == "");
  auto tooMany = right, tooFew = right, fewFrames = right, negative = right;
  tooMany.back() = 4;
  tooFew.back() = 1;
  fewFrames.pop_back();
  negative.back() = -1;
  for (const auto& wrong : {tooMany, tooFew, fewFrames, negative})
    CHECK_THAT(why(saying(wrong)), Contains("run A: changes_done: must say of each frame"));
}

TEST_CASE("what is read from a session and written again is the same") {
  for (const Precision precision : {Precision::Float32, Precision::Float64}) {
    const std::string bytes = sessionOf(precision, 50), again = sessionBytes(parseSession(bytes, "f"));
    const std::map<std::string, std::string> one = membersOf(bytes), other = membersOf(again);
    REQUIRE(one.size() == other.size());
    for (const auto& [name, member] : one) {
      INFO(name);
      CHECK(other.at(name) == member);
    }
  }
}

TEST_CASE("a session that was cut short or damaged is told from what is no session") {
  const std::string good = sessionOf(Precision::Float32, 50);
  CHECK(why(good) == "");
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{100}, good.size() / 2, good.size() - 30})
    CHECK_THAT(why(good.substr(0, size)), Contains("damaged session file") && Contains("cut short") && !Contains("npz"));
  std::string other = good;
  other.replace(good.size() / 2, 200, 200, 'x');
  CHECK_THAT(why(other), Contains("damaged") && !Contains("npz"));
  CHECK_THAT(why(good + "something"), Contains("damaged session file") && !Contains("npz"));
  CHECK_THAT(why("no session"), Contains("is no session") && !Contains("npz"));
}

TEST_CASE("a session in which something is missing or does not fit is refused in one line") {
  const std::vector<NamedArray> good = parseNpz(sessionOf(Precision::Float32, 50), "f").arrays;
  REQUIRE(good.size() > 10);
  REQUIRE(why(npzBytes(good)) == "");
  for (std::size_t i = 0; i < good.size(); ++i) {
    INFO(good[i].name);
    std::vector<NamedArray> without = good;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    const bool isOptional = good[i].name == "A/changes_done" || good[i].name.find("/parameters") != std::string::npos;
    if (!isOptional) CHECK(why(npzBytes(without)) != "");
    if (!std::holds_alternative<std::string>(good[i].data)) {
      std::vector<NamedArray> other = good;  // of a type that no array of a session has there
      other[i].data = std::string("text");
      other[i].shape = {};
      if (good[i].name.find("/parameters") == std::string::npos) CHECK(why(npzBytes(other)) != "");
    }
  }
  for (const double wrong : {std::numeric_limits<double>::quiet_NaN(), -1.0}) {
    std::vector<NamedArray> bad = good;
    for (NamedArray& array : bad)
      if (array.name == "A/norms") std::get<std::vector<double>>(array.data).back() = wrong;
    CHECK_THAT(why(npzBytes(bad)), Contains("run A: norms: must be finite"));
  }
  const auto with = [&](const std::string& name, auto edit) {
    std::vector<NamedArray> bad = good;
    edit(*std::find_if(bad.begin(), bad.end(), [&](const NamedArray& a) { return a.name == name; }));
    return why(npzBytes(bad));
  };
  const auto number = [&](const std::string& name, std::size_t at, auto value) {
    return with(name, [&](NamedArray& a) { std::get<std::vector<decltype(value)>>(a.data).at(at) = value; });
  };
  CHECK_THAT(number("A/frames", 0, -1.0), Contains("frames") && Contains("count"));
  CHECK_THAT(number("A/frames", 1, std::nan("")), Contains("frames"));
  CHECK_THAT(number("A/frames", 4, 99.0), Contains("there is no experiment 99"));
  CHECK_THAT(number("A/frames", 5, 1e15), Contains("frames"));
  CHECK_THAT(number("A/frames", 7, 1e9), Contains("norms"));
  CHECK_THAT(number("A/pruned", 0, std::int64_t{1} << 40), Contains("places in theta"));
  CHECK_THAT(number("A/changes", 1, std::int64_t{7}), Contains("kind"));
  CHECK_THAT(number("A/changes", 5, std::int64_t{1} << 60), Contains("pulls"));
  CHECK_THAT(number("A/rows", 11, 1.0), Contains("steps 1, 2, 3"));
  CHECK_THAT(with("A/rows",
                  [](NamedArray& a) {
                    auto& numbers = std::get<std::vector<double>>(a.data);
                    numbers.resize(numbers.size() - a.shape[1]);
                    --a.shape[0];
                  }),
             Contains("each of the 50 training steps"));
  CHECK_THAT(with("A/gradients",
                  [](NamedArray& a) {
                    a.data = std::vector<float>();
                    a.shape[1] = 0;
                  }),
             Contains("gradients"));
  CHECK_THAT(with("session",
                  [](NamedArray& a) {  // the first experiment, of the first frames, is of another network than the last
                    nlohmann::json about = nlohmann::json::parse(std::get<std::string>(a.data));
                    about["runs"][0]["experiments"][0]["model"]["hidden"] = 3;
                    a.data = about.dump();
                  }),
             Contains("live keys only"));
  CHECK_THAT(with("session", [](NamedArray& a) { a.data = std::string("{}"); }), Contains("backflow_session"));
  CHECK_THAT(with("session", [](NamedArray& a) { a.data = std::string("{"); }), Contains("session"));
}

TEST_CASE("a session says of a run that it has diverged, and after which step") {
  Experiment wild = experimentOf(Precision::Float32);
  wild.model.activation = "linear";
  wild.model.init.gain = 100.0;
  wild.task.length = 300;
  wild.train.clip.mode = "none";
  const auto run = Run::make(wild);
  Moment moment;
  moment.history.keep(run->save());
  const Row diverged = run->step();
  REQUIRE(run->divergence());
  moment.state = run->save();
  CHECK(moment.state->diverged);
  const std::vector<NamedArray> good = parseNpz(sessionBytes({{{"A", moment}}, {}}), "f").arrays;
  const auto saying = [&](const nlohmann::json& step) {  // null: as a file from before this was said
    std::vector<NamedArray> arrays = good;
    nlohmann::json about = nlohmann::json::parse(std::get<std::string>(arrays[0].data));
    REQUIRE(about["runs"][0]["diverged"] == 1);
    about["runs"][0].erase("diverged");
    if (!step.is_null()) about["runs"][0]["diverged"] = step;
    arrays[0].data = about.dump();
    return npzBytes(arrays);
  };
  const SessionFile read = parseSession(saying(1), "f");
  CHECK(read.runs[0].moment.state->diverged);
  const auto again = Run::make(wild);
  again->restore(*read.runs[0].moment.state);
  CHECK_FALSE(again->divergence());
  CHECK(again->step().step == diverged.step);
  REQUIRE(again->divergence());
  CHECK(again->divergence()->text() == run->divergence()->text());
  CHECK_FALSE(parseSession(saying(nullptr), "f").runs[0].moment.state->diverged);
  for (const nlohmann::json& wrong : {nlohmann::json(0), nlohmann::json(2), nlohmann::json(true), nlohmann::json("1")})
    CHECK_THAT(why(saying(wrong)), Contains("run A: diverged") && Contains("after its state"));
}

TEST_CASE("a session whose data file has changed since is refused") {
  const TemporaryFolder folder;
  const auto file = folder / "data.csv";
  const auto write = [&](double last) {
    std::string text = "v\n";
    for (int i = 0; i < 200; ++i) text += std::to_string(std::sin(i)) + "\n";
    writeFileAtomically(file, text + std::to_string(last) + "\n");
  };
  write(0.0);
  Experiment e = experimentOf(Precision::Float32);
  e.task.name = "series";
  e.task.file = file.string();
  const auto run = Run::make(e);
  Moment moment{run->save(), {}, {}, {}};
  moment.history.keep(run->save());
  const std::string bytes = sessionBytes({{{"A", moment}}, {}});
  CHECK(why(bytes) == "");
  write(1.0);
  CHECK_THAT(why(bytes), Contains("has changed since"));
  // What is recorded is what was trained on, also where the file has changed, or is gone, before the session is saved.
  CHECK_THAT(why(sessionBytes({{{"A", moment}}, {}})), Contains("has changed since"));
  CHECK_THROWS_WITH(Run::make(e)->restore(*moment.state), Contains("data.csv") && Contains("has changed since"));
  Run::make(e, 1, run->shareTask())->restore(*moment.state);
  std::filesystem::remove(file);
  CHECK_FALSE(sessionBytes({{{"A", moment}}, {}}).empty());
  run->step();
}

TEST_CASE("a session that was moved with its data finds them beside it, and no others") {
  const TemporaryFolder folder;
  std::string table = "v\n";
  for (int i = 0; i < 200; ++i) table += std::to_string(std::sin(i)) + "\n";
  const auto before = folder / "data.csv", moved = folder / "moved";
  writeFileAtomically(before, table);
  Experiment e = experimentOf(Precision::Float32);
  e.task.name = "series";
  e.task.file = before.string();
  const auto run = Run::make(e);
  Moment moment{run->save(), {}, {}, {}};
  moment.history.keep(run->save());
  std::filesystem::create_directory(moved);
  writeSession(moved / "s.backflow", {{{"A", moment}}, {}});
  std::filesystem::rename(before, moved / "data.csv");
  CHECK(readSession(moved / "s.backflow").runs.front().moment.state->experiment.task.file == (moved / "data.csv").string());
  writeFileAtomically(moved / "data.csv", table + "1.0\n");
  CHECK_THROWS_WITH(readSession(moved / "s.backflow"), Contains("has changed since"));
  std::filesystem::remove(moved / "data.csv");
  CHECK_THROWS_AS(readSession(moved / "s.backflow"), IoError);
}
