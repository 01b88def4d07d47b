// Every way of clipping, in menu order. Adding one: a file beside this one that defines `const ClipInfo name`, a line here.
#pragma once

#include "engine/clips/clip.h"

#define BACKFLOW_CLIPS(X) \
  X(none)                 \
  X(norm)                 \
  X(value)                \
  X(per_step)             \
  X(autoclip)

namespace backflow::clip {
#define BACKFLOW_DECLARE(name) extern const ClipInfo name;
BACKFLOW_CLIPS(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE

// For the files of this folder: g ← g·min(1, c/(‖g‖ + 1e-6)).
bool scaleToNorm(Vector<float>& g, double norm, double threshold);
bool scaleToNorm(Vector<double>& g, double norm, double threshold);
}  // namespace backflow::clip
