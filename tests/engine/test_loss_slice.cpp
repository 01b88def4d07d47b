// The plane through the loss: its middle, its slope along the gradient, its steps, and that it can be cancelled.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/loss_slice.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

Experiment small(const std::string& cell = "rnn") {
  Experiment experiment;
  experiment.precision = Precision::Float64;
  experiment.task.length = 12;
  experiment.model.cell = cell;
  experiment.model.hidden = 6;
  experiment.train.batch = 5;
  experiment.train.optimizer = "sgd";
  experiment.train.learningRate = 0.1;
  experiment.train.clip.threshold = 0.01;
  return experiment;
}

LossSlice sliceOf(Run& run, double reach, int points = 5) {
  LossSliceOptions options;
  options.points = points;
  options.reach = reach;
  return run.lossSlice(options);
}

}  // namespace

TEST_CASE("the middle of the slice is the loss of the batch", "[slice]") {
  for (const char* cell : {"rnn", "lstm", "gru", "antisymmetric"}) {
    INFO(cell);
    const auto run = Run::make(small(cell));
    run->step();
    const LossSlice slice = sliceOf(*run, 0.3);
    REQUIRE(slice.complete);
    CHECK(slice.loss(2, 2) == slice.here);
    CHECK(slice.here == run->analyze().loss);
    CHECK(slice.step == 1);
    const Row row = run->step();  // the same batch, in shards
    CHECK(slice.here == Approx(row.trainLoss).epsilon(1e-12));
    CHECK(slice.gradNorm == Approx(row.gradNorm).epsilon(1e-9));
    CHECK(slice.loss(2, 0) != slice.loss(2, 4));
    CHECK(slice.loss(0, 2) != slice.loss(4, 2));
  }
}

TEST_CASE("along the gradient the slice rises by the gradient's norm", "[slice]") {
  for (const char* cell : {"rnn", "lstm"}) {
    INFO(cell);
    const auto run = Run::make(small(cell));
    const LossSlice slice = sliceOf(*run, 1e-4, 3);
    const double alongU = (slice.loss(1, 2) - slice.loss(1, 0)) / 2e-4, alongV = (slice.loss(2, 1) - slice.loss(0, 1)) / 2e-4;
    CHECK(alongU == Approx(slice.gradNorm).epsilon(1e-4));
    CHECK(slice.slopeA == Approx(slice.gradNorm).epsilon(1e-12));
    CHECK(std::abs(slice.slopeB) < 1e-12 * slice.gradNorm);
    CHECK(std::abs(alongV) < 1e-4 * slice.gradNorm);  // v is orthogonal to the gradient
  }
}

TEST_CASE("the steps land where training does", "[slice]") {
  const auto run = Run::make(small());
  const LossSlice slice = sliceOf(*run, 0.3);
  CHECK(slice.clips);
  CHECK(slice.unclipped.a == Approx(-0.1 * slice.gradNorm));
  CHECK(slice.unclipped.off < 1e-12);
  CHECK(slice.clipped.a == Approx(-0.1 * 0.01).epsilon(1e-4));
  CHECK(slice.clipped.loss < slice.here);
  const auto before = run->parameters();
  run->step();
  double squares = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& x = std::get<std::vector<double>>(before[i].data);
    const auto after = run->parameters();
    const auto& y = std::get<std::vector<double>>(after[i].data);
    for (std::size_t k = 0; k < x.size(); ++k) squares += (x[k] - y[k]) * (x[k] - y[k]);
  }
  CHECK(slice.clipped.away == Approx(std::sqrt(squares)).epsilon(1e-9));
}

TEST_CASE("of a path every point is told by its place in the plane and its distance from it", "[slice]") {
  const auto run = Run::make(small());
  Vector<double> theta(static_cast<Eigen::Index>(run->parameterCount()));
  LossSliceOptions options;
  options.points = 3;
  options.reach = 0.1;
  for (int k = 0; k < 4; ++k) {
    theta.setZero();
    theta[0] = k, theta[1] = k * k;
    options.path.push_back(theta);
  }
  const LossSlice slice = run->lossSlice(options);
  REQUIRE(slice.path.size() == 4);
  for (const SlicePoint& p : slice.path) {
    CHECK(p.away > 0.0);
    CHECK(p.away * p.away == Approx(p.a * p.a + p.b * p.b + p.off * p.off));
  }
}

TEST_CASE("pruned weights stay where they are, weights and biases that are 0 move", "[slice]") {
  Experiment e = small();
  e.model.init.recurrent = "identity";
  e.train.prune = 0.3;
  e.train.learningRate = 1e-4;
  e.train.clip.mode = "none";
  const auto run = Run::make(e);
  const LossSlice slice = sliceOf(*run, 0.3);
  const auto before = run->parameters();
  run->step();
  const auto after = run->parameters();
  double squares = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& x = std::get<std::vector<double>>(before[i].data);
    const auto& y = std::get<std::vector<double>>(after[i].data);
    for (std::size_t k = 0; k < x.size(); ++k) squares += (x[k] - y[k]) * (x[k] - y[k]);
  }
  CHECK(slice.unclipped.away == Approx(std::sqrt(squares)).epsilon(1e-6));
}

TEST_CASE("a slice can be cancelled at any point", "[slice]") {
  const auto run = Run::make(small());
  LossSliceOptions options;
  options.points = 5;
  constexpr int kGradient = 2, kFirst = kGradient + 3;  // then the losses here and where the next step would land
  for (const int last : {1, 2, 3, kFirst, kFirst + 1, kFirst + 8}) {
    int calls = 0;
    const LossSlice slice = run->lossSlice(options, [&](double fraction) {
      CHECK(fraction == Approx(std::max(0, calls - kFirst) / 25.0));
      return ++calls < last;
    });
    CHECK(calls == last);
    CHECK_FALSE(slice.complete);
    if (last > kGradient) CHECK(slice.loss.array().isNaN().count() == 25 - std::max(0, last - kFirst - 1));
    CHECK((slice.reach > 0.0) == (last > kGradient));
  }
}
