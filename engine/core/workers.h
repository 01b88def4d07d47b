// Threads that wait for work of some microseconds: they spin for a moment before they sleep, since waking takes as long as a
// small training step.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace backflow {

class Workers {
 public:
  explicit Workers(int threads);  // the caller's included; throws InputError where so many cannot be started
  ~Workers() { stop(); }          // then the helpers are joined
  int threads() const { return static_cast<int>(helpers_.size()) + 1; }

  // Calls work(0) … work(n−1), each once; returns when all are done, and throws what the first that failed threw. Each thread
  // begins with a share of its own, the same one from run to run, so that what it left in its cache is found there; then it
  // helps the others.
  void run(int n, const std::function<void(int)>& work);

 private:
  void help(int thread);
  void stop();
  void take(int thread);
  void attempt(int i);

  const std::function<void(int)>* work_ = nullptr;
  std::vector<std::atomic<bool>> taken_;  // by some thread, of the n
  std::atomic<bool> failed_ = false;
  std::exception_ptr failure_;
  std::atomic<int> busy_ = 0;
  std::atomic<unsigned> round_ = 0;
  std::atomic<bool> stop_ = false;
  std::vector<std::jthread> helpers_;  // last: joined before what they use goes
};

}  // namespace backflow
