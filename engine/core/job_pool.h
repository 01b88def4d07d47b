// Long jobs, each done once by one of a few threads, while the thread that wants them done looks after them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace backflow {

class JobPool {
 public:
  // Of job 0 … n−1, begun in this order. Once `stop` is true it should return soon, and what it has done means nothing.
  using Job = std::function<void(std::size_t job, const std::atomic<bool>& stop)>;

  // On no more threads than there are jobs. Throws InputError where so many cannot be started.
  JobPool(std::size_t jobs, int threads, Job job);
  ~JobPool() { stop(); }  // then the threads are joined

  void stop() { stop_ = true; }

  // Waits a tenth of a second, or until all threads have ended, and says whether they have. Throws what a job threw; no other
  // is begun after it.
  bool wait();

 private:
  void work();

  const Job job_;
  const std::size_t jobs_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable ended_;
  int working_;  // threads
  std::exception_ptr error_;
  std::vector<std::jthread> threads_;  // last: joined before what they use goes
};

}  // namespace backflow
