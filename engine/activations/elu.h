#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Elu {
  static constexpr Description about{"elu", "ELU", "φ(a) = a where a > 0, else e^a − 1",
                                     "Clevert, Unterthiner and Hochreiter 2016"};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return wherePositive(a, a, exp(a) - V(1));
  }
  // φ′ = 1 where y > 0, else e^a = y + 1
  template <class V>
  static V derivative(V /*a*/, V y, V /*alpha*/) {
    return wherePositive(y, V(1), y + V(1));
  }
};

}  // namespace backflow::activation
