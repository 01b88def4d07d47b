#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct HardTanh {
  static constexpr Description about{"hard_tanh", "hard tanh", "φ(a) = min(max(a, −1), 1)", "Collobert 2004"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return wherePositive(a - V(1), V(1), wherePositive(V(-1) - a, V(-1), a));
  }
  // φ′ = 1 where |y| < 1, else 0
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return wherePositive(V(1) - abs(y), V(1), y * V(0));
  }
};

}  // namespace backflow::activation
