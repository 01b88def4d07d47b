// Every way of clipping, in menu order. Adding one: a file beside this one that defines `const ClipInfo name`, a line here.
#pragma once

#include "engine/clips/clip.h"

#define BACKFLOW_CLIPS(X) \
  X(none)                 \
  X(norm)                 \
  X(value)                \
  X(per_step)

namespace backflow::clip {
#define X(name) extern const ClipInfo name;
BACKFLOW_CLIPS(X)
#undef X
}  // namespace backflow::clip
