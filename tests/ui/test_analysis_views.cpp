// The views of what the analyst measures, against Run::analyze of the same state.
#include <catch2/catch.hpp>
#include <memory>

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
