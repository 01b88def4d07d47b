// The normal distribution for packets of numbers, as exact as the numbers are.
#pragma once

#include <array>

#include "engine/core/pack.h"

namespace backflow {

template <class V>
struct Normal {
  V cumulative;  // Φ(a) = P(N(0,1) ≤ a) = ½(1 + erf(a/√2))
  V density;     // Φ′(a) = e^(−a²/2)/√(2π)
};

// Without a branch, for every a: with x = |a|, the tail Φ(−x) = e^(−x²/2)·r·G(t), r = 1/(x + 4), t = 1 − 8 r = (x − 4)/(x + 4).
// G(t) = (x + 4)·e^(x²/2)·Φ(−x) is smooth on all of −1 ≤ t ≤ 1, that is 0 ≤ x ≤ ∞, and these are its Chebyshev coefficients,
// computed by interpolation in 48 nodes with 40 digits: what is left off is below 2e-18, with the first 12 below 2e-9.
inline constexpr std::array<double, 26> kNormalTail{
    0.9704512045660766,      -0.7517088168395706,     0.22219355567525104,     -0.048517753260446085,   0.006925920496242481,
    -0.00032059847439814995, -0.00010054739163210679, 1.8903369019706965e-05,  1.010356885474631e-06,   -6.145334749397824e-07,
    -3.3810201200691756e-09, 2.0686508061742833e-08,  -1.1282603632469507e-10, -7.774015228388695e-10,  -9.941424191404708e-12,
    3.174482949858303e-11,   1.842480684470494e-12,   -1.3128616466710965e-12, -1.7415362652654813e-13, 4.9072740317044244e-14,
    1.2931384326165576e-14,  -1.2180663521726341e-15, -8.052147372620933e-16,  -2.8604941442616213e-17, 4.057064424335354e-17,
    7.006400772814596e-18};

template <class S, int N>
Normal<Pack<S, N>> normal(const Pack<S, N>& a) {
  using P = Pack<S, N>;
  constexpr std::size_t kTerms = sizeof(S) == sizeof(float) ? 12 : kNormalTail.size();
  const P x = abs(a), r = P(1) / (x + P(4)), t = P(1) - P(8) * r;
  P next(0), afterNext(0);  // Clenshaw's recurrence, from the last coefficient to the first
  for (std::size_t k = kTerms - 1; k > 0; --k) {
    const P now = P(2) * t * next - afterNext + P(static_cast<S>(kNormalTail[k]));
    afterNext = next;
    next = now;
  }
  const P g = t * next - afterNext + P(static_cast<S>(kNormalTail[0])), bell = exp(P(S(-0.5)) * x * x);
  const P tail = bell * r * g;
  return {wherePositive(a, P(1) - tail, tail), bell * P(static_cast<S>(0.398942280401432677939946))};
}

}  // namespace backflow
