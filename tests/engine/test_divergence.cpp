// A run that has diverged is shown as it was before that step, whenever it is looked at.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/train/run.h"

using namespace backflow;

TEST_CASE("the prediction of a run that has diverged does not depend on when it was looked at") {
  Experiment e;
  e.task.name = GENERATE("adding", "text");
  e.task.length = 12;
  e.model.hidden = 6;
  e.model.activation = "linear";
  e.train.batch = 4;
  e.train.optimizer = "sgd";
  e.train.clip.mode = "none";
  e.train.learningRate = e.task.name == "text" ? 3.0 : 0.1;
  e.train.validateEvery = GENERATE(0, 2);
  const auto after = [&e](std::int64_t looked) {
    const auto run = Run::make(e);
    Snapshot snapshot;
    while (!run->divergence() && run->steps() < 100) {
      run->step();
      if (run->steps() == looked) run->fill(snapshot);
    }
    REQUIRE(run->divergence());
    REQUIRE(run->steps() > 1);
    run->fill(snapshot, looked == 1);
    CHECK(snapshot.predictionStep == run->steps());
    return snapshot.prediction;
  };
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  const Prediction never = after(-1);
  CHECK(never.kind != Prediction::Kind::None);
  for (const std::int64_t looked : {1, 2}) {
    const Prediction seen = after(looked);
    CHECK(seen.kind == never.kind);
    CHECK(std::equal(seen.predicted.begin(), seen.predicted.end(), never.predicted.begin(), never.predicted.end(), same));
    CHECK(seen.predictedText == never.predictedText);
    CHECK(seen.continuedText == never.continuedText);
  }
}
