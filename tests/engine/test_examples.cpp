#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/resources.h"
#include "engine/experiment/experiment_json.h"
#include "engine/train/run.h"

using namespace backflow;

TEST_CASE("the examples are found, vanishing and exploding first", "[examples]") {
  const auto files = exampleExperiments();
  REQUIRE(files.size() > 5);
  CHECK(files[0].stem() == "vanishing");
  CHECK(files[1].stem() == "exploding");
  for (std::size_t i = 3; i < files.size(); ++i) CHECK(files[i - 1].filename() < files[i].filename());
}

TEST_CASE("every example has a name and trains", "[examples]") {
  for (const auto& file : exampleExperiments()) {
    CAPTURE(file.string());
    const Experiment experiment = loadExperiment(file);
    CHECK(experiment.name.size() > 10);
    const std::unique_ptr<Run> run = Run::make(experiment);
    for (int step = 1; step <= 2; ++step) {
      const Row& row = run->step();
      CHECK(row.step == step);
      CHECK(std::isfinite(row.trainLoss));
    }
    CHECK_FALSE(run->divergence());
  }
}

TEST_CASE("the vanishing and the exploding example start as they are called", "[examples]") {
  const auto growthOf = [](const std::filesystem::path& file) {  // ln(‖δ_1‖/‖δ_T‖)
    const std::unique_ptr<Run> run = Run::make(loadExperiment(file));
    run->step();
    return run->logNorms().front() - run->logNorms().back();
  };
  const auto files = exampleExperiments();
  REQUIRE(files.size() > 2);
  CHECK(growthOf(files[0]) < std::log(1e-3));
  CHECK(growthOf(files[1]) > std::log(1e6));
}
