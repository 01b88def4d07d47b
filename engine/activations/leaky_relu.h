#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct LeakyRelu {
  static constexpr Description about{"leaky_relu", "leaky ReLU", "φ(a) = a where a > 0, else 0.01 a",
                                     "Maas, Hannun and Ng 2013"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0.01;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V alpha) {
    return wherePositive(a, a, alpha * a);
  }
  // φ′ = 1 where y > 0, else 0.01
  template <class V>
  static V derivative(V /*a*/, V y, V alpha) {
    return wherePositive(y, V(1), alpha);
  }
};

}  // namespace backflow::activation
