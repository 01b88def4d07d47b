// How a weight matrix is drawn. Each file of this folder defines one `const InitializerInfo`.
#pragma once

#include "engine/core/random.h"
#include "engine/core/registry.h"
#include "engine/core/types.h"

namespace backflow {

struct InitializerInfo {
  Description about;
  // Fills m (fan-out × fan-in: rows are units, columns are what they read). Each gate's block is drawn on its own.
  // `hidden` is H, for rules that look at the layer's size and not at the matrix (PyTorch's).
  void (*fill)(Matrix<double>& m, int hidden, Random& random);
  bool biasToo = false;  // draws the biases by the same rule (PyTorch's); else they are init.bias
};

Registry<InitializerInfo> initializers();

}  // namespace backflow
