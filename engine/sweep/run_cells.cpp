#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/sweep/sweep_folder.h"

namespace backflow {
namespace {

// The threads and what they share.
class Pool {
 public:
  Pool(const SweepFolder& folder, const std::vector<std::size_t>& cells, int jobs)
      : folder_(folder), cells_(cells), working_(std::max(jobs, 1)) {
    for (int i = working_; i > 0; --i) threads_.emplace_back([this] { work(); });
  }
  ~Pool() { stop_ = true; }  // then the threads are joined

  void stop() { stop_ = true; }

  // What was done since, after a tenth of a second or at the end. Throws what a thread threw.
  FinishedCells take(bool& ended) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(100), [this] { return working_ == 0; });
    ended = working_ == 0;
    if (error_) std::rethrow_exception(error_);
    return std::exchange(finished_, {});
  }

 private:
  void work() {
    try {
      for (std::size_t mine = next_++; mine < cells_.size() && !stop_; mine = next_++) {
        std::optional<SweepResult> result = runCell(folder_.sweep(), cells_[mine], [this] { return !stop_; });
        if (!result) break;
        folder_.write(cells_[mine], *result);
        const std::lock_guard lock(mutex_);
        finished_.emplace_back(cells_[mine], std::move(*result));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      stop_ = true;
    }
    const std::lock_guard lock(mutex_);
    --working_;
    changed_.notify_all();
  }

  const SweepFolder& folder_;
  const std::vector<std::size_t>& cells_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  FinishedCells finished_;  // not taken yet
  int working_;             // threads
  std::exception_ptr error_;
  std::vector<std::jthread> threads_;  // last: joined before what they use goes
};

}  // namespace

void runCells(const SweepFolder& folder, const std::vector<std::size_t>& cells, int jobs,
              const std::function<bool(const FinishedCells&)>& finished) {
  Pool pool(folder, cells, jobs);
  for (bool ended = false; !ended;)
    if (!finished(pool.take(ended))) pool.stop();
}

}  // namespace backflow
