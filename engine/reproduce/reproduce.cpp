#include "engine/reproduce/reproduce.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>

#include "engine/cells/list.h"
#include "engine/core/denormals.h"
#include "engine/core/job_pool.h"
#include "engine/train/run.h"

namespace backflow {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// How far a figure is on the right side of a check's bound.
double margin(const Check& check, double figure) {
  switch (check.must) {
    case Must::FallBelow:
    case Must::StayBelow:
      return check.bound - figure;
    case Must::RiseAbove:
    case Must::StayAbove:
      return figure - check.bound;
    case Must::Near:
      break;
  }
  return check.within - std::abs(figure - check.bound);
}

bool needsOnce(const Check& check) { return check.must == Must::FallBelow || check.must == Must::RiseAbove; }

// Follows one figure through a run: the best one where once is enough, the worst one where every one counts.
class Watch {
 public:
  explicit Watch(const Check& check) : check_(check) {}

  void see(std::int64_t step, double figure) {
    if (decided()) return;
    double here = margin(check_, figure);
    if (std::isnan(here)) here = -std::numeric_limits<double>::infinity();  // never right
    if (seen_ && (needsOnce(check_) ? here <= margin_ : here >= margin_)) return;
    seen_ = true;
    margin_ = here;
    result_.figure = figure;
    result_.step = step;
  }
  bool good() const {  // Near holds on its bound as well
    return seen_ && (check_.must == Must::Near ? margin_ >= 0.0 : margin_ > 0.0);
  }
  bool decided() const { return seen_ && good() == needsOnce(check_); }
  // `ended`: that was all; `failed`: whatever it was.
  CheckResult result(bool ended, bool failed) const {
    CheckResult result = result_;
    result.pass = good() && !failed;
    result.decided = ended || failed || decided();
    return result;
  }

 private:
  const Check& check_;
  bool seen_ = false;
  double margin_ = 0.0;
  CheckResult result_;
};

void see(const Arm& arm, std::vector<Watch>& watches, std::int64_t step, std::string_view name, double figure) {
  for (std::size_t i = 0; i < watches.size(); ++i)
    if (arm.checks[i].figure == name) watches[i].see(step, figure);
}

void see(const Arm& arm, std::vector<Watch>& watches, const Row& row) {
  see(arm, watches, row.step, "train_loss", row.trainLoss);
  see(arm, watches, row.step, "grad_norm", row.gradNorm);
  see(arm, watches, row.step, "slope", row.slope);
  if (!std::isnan(row.valLoss)) see(arm, watches, row.step, "val_loss", row.valLoss);
  if (!std::isnan(row.accuracy)) see(arm, watches, row.step, "accuracy", row.accuracy);
}

bool fails(const Arm& arm, bool diverged) { return diverged && !arm.mayDiverge; }

void train(const Experiment& experiment, const Arm& arm, std::vector<Watch>& watches, ArmResult& result,
           const std::function<bool(double)>& progress) {
  const std::unique_ptr<Run> run = Run::make(experiment);
  const double steps = static_cast<double>(experiment.train.steps);
  const auto open = [&] { return std::any_of(watches.begin(), watches.end(), [](const Watch& w) { return !w.decided(); }); };
  while (run->steps() < experiment.train.steps && !run->divergence() && open()) {
    const Row& row = run->step();
    if (run->divergence()) {  // the parameters are those before that step: what can they still do?
      const Validation held = run->validate();
      see(arm, watches, run->steps(), "val_loss", held.loss);
      see(arm, watches, run->steps(), "accuracy", held.accuracy);
      break;
    }
    see(arm, watches, row);
    if (progress && !progress(static_cast<double>(run->steps()) / steps)) break;
  }
  result.steps = run->steps();
  if (run->divergence()) result.divergence = run->divergence()->text();
}

}  // namespace

bool ArmResult::pass() const {
  return std::all_of(checks.begin(), checks.end(), [](const CheckResult& c) { return c.pass; });
}

ArmResult runArm(const Arm& arm, std::uint64_t seed, const std::function<bool(double)>& progress) {
  const Clock::time_point start = Clock::now();
  Experiment experiment = arm.experiment;
  experiment.seed = seed;
  std::vector<Watch> watches(arm.checks.begin(), arm.checks.end());
  ArmResult result;
  if (arm.measure) {
    const std::vector<double> figures = arm.measure->measure(experiment, arm.arguments);
    for (std::size_t i = 0; i < watches.size(); ++i) {
      const auto name = std::find(arm.measure->figures.begin(), arm.measure->figures.end(), arm.checks[i].figure);
      watches[i].see(0, figures[static_cast<std::size_t>(name - arm.measure->figures.begin())]);
    }
  } else {
    train(experiment, arm, watches, result, progress);
  }
  const bool failed = fails(arm, !result.divergence.empty());
  for (const Watch& watch : watches) result.checks.push_back(watch.result(true, failed));
  result.seconds = secondsSince(start);
  return result;
}

