// The analyst, against Run::analyze and the probe of the same state.
#include "engine/train/analyst.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <memory>

#include "engine/train/run.h"
#include "tests/engine/probed.h"
#include "tests/engine/within.h"

using namespace backflow;

namespace {

std::unique_ptr<Run> smallRun() {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.name = "copy";
  e.task.length = 30;
  e.model.hidden = 6;
  e.train.batch = 4;
  std::unique_ptr<Run> run = Run::make(e);
  for (int i = 0; i < 3; ++i) run->step();
  return run;
}

constexpr AnalysisParts kShown{.jacobians = true, .triangle = true};

}  // namespace

TEST_CASE("the analyst gives what the run itself would") {
  const std::unique_ptr<Run> run = smallRun();
  Analyst analyst;
  CHECK_FALSE(analyst.take());
  analyst.submit(run->save(), kShown);
  std::shared_ptr<const Analysis> taken;
  CHECK(analyst.busy());
  REQUIRE(within30Seconds([&] { return (taken = analyst.take()) != nullptr; }));
  const Analysis expected = run->analyze({}, kShown);
  REQUIRE(taken->jacobians);
  CHECK(taken->step == 3);
  CHECK(taken->loss == expected.loss);
  CHECK(taken->jacobians->exponents == expected.jacobians->exponents);
  CHECK(taken->logTriangle == expected.logTriangle);
  CHECK_FALSE(taken->sharpness);
  CHECK_FALSE(analyst.take());
}

TEST_CASE("the analyst forgets a run, and ends without finishing") {
  const std::unique_ptr<Run> run = smallRun();
  Analyst forgetful;
  forgetful.submit(run->save(), kReportedParts);
  forgetful.forget();
  REQUIRE(within30Seconds([&] { return !forgetful.busy(); }));
  CHECK_FALSE(forgetful.take());
  Analyst leaving;
  CHECK(leaving.stopped());
  leaving.submit(run->save(), kReportedParts);  // its turn may still be the other's
  CHECK_FALSE(leaving.stopped());
  leaving.stop();
  CHECK(within30Seconds([&] { return leaving.stopped(); }));
}

TEST_CASE("the triangle is the probe's") {
  const std::unique_ptr<Run> run = smallRun();
  const Analysis a = run->analyze({}, kShown);
  const std::vector<double> values = doubles(run->probe(false)).at("triangle");
  for (int t = 0; t < a.length; ++t)
    for (int k = 0; k < a.length; ++k)
      CHECK(std::exp(a.logTriangle(t, k)) == Approx(values[std::size_t(t) * std::size_t(a.length) + std::size_t(k)]));
  CHECK(a.logTriangle(a.lastLoss - 1, 0) > -std::numeric_limits<double>::infinity());
}
