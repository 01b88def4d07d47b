// The band of the seeds: least, median and greatest value over runs that differ in the seed alone.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/sweep/seed_runs.h"
#include "engine/train/run.h"
#include "tests/ui/driver.h"
#include "ui/phase/seed_band.h"
#include "ui/theme.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

std::vector<Row> trained(Experiment e, std::uint64_t seed, int steps) {
  e.seed = seed;
  const std::unique_ptr<Run> run = Run::make(e);
  std::vector<Row> rows;
  for (int i = 0; i < steps; ++i) rows.push_back(run->step());
  return rows;
}

}  // namespace

TEST_CASE("the seeds are runs of their own, to the bit", "[seeds]") {
  SeedRuns runs(smallExperiment(), 3);
  runs.aim(20);
  std::vector<SeedRuns::Step> steps;
  REQUIRE(waitFor([&] {
    for (auto& step : runs.take()) steps.push_back(std::move(step));
    return steps.size() == 20;
  }));
  for (std::size_t k = 0; k < 3; ++k) {
    const std::vector<Row> alone = trained(smallExperiment(), smallExperiment().seed + 1 + k, 20);
    for (std::size_t i = 0; i < 20; ++i) {
      CHECK(steps[i][k].step == alone[i].step);
      CHECK(steps[i][k].trainLoss == alone[i].trainLoss);
      CHECK(steps[i][k].gradNorm == alone[i].gradNorm);
      CHECK((steps[i][k].valLoss == alone[i].valLoss || std::isnan(alone[i].valLoss)));
    }
  }
  runs.stop();
  CHECK(waitFor([&] { return runs.ended(); }));
}

TEST_CASE("the band is least, median and greatest of runs trained one by one", "[seeds]") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "step 15") == "");
  REQUIRE(perform(session, "seeds 3") == "");
  CHECK(session.seeds().step() == 15);
  REQUIRE(perform(session, "run-to 40") == "");
  REQUIRE(waitFor(session, [&] { return session.seeds().step() == 40; }));
  CHECK(session.seeds().lane() == 'A');
  CHECK(session.seeds().seeds() == 4);
  CHECK(session.seeds().diverged() == 0);

  SeedBand::Quantity loss;
  std::vector<std::vector<Row>> all;
  for (std::uint64_t k = 0; k < 4; ++k) all.push_back(trained(smallExperiment(), smallExperiment().seed + k, 40));
  for (std::size_t i = 0; i < 40; ++i) {
    std::vector<double> losses;
    for (const auto& rows : all) losses.push_back(rows[i].trainLoss);
    std::sort(losses.begin(), losses.end());
    const auto step = static_cast<std::int64_t>(i + 1);
    loss.least.add(step, std::log10(losses[0]));
    loss.median.add(step, std::log10((losses[1] + losses[2]) / 2.0));
    loss.greatest.add(step, std::log10(losses[3]));
  }
  const Axes axes{QRectF(0, 0, 400, 300), {0.0, 41.0}, {-3.0, 3.0}};
  const auto same = [&](const Envelope& a, const Envelope& b) {
    const auto left = a.columns(axes), right = b.columns(axes);
    REQUIRE(left.size() == right.size());
    REQUIRE(left.size() >= 40);
    for (std::size_t i = 0; i < left.size(); ++i) {
      CHECK(left[i].x == right[i].x);
      CHECK(left[i].lo == Approx(right[i].lo).epsilon(1e-12));  // a median of two may be rounded in another order
      CHECK(left[i].hi == Approx(right[i].hi).epsilon(1e-12));
    }
  };
  same(session.seeds().loss().least, loss.least);
  same(session.seeds().loss().median, loss.median);
  same(session.seeds().loss().greatest, loss.greatest);
}

TEST_CASE("the seeds end when they are not wanted, when the experiment changes, and with their lane", "[seeds]") {
  Session session;
  session.open(smallExperiment(), false);
  for (const char* line : {"seeds", "seeds 9", "seeds -1", "seeds many"}) CHECK_FALSE(perform(session, line).isEmpty());
  REQUIRE(perform(session, "step 5") == "");
  REQUIRE(perform(session, "seeds 2") == "");
  CHECK(session.seeds().lane() == 'A');
  REQUIRE(perform(session, "seeds 0") == "");
  CHECK(session.seeds().lane() == 0);
  REQUIRE(perform(session, "seeds 2") == "");
  REQUIRE(perform(session, "reset") == "");  // the same experiment again
  REQUIRE(perform(session, "step 5") == "");
  CHECK(session.seeds().lane() == 'A');
  REQUIRE(perform(session, "compare model.hidden 5") == "");  // another lane is none of its business
  CHECK(session.seeds().lane() == 'A');
  REQUIRE(perform(session, "lane A") == "");
  REQUIRE(perform(session, "set train.learning_rate 0.01") == "");
  session.poll();
  CHECK(session.seeds().lane() == 0);
  REQUIRE(perform(session, "lane B") == "");
  REQUIRE(perform(session, "seeds 1") == "");
  CHECK(session.seeds().lane() == 'B');
  REQUIRE(perform(session, "close-lane B") == "");
  session.poll();
  CHECK(session.seeds().lane() == 0);
}

TEST_CASE("a seed that diverges is counted and left out of the band", "[seeds]") {
  Experiment wild = smallExperiment();
  wild.model.activation = "relu";
  wild.model.init.gain = 1e20;
  wild.train.clip.mode = "none";
  Session session;
  session.open(wild, false);
  REQUIRE(perform(session, "step 1") == "");
  REQUIRE(perform(session, "seeds 2") == "");
  REQUIRE(waitFor(session, [&] { return session.seeds().step() == 1; }));
  CHECK(session.seeds().diverged() == 3);
  CHECK(session.seeds().loss().greatest.empty());
}
