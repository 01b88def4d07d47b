#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  const S mu = static_cast<S>(s.train.momentum);
  auto v = s.memory.col(0);
  v = mu * v + s.g;
  s.theta -= static_cast<S>(s.rate) * (s.g + mu * v);
}

}  // namespace

const OptimizerInfo nesterov{{"nesterov", "Nesterov", "v ← μ v + g, θ ← θ − η (g + μ v)",
                              "Nesterov 1983; Sutskever, Martens, Dahl and Hinton 2013, in PyTorch's form"},
                             1,
                             step<float>,
                             step<double>};

}  // namespace backflow::optimizer
