// Runs canonical experiments: every arm with every seed, on a few threads, and judges.
#pragma once

#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/reproduce/reproduction.h"
#include "engine/train/snapshot.h"

namespace backflow {

// What became of one check in one run.
struct CheckResult {
  bool pass = false;
  double figure = std::numeric_limits<double>::quiet_NaN();  // the one that decided: nearest to the bound, or beyond it
  std::int64_t step = 0;                                     // the training step it was seen at; 0 where nothing was trained
  bool decided = false;                                      // no further training step changes it
};

// One arm with one seed.
struct ArmResult {
  std::vector<CheckResult> checks;  // one for each of the arm's
  std::int64_t steps = 0;           // training steps done; the run ends where all its checks are decided
  std::string divergence;           // what was not finite, and where; empty: nothing
  double seconds = 0.0;             // for the reader; decides nothing
  bool pass() const;
};

struct ReproductionResult {
  std::vector<std::vector<ArmResult>> arms;  // arm by seed
  int passed = 0;                            // seeds with which every check of every arm holds
  bool pass = false;                         // passed ≥ needed
};

// A function of arm and seed alone. `progress` gets a fraction now and then; returning false stops the run, whose result
// then means nothing.
ArmResult runArm(const Arm& arm, std::uint64_t seed, const std::function<bool(double)>& progress = {});

// How an arm's checks stand after these training steps of its run, the first of all on; those beyond the arm's own are left
// out. Once all are there it is what runArm() has, but where the run diverges: then no loss is measured that it ends with.
std::vector<CheckResult> checksAfter(const Arm& arm, std::span<const Row> rows, bool diverged);

// Runs everything on `jobs` threads. `finished` is called in the order of `all`, on the calling thread, as soon as that
// experiment and those before it are done; `progress`, on the calling thread too, about ten times a second, with the fraction
// of the work that is done (by estimate); returning false stops. Results never depend on `jobs`. Throws what a run throws.
void reproduceAll(const std::vector<Reproduction>& all, int jobs,
                  const std::function<void(std::size_t, const ReproductionResult&)>& finished,
                  const std::function<bool(double)>& progress = {});

}  // namespace backflow
