// Threads that wait for work of some microseconds: they spin for a moment before they sleep, since waking takes as long as a
// small training step.
#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace backflow {

class Workers {
 public:
  explicit Workers(int threads);  // the caller's included
  ~Workers();
  int threads() const { return static_cast<int>(helpers_.size()) + 1; }

  // Calls work(0) … work(n−1), each once, on any of the threads; returns when all are done. `work` must not throw.
  void run(int n, const std::function<void(int)>& work);

 private:
  void help(const std::stop_token& stop);
  void take();

  const std::function<void(int)>* work_ = nullptr;
  int count_ = 0;
  std::atomic<int> next_ = 0, busy_ = 0;
  std::atomic<unsigned> round_ = 0;
  std::vector<std::jthread> helpers_;
};

}  // namespace backflow
