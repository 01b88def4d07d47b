#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Sigmoid {
  static constexpr Description about{"sigmoid", "sigmoid", "φ(a) = 1/(1 + e^−a)", ""};
  static constexpr double kGamma = 0.25;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return sigmoid(a);
  }
  // φ′ = y(1 − y) ≤ ¼
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return y * (V(1) - y);
  }
};

}  // namespace backflow::activation
