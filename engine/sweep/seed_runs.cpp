#include "engine/sweep/seed_runs.h"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "engine/core/low_priority.h"
#include "engine/experiment/knobs.h"
#include "engine/train/run.h"

namespace backflow {

struct SeedRuns::Shared {
  std::vector<Experiment> experiments;
  mutable std::mutex mutex;
  std::condition_variable_any wake;
  std::int64_t goal = 0, done = 0;
  std::vector<Step> steps;  // not taken yet
  std::string error;
  std::atomic<bool> ended = false;
  std::jthread thread;  // last: it is joined before anything it uses goes

  void work(const std::stop_token& stop) {
    lowerPriority();
    try {
      train(stop);
    } catch (const std::exception& failure) {
      const std::lock_guard lock(mutex);
      error = failure.what();
    }
    ended = true;
  }

  void train(const std::stop_token& stop) {
    std::vector<std::unique_ptr<Run>> runs;
    for (const Experiment& experiment : experiments) {
      if (stop.stop_requested()) return;
      runs.push_back(Run::make(experiment));
    }
    while (true) {
      {
        std::unique_lock lock(mutex);
        if (!wake.wait(lock, stop, [this] { return done < goal; })) return;
      }
      Step step;
      for (const std::unique_ptr<Run>& run : runs) {
        if (stop.stop_requested()) return;
        const bool over = run->divergence().has_value();
        const Row& row = run->step();
        step.push_back(over ? Row() : row);
      }
      const std::lock_guard lock(mutex);
      ++done;
      for (Row& row : step) row.step = done;
      steps.push_back(std::move(step));
    }
  }
};

SeedRuns::SeedRuns(const Experiment& experiment, int count) : shared_(std::make_unique<Shared>()) {
  for (int i = 1; i <= count; ++i) {
    Experiment other = experiment;
    setKnob(other, "seed", experiment.seed + static_cast<std::uint64_t>(i));
    shared_->experiments.push_back(std::move(other));
  }
  shared_->thread = std::jthread([shared = shared_.get()](const std::stop_token& stop) { shared->work(stop); });
}

SeedRuns::~SeedRuns() = default;

void SeedRuns::aim(std::int64_t step) {
  const std::lock_guard lock(shared_->mutex);
  shared_->goal = step;
  shared_->wake.notify_one();
}

void SeedRuns::stop() { shared_->thread.request_stop(); }

bool SeedRuns::ended() const { return shared_->ended; }

std::vector<SeedRuns::Step> SeedRuns::take() {
  const std::lock_guard lock(shared_->mutex);
  return std::exchange(shared_->steps, {});
}

std::string SeedRuns::error() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->error;
}

}  // namespace backflow
