#include "engine/sweep/sweep_job.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <stop_token>
#include <thread>

#include "engine/core/low_priority.h"

namespace backflow {

using Clock = std::chrono::steady_clock;

struct SweepJob::Shared {
  Sweep sweep;
  std::vector<std::size_t> order;
  mutable std::mutex mutex;
  std::vector<std::pair<std::size_t, SweepResult>> results;  // not taken yet
  std::size_t done = 0;
  Clock::time_point begin;
  std::atomic<bool> ended = false;
  std::jthread thread;  // last: it is joined before anything it uses goes

  void work(const std::stop_token& stop) {
    lowerPriority();
    for (const std::size_t cell : order) {
      std::optional<SweepResult> result = runCell(sweep, cell, [&stop] { return !stop.stop_requested(); });
      if (!result) break;
      const std::lock_guard lock(mutex);
      results.emplace_back(cell, std::move(*result));
      ++done;
    }
    ended = true;
  }
};

SweepJob::SweepJob(Sweep sweep, const std::vector<std::size_t>& known) : shared_(std::make_unique<Shared>()) {
  shared_->order = sweep.coarseToFine();
  std::vector<bool> has(sweep.cells(), false);
  for (const std::size_t cell : known) has[cell] = true;
  std::erase_if(shared_->order, [&has](std::size_t cell) { return has[cell]; });
  shared_->sweep = std::move(sweep);
  shared_->begin = Clock::now();
  shared_->thread = std::jthread([shared = shared_.get()](const std::stop_token& stop) { shared->work(stop); });
}

SweepJob::~SweepJob() = default;

void SweepJob::cancel() { shared_->thread.request_stop(); }

bool SweepJob::ended() const { return shared_->ended; }

std::vector<std::pair<std::size_t, SweepResult>> SweepJob::take() {
  const std::lock_guard lock(shared_->mutex);
  return std::exchange(shared_->results, {});
}

double SweepJob::secondsLeft() const {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->done == 0) return kNotMeasured;
  const double seconds = std::chrono::duration<double>(Clock::now() - shared_->begin).count();
  return seconds / static_cast<double>(shared_->done) * static_cast<double>(shared_->order.size() - shared_->done);
}

}  // namespace backflow
