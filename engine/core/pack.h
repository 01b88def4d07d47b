// Packets of numbers that are written like one number, so that a cell's mathematics is said once and runs on whatever the
// machine has: SSE2, AVX2 or AVX-512 (Eigen chooses at compile time).
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <utility>

namespace backflow {

// N packets in step: an instruction has to wait for the one before, but not for its neighbours'. What has long chains (an
// exponential takes twenty instructions, each four cycles after the last) runs nearly twice as fast on four packets as on one.
template <class S, int N = 1>
struct Pack {
  using Raw = typename Eigen::internal::packet_traits<S>::type;
  static constexpr int kWidth = Eigen::internal::unpacket_traits<Raw>::size;  // of one packet

  Raw raw[N];

  Pack() : Pack(S(0)) {}
  Pack(S value) {  // a number stands for as many as there are places
    for (Raw& r : raw) r = Eigen::internal::pset1<Raw>(value);
  }
  // Packet by packet: copied as a whole, it would go through memory.
  Pack(const Pack& other) { *this = other; }
  Pack& operator=(const Pack& other) {
    for (int j = 0; j < N; ++j) raw[j] = other.raw[j];
    return *this;
  }
  // Packet j is f(packet j of a …).
  template <class F, class... P>
  [[gnu::always_inline]] static Pack each(F f, const P&... a) {
    Pack result;
    for (int j = 0; j < N; ++j) result.raw[j] = f(a.raw[j]...);
    return result;
  }
  // Packet j is at from + j·step.
  static Pack load(const S* from, std::ptrdiff_t step = 0) {
    Pack p;
    for (int j = 0; j < N; ++j) p.raw[j] = Eigen::internal::ploadu<Raw>(from + j * step);
    return p;
  }
  void store(S* to, std::ptrdiff_t step = 0) const {
    for (int j = 0; j < N; ++j) Eigen::internal::pstoreu(to + j * step, raw[j]);
  }
  Pack<S> total() const {  // of the N packets, place by place
    Pack<S> sum;
    sum.raw[0] = raw[0];
    for (int j = 1; j < N; ++j) sum.raw[0] = Eigen::internal::padd(sum.raw[0], raw[j]);
    return sum;
  }
  S sum() const { return Eigen::internal::predux(total().raw[0]); }

  friend Pack operator+(const Pack& a, const Pack& b) {
    return each([](Raw x, Raw y) { return Eigen::internal::padd(x, y); }, a, b);
  }
  friend Pack operator-(const Pack& a, const Pack& b) {
    return each([](Raw x, Raw y) { return Eigen::internal::psub(x, y); }, a, b);
  }
  friend Pack operator*(const Pack& a, const Pack& b) {
    return each([](Raw x, Raw y) { return Eigen::internal::pmul(x, y); }, a, b);
  }
  friend Pack operator/(const Pack& a, const Pack& b) {
    return each([](Raw x, Raw y) { return Eigen::internal::pdiv(x, y); }, a, b);
  }
  friend Pack operator-(const Pack& a) {
    return each([](Raw x) { return Eigen::internal::pnegate(x); }, a);
  }
  Pack& operator+=(const Pack& b) { return *this = *this + b; }
};

// a·b + c, rounded once where the machine can.
template <class S, int N>
Pack<S, N> multiplyAdd(const Pack<S, N>& a, const Pack<S, N>& b, const Pack<S, N>& c) {
  using Raw = typename Pack<S, N>::Raw;
  return Pack<S, N>::each([](Raw x, Raw y, Raw z) { return Eigen::internal::pmadd(x, y, z); }, a, b, c);
}
template <class S, int N>
Pack<S, N> abs(const Pack<S, N>& a) {
  return Pack<S, N>::each([](auto x) { return Eigen::internal::pabs(x); }, a);
}
// The smaller (larger) of a and the limit; NaN stays NaN.
template <class S, int N>
Pack<S, N> atMost(const Pack<S, N>& a, S limit) {
  return Pack<S, N>::each([](auto x, auto y) { return Eigen::internal::pmin(x, y); }, a, Pack<S, N>(limit));
}
template <class S, int N>
Pack<S, N> atLeast(const Pack<S, N>& a, S limit) {
  return Pack<S, N>::each([](auto x, auto y) { return Eigen::internal::pmax(x, y); }, a, Pack<S, N>(limit));
}
// a where the condition is > 0, else b: the shape of every rectifier. NaN goes to b, so b must keep it: b is a function of a.
template <class S, int N>
Pack<S, N> wherePositive(const Pack<S, N>& condition, const Pack<S, N>& a, const Pack<S, N>& b) {
  using Raw = typename Pack<S, N>::Raw;
  return Pack<S, N>::each(
      [](Raw c, Raw x, Raw y) {
        return Eigen::internal::pselect(Eigen::internal::pcmp_lt(Eigen::internal::pset1<Raw>(S(0)), c), x, y);
      },
      condition, a, b);
}
// Adds the sum of packet j's numbers to to[j]. Not in a loop, whose index would send the packets through memory.
template <class S, int N>
void addSums(const Pack<S, N>& a, double* to) {
  [&]<int... J>(std::integer_sequence<int, J...>) { ((to[J] += static_cast<double>(Eigen::internal::predux(a.raw[J]))), ...); }
  (std::make_integer_sequence<int, N>());
}
template <int N>
Pack<double, N> exp(const Pack<double, N>& a) {
  return Pack<double, N>::each([](auto x) { return Eigen::internal::pexp(x); }, a);
}
// σ(a) = 1/(1 + e^−a): keeps its relative precision where it is nearly 0.
template <int N>
Pack<double, N> sigmoid(const Pack<double, N>& a) {
  return Pack<double, N>(1) / (Pack<double, N>(1) + exp(-a));
}

// Eigen has no vectorized tanh for double. For |a| < 0.55 the eighth convergent of Lambert's continued fraction (1770)
//   tanh a = a/(1 + a²/(3 + a²/(5 + …)))
// is exact to 1e-18; elsewhere (1 − e^−2|a|)/(1 + e^−2|a|) with the sign of a. Error: a few units in the last place.
template <int N>
Pack<double, N> tanh(const Pack<double, N>& a) {
  using P = Pack<double, N>;
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
