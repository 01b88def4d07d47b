#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  auto v = s.memory.col(0).array();
  v = S(0.99) * v + S(0.01) * s.g.array().square();
  s.theta.array() -= static_cast<S>(s.rate) * s.g.array() / (v.sqrt() + S(1e-8));
}

}  // namespace

const OptimizerInfo rmsprop{{"rmsprop", "RMSprop", "v ← 0.99 v + 0.01 g², θ ← θ − η g/(√v + 1e-8)", "Tieleman and Hinton 2012"},
                            1,
                            step<float>,
                            step<double>};

}  // namespace backflow::optimizer
