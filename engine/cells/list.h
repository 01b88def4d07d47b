// Every cell, in menu order. Adding one: a file beside this one that defines `const CellInfo name`, a line here.
#pragma once

#include "engine/cells/cell.h"

#define BACKFLOW_CELLS(X) \
  X(rnn)                  \
  X(residual)             \
  X(antisymmetric)        \
  X(lstm)                 \
  X(gru)                  \
  X(gru_reset_after)      \
  X(mgu)                  \
  X(mingru)               \
  X(minlstm)              \
  X(lru)

namespace backflow::cell {
#define BACKFLOW_DECLARE(name) extern const CellInfo name;
BACKFLOW_CELLS(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE
}  // namespace backflow::cell
