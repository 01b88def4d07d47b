#include "engine/core/job_pool.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/core/start_threads.h"

namespace backflow {

JobPool::JobPool(std::size_t jobs, int threads, Job job)
    : job_(std::move(job)),
      jobs_(jobs),
      working_(static_cast<int>(std::min(jobs, static_cast<std::size_t>(std::max(threads, 1))))),
      threads_(startThreads(
          working_, [this](int /*thread*/) { work(); }, [this] { stop(); })) {}

bool JobPool::wait() {
  std::unique_lock lock(mutex_);
  const bool ended = ended_.wait_for(lock, std::chrono::milliseconds(100), [this] { return working_ == 0; });
  if (error_) std::rethrow_exception(error_);
  return ended;
}

void JobPool::work() {
  try {
    for (std::size_t mine = next_++; mine < jobs_ && !stop_; mine = next_++) job_(mine, stop_);
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::current_exception();
    stop_ = true;
  }
  const std::lock_guard lock(mutex_);
  --working_;
  ended_.notify_all();
}

}  // namespace backflow
