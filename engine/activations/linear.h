#pragma once

#include "engine/activations/activation.h"

namespace backflow::activation {

struct Linear {
  static constexpr Description about{"linear", "linear", "φ(a) = a", ""};
  static constexpr double kGamma = 1;
  static constexpr bool kFromOutput = true;
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return a;
  }
  // φ′ = 1
  template <class V>
  static V derivative(V /*a*/, V /*y*/, V /*alpha*/) {
    return V(1);
  }
};

}  // namespace backflow::activation
