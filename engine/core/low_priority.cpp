#include "engine/core/low_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace backflow {

void lowerPriority([[maybe_unused]] Priority priority) {
#ifdef __linux__
  setpriority(PRIO_PROCESS, 0, static_cast<int>(priority));  // on Linux 0 is the calling thread, not its process
#endif
}

}  // namespace backflow
