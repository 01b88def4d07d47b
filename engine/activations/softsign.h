#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Softsign {
  static constexpr Description about{"softsign", "softsign", "φ(a) = a/(1 + |a|)", "Bergstra et al. 2009"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return a / (V(1) + abs(a));
  }
  // φ′ = 1/(1 + |a|)² = (1 − |y|)²
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return (V(1) - abs(y)) * (V(1) - abs(y));
  }
};

}  // namespace backflow::activation
