// Where several steps have a loss: what the last one alone sends back, in an analysis, a snapshot and a probe alike.
#include <algorithm>
#include <catch2/catch.hpp>
#include <type_traits>

#include "engine/diagnose/analyze.h"
#include "engine/train/run.h"
#include "tests/engine/analyzed.h"
#include "tests/engine/probed.h"

using namespace backflow;

TEST_CASE("the last loss alone is the last row of the triangle") {
  Experiment e = experimentWith("rnn", "parity", 15);
  e.task.target = "every";
  const std::unique_ptr<Run> run = Run::make(e);
  const Analysis a = run->analyze();
  CHECK((a.firstLoss == 1 && a.lastLoss == 15));
  const std::vector<double> triangle = doubles(run->probe(false)).at("triangle");
  for (std::size_t k = 0; k < 15; ++k) CHECK(std::exp(a.logNormOfLast[k]) == Approx(triangle[14 * 15 + k]).epsilon(1e-12));
  CHECK(a.slopeOfLast.slope < a.layers.front().slope.slope);  // near losses keep the total up
}

TEST_CASE("what a snapshot says of the last loss alone is what the analysis says, of one sample") {
  for (const char* task : {"parity", "sine"}) {
    INFO(task);
    Experiment e = experimentWith("rnn", task, 15);
    if (task == std::string("parity")) e.task.target = "every";
    e.train.batch = 1;
    const std::unique_ptr<Run> run = Run::make(e);
    Snapshot snapshot;
    run->fill(snapshot, false);
    const Analysis a = run->analyze();
    const auto to = snapshot.marks.empty() ? 0u : std::size_t(*std::min_element(snapshot.marks.begin(), snapshot.marks.end()));
    const auto last = static_cast<std::size_t>(a.lastLoss) - 1;
    CHECK(snapshot.lastReach == Approx(a.logNormOfLast[to] - a.logNormOfLast[last]).epsilon(1e-9));
    REQUIRE(snapshot.logNormOfLast.size() == a.logNormOfLast.size());
    for (std::size_t t = 0; t <= last; ++t)
      CHECK(snapshot.logNormOfLast[t] - snapshot.logNormOfLast[last] ==
            Approx(a.logNormOfLast[t] - a.logNormOfLast[last]).epsilon(1e-9).margin(1e-12));
  }
  Snapshot one;
  Run::make(experimentWith("rnn", "adding", 15))->fill(one, false);
  CHECK(std::isnan(one.lastReach));
  CHECK(one.logNormOfLast.empty());
}

TEST_CASE("steps that have no loss take nothing from what an earlier loss has sent back, however little that is") {
  for (const Precision precision : {Precision::Float32, Precision::Float64}) {
    Experiment e = experimentWith("rnn", "parity", 200);
    e.task.target = "every";
    e.model.init.gain = 0.2;
    e.precision = precision;
    const std::unique_ptr<Run> run = Run::make(e);
    Snapshot snapshot;
    run->fill(snapshot, false);
    const Analysis a = run->analyze();
    INFO(snapshot.verdict.badge << " / " << a.verdict.badge);
    CHECK(snapshot.verdict.kind == VerdictKind::Vanishing);
    CHECK(a.verdict.kind == VerdictKind::Vanishing);
    CHECK(a.slopeOfLast.t1 == 1);  // e^-320 of it, in a float32 network, too
    CHECK(a.logNormOfLast.front() < -200.0);
    const double last = a.logNormOfLast.front() - a.logNormOfLast.back();
    CHECK(snapshot.lastReach == Approx(last).epsilon(0.1));  // one sample, and all of them
    int found = 0;
    for (const NamedArray& array : run->probe(false)) {
      if (array.name != "triangle") continue;
      ++found;
      std::visit(
          [](const auto& values) {
            if constexpr (std::is_floating_point_v<std::decay_t<decltype(values[0])>>)
              CHECK(std::none_of(values.begin(), values.end(), [](auto v) { return std::isnan(v); }));
          },
          array.data);
    }
    CHECK(found == 1);
  }
}

TEST_CASE("with a loss at every step nothing is healthy that does not travel, on screen and in an analysis alike") {
  for (const char* cell : {"rnn", "lru"}) {
    INFO(cell);
    Experiment e = experimentWith(cell, "sine", 20);
    e.model.init.recurrent = "zeros";
    const bool travels = cell == std::string("lru");
    const std::unique_ptr<Run> run = Run::make(e);
    run->step();
    const Verdict analyzed = run->analyze().verdict;
    Snapshot snapshot;
    run->fill(snapshot, false);
    for (const Verdict& verdict : {analyzed, snapshot.verdict}) {
      INFO(verdict.badge);
      CHECK(verdict.kind == (travels ? VerdictKind::Healthy : VerdictKind::Vanishing));
      CHECK(verdict.badge.find("from the last loss") != std::string::npos);
    }
  }
}
