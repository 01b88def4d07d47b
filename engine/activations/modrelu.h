#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct ModRelu {
  static constexpr Description about{"modrelu", "modReLU", "φ(a) = sign(a)·max(|a| + b, 0); b is learned, one a unit",
                                     "Arjovsky, Shah and Bengio 2016"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;  // b at the start, with which φ is the identity
  static constexpr bool kLearned = true;
  static constexpr bool kPerUnit = true;
  template <class V>
  static V value(V a, V b) {
    const V size = abs(a) + b;
    return wherePositive(size, wherePositive(a, size, -size), V(0) * a);
  }
  // φ′ = 1 where y ≠ 0, else 0
  template <class V>
  static V derivative(V /*a*/, V y, V /*b*/) {
    return wherePositive(abs(y), V(1), V(0) * y);
  }
  // ∂φ/∂b
  template <class V>
  static V slopeDerivative(V y) {
    return wherePositive(y, V(1), wherePositive(-y, V(-1), V(0) * y));
  }
};

}  // namespace backflow::activation
