#include "engine/core/workers.h"

#include <utility>

#include "engine/core/start_threads.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace backflow {
namespace {

constexpr int kSpins = 20000;  // from some tens of microseconds to a millisecond, as long as the processor makes a pause

void pause() {
#ifdef __SSE2__
  _mm_pause();
#endif
}

}  // namespace

Workers::Workers(int threads) {
  helpers_ = startThreads(
      threads - 1, [this](int i) { help(i + 1); }, [this] { stop(); });
}

void Workers::stop() {
  stop_ = true;
  ++round_;
  round_.notify_all();
}

void Workers::take(int thread) {
  const int n = static_cast<int>(taken_.size()), own = thread * n / threads();
  for (int j = 0; j < n; ++j)
    if (const int i = (own + j) % n; !taken_[static_cast<std::size_t>(i)].exchange(true)) attempt(i);
}

// An exception must neither end a helper nor let the caller go while helpers are still at its work.
void Workers::attempt(int i) {
  try {
    (*work_)(i);
  } catch (...) {
    if (!failed_.exchange(true)) failure_ = std::current_exception();
  }
}

void Workers::run(int n, const std::function<void(int)>& work) {
  if (helpers_.empty() || n < 2) {
    for (int i = 0; i < n; ++i) work(i);
    return;
  }
  work_ = &work;
  if (static_cast<int>(taken_.size()) != n) taken_ = std::vector<std::atomic<bool>>(static_cast<std::size_t>(n));
  for (std::atomic<bool>& taken : taken_) taken = false;
  busy_ = static_cast<int>(helpers_.size());
  ++round_;
  round_.notify_all();
  take(0);
  // Where helper and caller were put on one core, the one that waits must let the other run.
  for (int i = 0; busy_.load() > 0; ++i) {
    if (i < kSpins / 10)
      pause();
    else
      std::this_thread::yield();
  }
  if (failed_.exchange(false)) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Workers::help(int thread) {
  for (unsigned seen = 0;;) {
    for (int i = 0; i < kSpins && round_.load() == seen; ++i) pause();
    round_.wait(seen);
    seen = round_.load();
    if (stop_) return;
    take(thread);
    --busy_;
  }
}

}  // namespace backflow
