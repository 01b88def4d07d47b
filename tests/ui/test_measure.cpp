// How smooth the window is while it trains: what is measured, and that it ends where there is nothing to measure.
#include <catch2/catch.hpp>

#include "tests/ui/opened.h"
#include "ui/measure.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

nlohmann::json measured(const Experiment& experiment) {
  Opened lab(false, experiment);
  Measure measure(*lab.window, 0.2);
  nlohmann::json all;
  QObject::connect(&measure, &Measure::finished, [&all](const nlohmann::json& figures) { all = figures; });
  measure.start();
  REQUIRE(waitFor([&all] { return !all.is_null(); }));
  return all;
}

}  // namespace

TEST_CASE("the speed is measured with the window and without it") {
  Experiment e = smallExperiment();
  e.train.steps = 1'000'000'000;
  const nlohmann::json figures = measured(e);
  CHECK(figures["frames"] > 0);
  CHECK(figures["steps_per_s"] > 1.0);
  CHECK(figures["steps_per_s_headless"] > 1.0);
  CHECK_FALSE(figures.contains("error"));
}

TEST_CASE("measuring a run that diverges in its first training step ends, and says so") {
  Experiment e = smallExperiment();
  e.model.activation = "relu";
  e.model.init.gain = 1e20;
  e.train.clip.mode = "none";
  const nlohmann::json figures = measured(e);
  CHECK(figures["steps_per_s_headless"].is_null());
  CHECK(figures["error"] == "lane A: the run diverges in its first training step");
}
