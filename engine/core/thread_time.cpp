#include "engine/core/thread_time.h"

#ifdef __linux__
#include <ctime>
#endif

namespace backflow {

std::chrono::nanoseconds threadTime() {
#ifdef __linux__
  timespec now{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
#endif
  return std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace backflow
