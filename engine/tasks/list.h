// Every task, in menu order. Adding one: a file beside this one, which defines a `const TaskInfo`, and its name here.
#pragma once

#include "engine/tasks/task.h"

#define BACKFLOW_TASKS(X) \
  X(adding)               \
  X(copy)                 \
  X(selective_copy)       \
  X(temporal_order)       \
  X(delayed_recall)       \
  X(associative_recall)   \
  X(parity)               \
  X(anbn)                 \
  X(dyck)                 \
  X(reber)                \
  X(sine)                 \
  X(mackey_glass)         \
  X(lorenz)               \
  X(series)               \
  X(text)                 \
  X(digits)

namespace backflow::task {

#define BACKFLOW_DECLARE(name) extern const TaskInfo name;
BACKFLOW_TASKS(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE

}  // namespace backflow::task
