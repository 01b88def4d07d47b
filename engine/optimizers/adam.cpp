#include <cmath>

#include "engine/optimizers/list.h"

namespace backflow::optimizer {
namespace {

template <class S>
void step(const OptimizerStep<S>& s) {
  auto m = s.memory.col(0).array();
  auto v = s.memory.col(1).array();
  m = S(0.9) * m + S(0.1) * s.g.array();
  v = S(0.999) * v + S(0.001) * s.g.array().square();
  const double n = static_cast<double>(s.n);
  const S rate = static_cast<S>(s.rate / (1.0 - std::pow(0.9, n)));  // m̂ = m/(1 − 0.9ⁿ), v̂ alike
  const S root = static_cast<S>(1.0 / std::sqrt(1.0 - std::pow(0.999, n)));
  s.theta.array() -= rate * m / (v.sqrt() * root + S(1e-8));
}

}  // namespace

const OptimizerInfo adam{
    {"adam", "Adam", "m ← 0.9 m + 0.1 g, v ← 0.999 v + 0.001 g², θ ← θ − η m̂/(√v̂ + 1e-8)", "Kingma and Ba 2015"},
    2,
    step<float>,
    step<double>};

// Adam itself: what makes it AdamW is λ, and a λ in train.weight_decay is decoupled for every optimizer.
const OptimizerInfo adamw{
    {"adamw", "AdamW", "θ ← (1 − η λ) θ with λ = train.weight_decay, then as Adam", "Loshchilov and Hutter 2019"},
    2,
    step<float>,
    step<double>};

}  // namespace backflow::optimizer
