// Clipping at a percentile of the norms so far.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "engine/clips/list.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

// The definition, from nothing but the list of norms.
double percentile(std::vector<double> norms, double p) {
  std::sort(norms.begin(), norms.end());
  const double i = p / 100.0 * static_cast<double>(norms.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(i)), above = std::min(below + 1, norms.size() - 1);
  return norms[below] + (i - std::floor(i)) * (norms[above] - norms[below]);
}

Experiment small() {
  Experiment e;
  e.task.length = 10;
  e.model.hidden = 8;
  e.train.batch = 4;
  e.train.learningRate = 0.01;
  e.train.validateEvery = 0;
  e.train.clip.mode = "autoclip";
  e.train.clip.percentile = 40.0;
  return e;
}

}  // namespace

TEST_CASE("percentiles of a known list are numpy's") {
  NormHistory history;
  CHECK(history.percentileWith(7.0, 10.0) == 7.0);  // the first step has only itself
  for (double norm : {3.0, 1.0, 4.0, 1.0, 5.0}) history.add(norm);
  // numpy.percentile([3, 1, 4, 1, 5, 9], p)
  CHECK(history.percentileWith(9.0, 0.0) == 1.0);
  CHECK(history.percentileWith(9.0, 10.0) == 1.0);
  CHECK(history.percentileWith(9.0, 50.0) == 3.5);
  CHECK(history.percentileWith(9.0, 90.0) == Approx(7.0));
  CHECK(history.percentileWith(9.0, 100.0) == 9.0);
  CHECK(history.size() == 5);  // asking adds nothing
}

TEST_CASE("the history is exact up to its limit, and behind it the last ones count") {
  std::mt19937_64 random(3);
  NormHistory history;
  std::vector<double> all;
  for (std::size_t n = 0; n < NormHistory::kMost + 3000; ++n) {
    const double norm = std::exp(static_cast<double>(random() % 1000) / 100.0);  // many equal ones
    if (n % 997 == 0 || n + 3 > NormHistory::kMost + 3000) {
      const std::size_t first = all.size() > NormHistory::kMost ? all.size() - NormHistory::kMost : 0;
      std::vector<double> seen(all.begin() + static_cast<std::ptrdiff_t>(first), all.end());
      seen.push_back(norm);
      for (double p : {0.0, 3.0, 10.0, 50.0, 99.9, 100.0})
        CHECK(history.percentileWith(norm, p) == Approx(percentile(seen, p)));
    }
    history.add(norm);
    all.push_back(norm);
  }
  CHECK(history.size() == NormHistory::kMost);
}

TEST_CASE("a run clips at the percentile of its own norms, this step's among them") {
  const auto run = Run::make(small());
  std::vector<double> norms;
  int clipped = 0;
  for (int i = 0; i < 30; ++i) {
    const Row row = run->step();
    norms.push_back(row.gradNorm);
    const double c = percentile(norms, 40.0);
    INFO("step " << i + 1);
    CHECK(row.gradNormApplied == Approx(std::min(row.gradNorm, c)).epsilon(1e-4));
    clipped += row.gradNormApplied < 0.99 * row.gradNorm ? 1 : 0;
  }
  CHECK(clipped > 5);
  CHECK(clipped < 25);
}

TEST_CASE("norms count from the first step on, whatever clipped before; percentile 100 clips nothing") {
  Experiment e = small();
  e.train.clip.mode = "none";
  const auto run = Run::make(e);
  std::vector<double> norms;
  for (int i = 0; i < 20; ++i) norms.push_back(run->step().gradNorm);
  e.train.clip.mode = "autoclip";
  e.train.clip.percentile = 0.0;
  run->change(e);
  const Row lowest = run->step();
  norms.push_back(lowest.gradNorm);
  CHECK(lowest.gradNormApplied == Approx(*std::min_element(norms.begin(), norms.end())).epsilon(1e-4));
  e.train.clip.percentile = 100.0;
  run->change(e);
  for (int i = 0; i < 10; ++i) {
    const Row row = run->step();
    CHECK(row.gradNormApplied == Approx(row.gradNorm).epsilon(1e-4));
  }
}

TEST_CASE("looking does not add to the history") {
  const auto run = Run::make(small()), plain = Run::make(small());
  for (int i = 0; i < 10; ++i) {
    run->probe(true);
    run->validate();
    CHECK(run->step().gradNormApplied == plain->step().gradNormApplied);
  }
}

TEST_CASE("no other way of clipping looks at the history") {
  NormHistory history;
  history.add(1e-9);
  for (const ClipInfo* clip : clips()) {
    INFO(clip->about.id);
    CHECK(clip->threshold({std::string(clip->about.id), 2.0, 0.0}, history, 5.0) ==
          (clip->about.id == "autoclip" ? 1e-9 : 2.0));
  }
}
