#include "engine/core/workers.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace backflow {
namespace {

constexpr int kSpins = 20000;  // some tens of microseconds

void pause() {
#ifdef __SSE2__
  _mm_pause();
#endif
}

}  // namespace

Workers::Workers(int threads) {
  for (int i = 1; i < threads; ++i) helpers_.emplace_back([this](const std::stop_token& stop) { help(stop); });
}

Workers::~Workers() {
  for (std::jthread& helper : helpers_) helper.request_stop();
  ++round_;
  round_.notify_all();
}

void Workers::take() {
  for (int i = next_++; i < count_; i = next_++) (*work_)(i);
}

void Workers::run(int n, const std::function<void(int)>& work) {
  if (helpers_.empty() || n < 2) {
    for (int i = 0; i < n; ++i) work(i);
    return;
  }
  work_ = &work;
  count_ = n;
  next_ = 0;
  busy_ = static_cast<int>(helpers_.size());
  ++round_;
  round_.notify_all();
  take();
  // Where helper and caller were put on one core, the one that waits must let the other run.
  for (int i = 0; busy_.load() > 0; ++i) {
    if (i < kSpins / 10)
      pause();
    else
      std::this_thread::yield();
  }
}

void Workers::help(const std::stop_token& stop) {
  for (unsigned seen = 0;;) {
    for (int i = 0; i < kSpins && round_.load() == seen; ++i) pause();
    round_.wait(seen);
    seen = round_.load();
    if (stop.stop_requested()) return;
    take();
    --busy_;
  }
}

}  // namespace backflow
