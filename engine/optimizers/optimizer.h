// How a gradient becomes a step. Each file of this folder defines one `const OptimizerInfo`; conventions are PyTorch's.
#pragma once

#include "engine/core/registry.h"
#include "engine/core/types.h"
#include "engine/experiment/experiment.h"

namespace backflow {

// All of a network's parameters lie in one vector, so an optimizer is arithmetic on vectors of n numbers.
template <class S>
struct OptimizerStep {
  Vector<S>& theta;    // parameters, updated
  const Vector<S>& g;  // gradient, clipped
  Matrix<S>& memory;   // n × memoryColumns, zero at the start
  std::int64_t n;      // 1 for the first step since the optimizer was chosen
  const TrainConfig& train;
};

struct OptimizerInfo {
  Description about;
  int memoryColumns;
  void (*stepFloat)(const OptimizerStep<float>&);
  void (*stepDouble)(const OptimizerStep<double>&);

  void step(const OptimizerStep<float>& s) const { stepFloat(s); }
  void step(const OptimizerStep<double>& s) const { stepDouble(s); }
};

Registry<OptimizerInfo> optimizers();

}  // namespace backflow
