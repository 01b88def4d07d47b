// Every schedule, in menu order. Adding one: a file beside this one that defines `const ScheduleInfo name`, a line here.
#pragma once

#include "engine/schedules/schedule.h"

#define BACKFLOW_SCHEDULES(X) \
  X(constant)                 \
  X(step)                     \
  X(cosine)

namespace backflow::schedule {
#define BACKFLOW_DECLARE(name) extern const ScheduleInfo name;
BACKFLOW_SCHEDULES(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE
}  // namespace backflow::schedule
