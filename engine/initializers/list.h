// Every initializer, in menu order. Adding one: a file beside this one that defines `const InitializerInfo name`, a line here.
#pragma once

#include "engine/initializers/initializer.h"

#define BACKFLOW_INITIALIZERS(X) \
  X(xavier_uniform)              \
  X(xavier_normal)               \
  X(he_uniform)                  \
  X(he_normal)                   \
  X(lecun_normal)                \
  X(orthogonal)                  \
  X(identity)                    \
  X(normal)                      \
  X(uniform)                     \
  X(sparse)                      \
  X(zeros)                       \
  X(pytorch)

namespace backflow::initializer {
#define BACKFLOW_DECLARE(name) extern const InitializerInfo name;
BACKFLOW_INITIALIZERS(BACKFLOW_DECLARE)
#undef BACKFLOW_DECLARE

// For the files of this folder.
void fillNormal(Matrix<double>& m, double deviation, Random& random);
void fillUniform(Matrix<double>& m, double bound, Random& random);
}  // namespace backflow::initializer
