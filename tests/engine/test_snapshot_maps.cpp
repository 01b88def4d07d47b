// The heatmaps of a snapshot are the cell's own quantities: together they fulfil its equations, whatever the activation.
#include <catch2/catch.hpp>

#include "engine/activations/list.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

using Map = Eigen::ArrayXXd;  // H × T

Map mapOf(const Snapshot& snapshot, const std::string& id) {
  for (const Heatmap& map : snapshot.layers[0].maps)
    if (map.id == id) return map.values.cast<double>();
  FAIL("there is no map " << id);
  return {};
}

Snapshot trained(const char* cell, const std::string& activation) {
  Experiment e;
  e.task.length = 12;
  e.model.cell = cell;
  e.model.activation = activation;
  e.model.hidden = 5;
  e.train.batch = 4;
  e.train.learningRate = 0.05;  // far enough for a learned slope to be another
  const auto run = Run::make(e);
  for (int i = 0; i < 40; ++i) run->step();
  REQUIRE_FALSE(run->divergence());
  Snapshot snapshot;
  run->fill(snapshot);
  return snapshot;
}

}  // namespace

TEST_CASE("states and gates as they are shown fulfil the equations of LSTM and GRU with every activation") {
  REQUIRE_FALSE(activations().empty());
  for (const ActivationInfo* phi : activations()) {
    INFO(phi->about.id);
    const std::string id(phi->about.id);
    const auto isNext = [](const Map& state, const Map& kept, const Map& added) {
      const Eigen::Index n = state.cols() - 1;
      REQUIRE(n == 11);
      const Map next = kept.rightCols(n) * state.leftCols(n) + added.rightCols(n);
      CHECK((state.rightCols(n) - next).abs().maxCoeff() < 1e-5 * (1.0 + state.abs().maxCoeff()));
    };
    const Snapshot lstm = trained("lstm", id), gru = trained("gru", id);
    isNext(mapOf(lstm, "c"), mapOf(lstm, "f"), mapOf(lstm, "i") * mapOf(lstm, "g"));
    isNext(mapOf(gru, "h"), 1.0 - mapOf(gru, "z"), mapOf(gru, "z") * mapOf(gru, "n"));
  }
}
