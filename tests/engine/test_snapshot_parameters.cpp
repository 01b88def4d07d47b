// Norms of single parameters and the angle of clipping, against the arrays of a probe.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/diagnose/analysis.h"
#include "engine/train/run.h"
#include "tests/engine/probed.h"

using namespace backflow;

namespace {

constexpr double kThreshold = 1e-3;  // every way of clipping fires

Experiment small(const std::string& cell, const std::string& clip) {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.name = "adding";
  e.task.length = 12;
  e.model.cell = cell;
  e.model.hidden = 5;
  e.model.layers = 2;
  e.model.dropout = 0.2;
  e.train.batch = 19;  // more than one shard: a probe takes it as a whole
  e.train.l2 = 0.01;
  e.train.clip.mode = clip;
  e.train.clip.threshold = kThreshold;
  return e;
}

Snapshot snapshotOf(Run& run) {
  Snapshot s;
  run.fill(s);
  return s;
}

}  // namespace

TEST_CASE("a snapshot's parameter norms are the probe's, whatever clips", "[snapshot]") {
  for (const std::string cell : {"rnn", "lstm", "gru", "mgu", "lru"})
    for (const std::string clip : {"none", "norm", "value", "per_step"}) {
      INFO(cell << ", " << clip);
      const auto run = Run::make(small(cell, clip));
      for (int i = 0; i < 3; ++i) run->step();
      const Arrays theta = doubles(run->parameters()), probe = doubles(run->probe(true));
      const Row row = run->step();
      const Snapshot s = snapshotOf(*run);
      REQUIRE(row.clipped == (clip != "none"));
      std::size_t parameters = 0;
      double squares = 0.0;
      for (const auto& [name, values] : theta) parameters += values.empty() ? 0 : 1;
      REQUIRE(s.parameters.size() == parameters);
      for (const Snapshot::Parameter& p : s.parameters) {
        INFO(p.name);
        CHECK(p.norm == Approx(norm(theta.at(p.name))).epsilon(1e-12));
        CHECK(p.gradient == Approx(norm(probe.at("grad/" + p.name))).epsilon(1e-9));
        squares += p.gradient * p.gradient;
      }
      CHECK(std::sqrt(squares) == Approx(row.gradNorm).epsilon(1e-12));
    }
}

TEST_CASE("clipping by value turns the gradient by the angle that a row tells, by norm not at all", "[snapshot]") {
  const auto run = Run::make(small("lstm", "value"));
  const std::vector<double> raw = gradient(doubles(run->probe(true)));
  std::vector<double> cut = raw;
  for (double& g : cut) g = std::clamp(g, -kThreshold, kThreshold);
  const Row row = run->step();
  REQUIRE(row.clipped);
  CHECK(row.clipAngle > 1.0);
  CHECK(row.clipAngle == Approx(degrees(raw, cut)).epsilon(1e-8));
  CHECK(snapshotOf(*run).clipAngle == row.clipAngle);
  for (const char* straight : {"none", "norm", "autoclip"}) {
    const auto other = Run::make(small("lstm", straight));
    CHECK(other->step().clipAngle == 0.0);
    CHECK(snapshotOf(*other).clipAngle == 0.0);
  }
}

TEST_CASE("the angle of clipping at every step is measured for the snapshot", "[snapshot]") {
  Experiment e = small("rnn", "per_step");
  const auto run = Run::make(e);
  const std::vector<double> clipped = gradient(doubles(run->probe(true)));
  e.train.clip.mode = "none";
  const std::vector<double> raw = gradient(doubles(Run::make(e)->probe(true)));
  CHECK(snapshotOf(*run).clipAngle == Approx(degrees(raw, clipped)).epsilon(1e-7));  // of the dry step
  const Row row = run->step();
  REQUIRE(row.clipped);
  CHECK(std::isnan(row.clipAngle));
  const Snapshot first = snapshotOf(*run);
  CHECK(first.clipAngle == Approx(degrees(raw, clipped)).epsilon(1e-7));
  CHECK(first.clipAngle > 0.1);
  const Snapshot again = snapshotOf(*run);  // looking changes nothing
  CHECK(again.clipAngle == first.clipAngle);
  CHECK(again.layers.back().logNorm == first.layers.back().logNorm);
}

TEST_CASE("another activation at rest is measured at once, unless the run has diverged: then the picture stays", "[snapshot]") {
  for (const bool diverges : {false, true}) {
    INFO((diverges ? "diverged" : "at rest"));
    Experiment e = small("rnn", "none");
    e.model.dropout = 0.0;
    if (diverges) e.model.activation = "linear", e.model.init.gain = 1e200;
    const auto run = Run::make(e);
    run->step();
    REQUIRE(run->divergence().has_value() == diverges);
    const Snapshot before = snapshotOf(*run);
    Experiment changed = e;
    changed.model.activation = "sigmoid";
    run->change(changed);
    const Snapshot after = snapshotOf(*run);
    if (diverges) {
      CHECK(after.divergence->text() == before.divergence->text());
      CHECK_FALSE(std::isfinite(after.layers.back().logNorm.back()));
      continue;
    }
    const std::vector<double> exact = run->analyze().layers.back().logNorm;
    REQUIRE(exact.size() == after.layers.back().logNorm.size());
    for (std::size_t t = 0; t < exact.size(); ++t) {
      CHECK(after.layers.back().logNorm[t] == Approx(exact[t]).epsilon(1e-10));
      CHECK(after.layers.back().logNorm[t] != before.layers.back().logNorm[t]);
    }
  }
}
