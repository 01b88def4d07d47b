#pragma once

#include "engine/activations/activation.h"
#include "engine/core/normal.h"

namespace backflow::activation {

struct Gelu {
  static constexpr Description about{"gelu", "GELU", "φ(a) = a Φ(a), Φ(a) = ½(1 + erf(a/√2))", "Hendrycks and Gimpel 2016"};
  static constexpr double kGamma = 1.1289041451785535;  // φ′(√2), since φ″(a) = (2 − a²) Φ′(a)
  static constexpr bool kFromOutput = false;            // falls, then rises: y has two a
  static constexpr double kSlope = 0;
  static constexpr bool kLearned = false;
  template <class V>
  static V value(V a, V /*alpha*/) {
    return a * normal(a).cumulative;
  }
  // φ′(a) = Φ(a) + a Φ′(a)
  template <class V>
  static V derivative(V a, V /*y*/, V /*alpha*/) {
    const Normal<V> n = normal(a);
    return n.cumulative + a * n.density;
  }
};

}  // namespace backflow::activation
