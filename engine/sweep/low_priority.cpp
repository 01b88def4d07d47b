#include "engine/sweep/low_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace backflow {

void lowerPriority() {
#ifdef __linux__
  constexpr int kNice = 19;
  setpriority(PRIO_PROCESS, 0, kNice);  // on Linux 0 is the calling thread, not its process
#endif
}

}  // namespace backflow
