#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Tanh {
  static constexpr Description about{"tanh", "tanh", "φ(a) = tanh a", ""};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return tanh(a);
  }
  // φ′ = 1 − y²
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return V(1) - y * y;
  }
};

}  // namespace backflow::activation
