// A packet of numbers that is written like one number, so that a cell's mathematics is said once and runs on whatever the
// machine has: SSE2, AVX2 or AVX-512 (Eigen chooses at compile time).
#pragma once

#include <Eigen/Core>
#include <cmath>

namespace backflow {

template <class S>
struct Pack {
  using Raw = typename Eigen::internal::packet_traits<S>::type;
  static constexpr int kWidth = Eigen::internal::unpacket_traits<Raw>::size;

  Raw raw;

  Pack() : raw(Eigen::internal::pset1<Raw>(S(0))) {}
  Pack(S value) : raw(Eigen::internal::pset1<Raw>(value)) {}  // a number stands for kWidth of it
  static Pack of(Raw raw) {
    Pack p;
    p.raw = raw;
    return p;
  }
  static Pack load(const S* from) { return of(Eigen::internal::ploadu<Raw>(from)); }
  void store(S* to) const { Eigen::internal::pstoreu(to, raw); }
  S sum() const { return Eigen::internal::predux(raw); }

  friend Pack operator+(Pack a, Pack b) { return of(Eigen::internal::padd(a.raw, b.raw)); }
  friend Pack operator-(Pack a, Pack b) { return of(Eigen::internal::psub(a.raw, b.raw)); }
  friend Pack operator*(Pack a, Pack b) { return of(Eigen::internal::pmul(a.raw, b.raw)); }
  friend Pack operator/(Pack a, Pack b) { return of(Eigen::internal::pdiv(a.raw, b.raw)); }
  friend Pack operator-(Pack a) { return of(Eigen::internal::pnegate(a.raw)); }
  Pack& operator+=(Pack b) { return *this = *this + b; }
};

template <class S>
Pack<S> abs(Pack<S> a) {
  return Pack<S>::of(Eigen::internal::pabs(a.raw));
}
// a where a > 0, else b: the shape of every rectifier. NaN goes to b, so b must keep it: b is a function of a.
template <class S>
Pack<S> wherePositive(Pack<S> condition, Pack<S> a, Pack<S> b) {
  const auto zero = Eigen::internal::pset1<typename Pack<S>::Raw>(S(0));
  return Pack<S>::of(Eigen::internal::pselect(Eigen::internal::pcmp_lt(zero, condition.raw), a.raw, b.raw));
}
template <class S>
Pack<S> exp(Pack<S> a) {
  return Pack<S>::of(Eigen::internal::pexp(a.raw));
}
// σ(a) = 1/(1 + e^−a): keeps its relative precision where it is nearly 0.
template <class S>
Pack<S> sigmoid(Pack<S> a) {
  return Pack<S>(S(1)) / (Pack<S>(S(1)) + exp(-a));
}

// Eigen has no vectorized tanh for double. For |a| < 0.55 the eighth convergent of Lambert's continued fraction (1770)
//   tanh a = a/(1 + a²/(3 + a²/(5 + …)))
// is exact to 1e-18; elsewhere (1 − e^−2|a|)/(1 + e^−2|a|) with the sign of a. Error: a few units in the last place.
inline Pack<double> tanh(Pack<double> a) {
  using P = Pack<double>;
  const P magnitude = abs(a), z = a * a;
  P numerator = P(1), denominator = P(15);  // the fraction from its innermost term outwards, without a division a level
  for (double k = 13; k >= 1; k -= 2) {
    const P next = P(k) * denominator + z * numerator;
    numerator = denominator;
    denominator = next;
  }
  const P e = exp(P(-2) * magnitude);
  const P large = (P(1) - e) / (P(1) + e);
  return wherePositive(P(0.55) - magnitude, a * numerator / denominator, wherePositive(a, large, wherePositive(-a, -large, a)));
}

}  // namespace backflow

#include "engine/core/pack_float.h"
