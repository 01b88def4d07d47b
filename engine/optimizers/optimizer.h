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
  double rate;         // η of this step
  const TrainConfig& train;
};

struct OptimizerInfo {
  Description about;
  int memoryColumns;
  void (*stepFloat)(const OptimizerStep<float>&);
  void (*stepDouble)(const OptimizerStep<double>&);

  void step(const OptimizerStep<float>& s) const { decay(s), stepFloat(s); }
  void step(const OptimizerStep<double>& s) const { decay(s), stepDouble(s); }

 private:
  // θ ← θ − η λ θ, beside the gradient and not through it, so that no optimizer's memory sees it (Loshchilov and Hutter 2019).
  template <class S>
  static void decay(const OptimizerStep<S>& s) {
    if (s.train.weightDecay > 0.0) s.theta *= static_cast<S>(1.0 - s.rate * s.train.weightDecay);
  }
};

Registry<OptimizerInfo> optimizers();

}  // namespace backflow
