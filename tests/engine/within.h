// Waiting for another thread, without assuming how fast the machine is.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace backflow {

// Whether it happened within half a minute: long enough under the sanitizers, short enough to be told.
inline bool within30Seconds(const std::function<bool()>& happened) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!happened()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace backflow
