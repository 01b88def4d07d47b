#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Prelu {
  static constexpr Description about{"prelu", "PReLU", "φ(a) = a where a > 0, else α a; α is learned, one a layer",
                                     "He, Zhang, Ren and Sun 2015"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = false;
  static constexpr double kSlope = 0.25;
  static constexpr bool kLearned = true;
  template <class V>
  static V value(V a, V alpha) {
    return wherePositive(a, a, alpha * a);
  }
  // φ′ = 1 where a > 0, else α
  template <class V>
  static V derivative(V a, V /*y*/, V alpha) {
    return wherePositive(a, V(1), alpha);
  }
  // ∂φ/∂α
  template <class V>
  static V slopeDerivative(V a) {
    return wherePositive(a, V(0), a);
  }
};

}  // namespace backflow::activation
