// What the arrays of a probe say of each other, and of what an analysis says of the same step.
#include <catch2/catch.hpp>

#include "engine/diagnose/analysis.h"
#include "engine/train/run.h"
#include "tests/engine/probed.h"

using namespace backflow;

namespace {

constexpr int kLength = 9, kBatch = 4, kHidden = 5;

Experiment small() {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.length = kLength;
  e.model.layers = 2;
  e.model.hidden = kHidden;
  e.train.batch = kBatch;
  return e;
}

}  // namespace

TEST_CASE("as trained, the triangle's row of the only loss is the norms of the same network: with its dropout") {
  Experiment e = small();
  e.model.dropout = 0.5;
  const auto run = Run::make(e);
  for (const bool asTrained : {true, false}) {
    const Arrays arrays = doubles(run->probe(asTrained));
    const std::vector<double>&triangle = arrays.at("triangle"), &norms = arrays.at("norm_l1");
    REQUIRE(norms.size() == kLength);
    for (std::size_t k = 0; k < kLength; ++k) CHECK(triangle[(kLength - 1) * kLength + k] == Approx(norms[k]).epsilon(1e-12));
  }
}

TEST_CASE("where every step is clipped, a probe's ∂L/∂h and their norms are both from before") {
  Experiment e = small();
  e.train.clip.mode = "per_step";
  e.train.clip.threshold = 0.01;
  const Arrays arrays = doubles(Run::make(e)->probe(true));
  int clipped = 0;
  for (const char* layer : {"l0", "l1"}) {
    const std::vector<double>&dh = arrays.at(std::string("dh_") + layer), &norms = arrays.at(std::string("norm_") + layer);
    constexpr std::size_t kStep = kBatch * kHidden;
    for (std::size_t t = 0; t < kLength; ++t) {
      const auto begin = dh.begin() + static_cast<std::ptrdiff_t>(t * kStep);
      CHECK(norm({begin, begin + kStep}) == Approx(norms[t]).epsilon(1e-12));
      clipped += norms[t] > e.train.clip.threshold;
    }
  }
  CHECK(clipped > 0);
}

TEST_CASE("an analysis leaves pruned weights out of the gradient's norm, as training does") {
  Experiment e = small();
  e.train.prune = 0.5;
  const auto run = Run::make(e);
  for (int i = 0; i < 3; ++i) run->step();
  const double norms[] = {run->analyze().gradNorm, norm(gradient(doubles(run->probe(false))))};
  CHECK(norms[0] == Approx(norms[1]).epsilon(1e-12));
}
