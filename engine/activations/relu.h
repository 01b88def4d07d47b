#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Relu {
  static constexpr Description about{"relu", "ReLU", "φ(a) = max(a, 0)", "Nair and Hinton 2010"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return wherePositive(a, a, a * V(0));
  }
  // φ′ = 1 where y > 0, else 0; at a = 0 it is 0
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return wherePositive(y, V(1), y * V(0));
  }
};

}  // namespace backflow::activation