std::vector<CheckResult> checksAfter(const Arm& arm, std::span<const Row> rows, bool diverged) {
  std::vector<Watch> watches(arm.checks.begin(), arm.checks.end());
  const std::int64_t last = arm.experiment.train.steps;
  const bool ended = diverged || (!rows.empty() && rows.back().step >= last);
  for (const Row& row : diverged && !rows.empty() ? rows.first(rows.size() - 1) : rows)  // runArm() has no row of that step
    if (row.step <= last) see(arm, watches, row);
  std::vector<CheckResult> results;
  for (const Watch& watch : watches) results.push_back(watch.result(ended, fails(arm, diverged)));
  return results;
}

namespace {

// One arm with one seed, waiting for a thread.
struct Job {
  std::size_t reproduction, arm, seed;
  double cost;  // in multiplications, near enough to tell how far the whole has come
};

double costOf(const Arm& arm) {
  constexpr double kMeasure = 1e10;
  if (arm.measure) return kMeasure;
  const ModelConfig& model = arm.experiment.model;
  const double blocks = static_cast<double>(find(cells(), model.cell, "model.cell").blocks.size());
  return static_cast<double>(arm.experiment.train.steps) * arm.experiment.task.length * arm.experiment.train.batch * blocks *
         model.hidden * (model.hidden + 10.0);
}

std::vector<Job> jobsOf(const std::vector<Reproduction>& all) {
  std::vector<Job> jobs;
  for (std::size_t r = 0; r < all.size(); ++r)
    for (std::size_t a = 0; a < all[r].arms.size(); ++a)
      for (std::size_t s = 0; s < all[r].seeds.size(); ++s) jobs.push_back({r, a, s, costOf(all[r].arms[a])});
  return jobs;
}

void judge(const Reproduction& reproduction, ReproductionResult& result) {
  for (std::size_t s = 0; s < reproduction.seeds.size(); ++s)
    result.passed += std::all_of(result.arms.begin(), result.arms.end(), [s](const auto& arm) { return arm[s].pass(); });
  result.pass = result.passed >= reproduction.needed;
}

// What is to be run, and what has become of it.
class Runs {
 public:
  explicit Runs(const std::vector<Reproduction>& all) : all_(all), jobs_(jobsOf(all)), left_(all.size()) {
    for (const Reproduction& reproduction : all)
      results_.emplace_back().arms.assign(reproduction.arms.size(), std::vector<ArmResult>(reproduction.seeds.size()));
    for (const Job& job : jobs_) {
      ++left_[job.reproduction];
      total_ += job.cost;
    }
  }

  std::size_t count() const { return jobs_.size(); }

  void run(std::size_t i, const std::atomic<bool>& stop) {
    const FlushDenormals flush;
    const Job& job = jobs_[i];
    double counted = 0.0;
    const auto count = [&](double fraction) {
      const std::lock_guard lock(mutex_);
      done_ += job.cost * (fraction - counted);
      counted = fraction;
    };
    const Reproduction& of = all_[job.reproduction];
    ArmResult result = runArm(of.arms[job.arm], of.seeds[job.seed], [&](double fraction) {
      if (fraction - counted > 1e-3) count(fraction);
      return !stop;
    });
    count(1.0);
    const std::lock_guard lock(mutex_);
    if (stop) return;
    results_[job.reproduction].arms[job.arm][job.seed] = std::move(result);
    --left_[job.reproduction];
  }

  // Waits until the r-th is done, and judges it; none if `progress` wanted to stop. Throws what a run threw.
  const ReproductionResult* wait(std::size_t r, JobPool& pool, const std::function<bool(double)>& progress) {
    for (double fraction = 0.0; !isDone(r, fraction); pool.wait())
      if (progress && !progress(fraction)) return nullptr;
    judge(all_[r], results_[r]);
    return &results_[r];
  }

 private:
  bool isDone(std::size_t r, double& fraction) {
    const std::lock_guard lock(mutex_);
    fraction = total_ > 0.0 ? std::min(done_ / total_, 1.0) : 1.0;
    return left_[r] == 0;
  }

  const std::vector<Reproduction>& all_;
  const std::vector<Job> jobs_;
  std::mutex mutex_;
  std::vector<std::size_t> left_;            // runs of each that are not done
  std::vector<ReproductionResult> results_;  // in the same order
  double total_ = 0.0, done_ = 0.0;
};

}  // namespace

void reproduceAll(const std::vector<Reproduction>& all, int jobs,
                  const std::function<void(std::size_t, const ReproductionResult&)>& finished,
                  const std::function<bool(double)>& progress) {
  Runs runs(all);
  JobPool pool(runs.count(), jobs, [&runs](std::size_t i, const std::atomic<bool>& stop) { runs.run(i, stop); });
  for (std::size_t r = 0; r < all.size(); ++r) {
    const ReproductionResult* result = runs.wait(r, pool, progress);
    if (!result) return;
    finished(r, *result);
  }
}

}  // namespace backflow
