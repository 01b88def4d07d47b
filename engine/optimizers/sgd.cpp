#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  s.theta -= static_cast<S>(s.rate) * s.g;
}

}  // namespace

const OptimizerInfo sgd{{"sgd", "SGD", "θ ← θ − η g", "Robbins and Monro 1951"}, 0, step<float>, step<double>};

}  // namespace backflow::optimizer
