#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  auto v = s.memory.col(0).array();
  v += s.g.array().square();
  s.theta.array() -= static_cast<S>(s.rate) * s.g.array() / (v.sqrt() + S(1e-10));
}

}  // namespace

const OptimizerInfo adagrad{{"adagrad", "AdaGrad", "v ← v + g², θ ← θ − η g/(√v + 1e-10)", "Duchi, Hazan and Singer 2011"},
                            1,
                            step<float>,
                            step<double>};

}  // namespace backflow::optimizer
