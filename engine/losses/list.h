// Every loss. Adding one: a file beside this one that defines `const LossInfo name`, a line here.
#pragma once

#include "engine/losses/loss.h"

#define BACKFLOW_LOSSES(X) \
  X(mse)                   \
  X(cross_entropy)

namespace backflow::loss {
#define BACKFLOW_DECLARE(name) extern const LossInfo name;
BACKFLOW_LOSSES(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE
}  // namespace backflow::loss
