// The analyst, and the views of what it measures, against Run::analyze of the same state.
#include <catch2/catch.hpp>
#include <memory>
#include <thread>

#include "engine/train/analyst.h"
#include "engine/train/run.h"
#include "ui/views/plot.h"

using namespace backflow;
using namespace backflow::ui;

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

QString summaryOf(const char* id, const Lane& lane) {
  for (const ViewInfo* info : views())
    if (std::string(info->id) == id) {
      std::unique_ptr<View> view(info->make(nullptr));
      view->resize(315, 260);
      view->refresh({const_cast<Lane*>(&lane)});
      view->grab();
      return view->summary();
    }
  return {};
}

}  // namespace

TEST_CASE("the analyst gives what the run itself would", "[analyst]") {
  const std::unique_ptr<Run> run = smallRun();
  Analyst analyst;
  CHECK_FALSE(analyst.take());
  CHECK(analyst.progress() == 1.0);
  analyst.submit(run->save(), kShown);
  std::shared_ptr<const Analysis> taken;
  while (!taken) {
    CHECK(analyst.busy());
    taken = analyst.take();
    std::this_thread::yield();
  }
  const Analysis expected = run->analyze({}, kShown);
  REQUIRE(taken->jacobians);
  CHECK(taken->step == 3);
  CHECK(taken->loss == expected.loss);
  CHECK(taken->jacobians->exponents == expected.jacobians->exponents);
  CHECK(taken->logTriangle == expected.logTriangle);
  CHECK_FALSE(taken->sharpness);
  CHECK_FALSE(analyst.take());
}

TEST_CASE("the analyst forgets a run, and ends without finishing", "[analyst]") {
  const std::unique_ptr<Run> run = smallRun();
  Analyst forgetful;
  forgetful.submit(run->save(), kReportedParts);
  forgetful.forget();
  while (forgetful.busy()) std::this_thread::yield();
  CHECK_FALSE(forgetful.take());
  Analyst leaving;
  leaving.submit(run->save(), kReportedParts);  // its turn is still the other's
}

TEST_CASE("the triangle is the probe's", "[analyst]") {
  const std::unique_ptr<Run> run = smallRun();
  const Analysis a = run->analyze({}, kShown);
  for (const NamedArray& array : run->probe(false)) {
    if (array.name != "triangle") continue;
    const auto& values = std::get<std::vector<double>>(array.data);
    for (int t = 0; t < a.length; ++t)
      for (int k = 0; k < a.length; ++k)
        CHECK(std::exp(a.logTriangle(t, k)) == Approx(values[std::size_t(t) * std::size_t(a.length) + std::size_t(k)]));
  }
  CHECK(a.logTriangle(a.lastLoss - 1, 0) > -std::numeric_limits<double>::infinity());
}

TEST_CASE("views of an analysis say its numbers", "[views]") {
  const std::unique_ptr<Run> run = smallRun();
  const Analysis a = run->analyze({}, kShown);
  Lane lane('A');
  for (const char* id : {"triangle", "jacobian"}) CHECK(summaryOf(id, lane).contains("no data"));
  lane.absorb(std::make_shared<const Analysis>(a));
  CHECK(summaryOf("triangle", lane).contains(numberFromLog10(log10FromLn(a.logTriangle(a.lastLoss - 1, 0)))));
  CHECK(summaryOf("jacobian", lane).contains(number(a.jacobians->exponents.front())));
  CHECK(summaryOf("jacobian", lane).contains(numberFromLog10(log10FromLn(a.jacobians->lags.back().greatest))));
  auto failed = std::make_shared<Analysis>();
  failed->skipped = {{"analysis", "the file is gone"}};
  lane.absorb(std::shared_ptr<const Analysis>(failed));
  CHECK(summaryOf("jacobian", lane).contains("the file is gone"));
}
