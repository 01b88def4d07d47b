#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  auto v = s.memory.col(0);
  v = static_cast<S>(s.train.momentum) * v + s.g;
  s.theta -= static_cast<S>(s.rate) * v;
}

}  // namespace

const OptimizerInfo momentum{{"momentum", "Momentum", "v ← μ v + g, θ ← θ − η v", "Polyak 1964"}, 1, step<float>, step<double>};

}  // namespace backflow::optimizer
