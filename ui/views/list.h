// Every view, in menu order. Adding one: a file beside this one that defines `const ViewInfo name::info`, and a line here.
#pragma once

#include "ui/views/view.h"

#define BACKFLOW_VIEWS(X) \
  X(river)                \
  X(gradient_norm)        \
  X(gradient_history)     \
  X(hidden_state)         \
  X(loss)                 \
  X(clipping)             \
  X(prediction)           \
  X(spectrum)             \
  X(loss_cliff)           \
  X(triangle)             \
  X(jacobian)             \
  X(lstm_paths)           \
  X(weight_share)         \
  X(saturation)           \
  X(weights)              \
  X(phase)

#define BACKFLOW_DECLARE_VIEW(name) \
  namespace backflow::ui::name {    \
  extern const ViewInfo info;       \
  }
BACKFLOW_VIEWS(BACKFLOW_DECLARE_VIEW)
#undef BACKFLOW_DECLARE_VIEW
