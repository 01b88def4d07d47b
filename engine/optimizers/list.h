// Every optimizer, in menu order. Adding one: a file beside this one that defines `const OptimizerInfo name`, a line here.
#pragma once

#include "engine/optimizers/optimizer.h"

#define BACKFLOW_OPTIMIZERS(X) \
  X(sgd)                       \
  X(rmsprop)                   \
  X(adam)                      \
  X(momentum)                  \
  X(nesterov)                  \
  X(adagrad)                   \
  X(adamw)

namespace backflow::optimizer {
#define BACKFLOW_DECLARE(name) extern const OptimizerInfo name;
BACKFLOW_OPTIMIZERS(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE
}  // namespace backflow::optimizer
