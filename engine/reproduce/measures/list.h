// Every measure. Adding one: a file beside this one that defines `const MeasureInfo name`, a line here.
#pragma once

#include "engine/reproduce/measures/measure.h"

#define BACKFLOW_MEASURES(X) \
  X(cliff)                   \
  X(folds)                   \
  X(direct_path)             \
  X(lyapunov)

namespace backflow::measure {
#define BACKFLOW_DECLARE(name) extern const MeasureInfo name;
BACKFLOW_MEASURES(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE
}  // namespace backflow::measure
