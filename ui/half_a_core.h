// For long work beside the training: half of one core, and only what of it nobody else wants.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "engine/core/low_priority.h"

namespace backflow::ui {

// What such work calls as it goes: tells the progress, rests as long as has been worked since the last call, and says whether
// to go on. Of the calling thread's priority it takes what it does not need.
inline std::function<bool(double)> halfACore(std::atomic<double>& progress, const std::atomic<bool>& cancelled) {
  using Clock = std::chrono::steady_clock;
  lowerPriority();
  return [&progress, &cancelled, last = Clock::now()](double fraction) mutable {
    progress = fraction;
    const Clock::time_point now = Clock::now();
    for (const auto until = now + (now - last); Clock::now() < until && !cancelled;)
      std::this_thread::sleep_for(std::min<Clock::duration>(until - Clock::now(), std::chrono::milliseconds(10)));
    last = Clock::now();
    return !cancelled;
  };
}

}  // namespace backflow::ui
