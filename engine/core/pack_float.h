// exp, σ and tanh of float packets. Eigen's handle every exponent there is and divide; these need half the time, which is a
// tenth of a training step. Error: a few units in the last place (tests/engine/test_pack.cpp). Included by pack.h.
#pragma once

#include "engine/core/pack.h"

namespace backflow {
namespace detail {

// Σ c_i x^i by Horner's rule; the highest coefficient comes first.
template <int N, class... C>
Pack<float, N> polynomial(const Pack<float, N>& x, float highest, C... others) {
  Pack<float, N> sum = highest;
  ((sum = multiplyAdd(sum, x, Pack<float, N>(others))), ...);
  return sum;
}

// e^x = 2^n·rest: n whole, rest = e^r with r = x − n ln 2, |r| ≤ ½ ln 2.
template <int N>
struct Exponential {
  Pack<float, N> rest, shifted;  // shifted: n in the lowest bits
};

template <class Raw>
Raw powerOfTwo(Raw shifted) {  // 2^n: 1.0f with n more in the exponent
  using namespace Eigen::internal;
  using Bits = typename unpacket_traits<Raw>::integer_packet;
  return preinterpret<Raw>(padd(plogical_shift_left<23>(preinterpret<Bits>(shifted)), pset1<Bits>(0x3f800000)));
}

// Beyond ±87 as at ±87: a normal number, and never infinite. The polynomial has the least relative error that one of degree 5
// has there among those that begin with 1: 9.2e-8.
template <int N>
Exponential<N> exponential(const Pack<float, N>& a) {
  using P = Pack<float, N>;
  constexpr float kLog2E = 1.44269504f, kHigh = 0.693359375f, kLow = -2.12194440e-4f;  // kHigh + kLow = ln 2, kHigh in 9 bits
  constexpr float kRound = 12582912.0f;  // 1.5·2²³: adding it leaves the nearest whole number in the lowest bits
  const P x = atMost(atLeast(a, -87.0f), 87.0f);
  const P shifted = multiplyAdd(x, P(kLog2E), P(kRound)), n = shifted - P(kRound);
  const P r = multiplyAdd(n, P(-kLow), multiplyAdd(n, P(-kHigh), x));
  return {polynomial(r, 8.29031306e-3f, 4.18979379e-2f, 0.166676363f, 0.499991495f, 0.999999707f, 1.0f), shifted};
}

// 1/x for normal x, by Newton's step y(2 − xy) where there is an estimate to begin with.
template <int N>
Pack<float, N> reciprocal(const Pack<float, N>& x) {
#ifdef EIGEN_VECTORIZE_AVX512
  return Pack<float, N>::each(
      [](__m512 v) {
        const __m512 y = _mm512_rcp14_ps(v);
        return _mm512_mul_ps(y, _mm512_fnmadd_ps(v, y, _mm512_set1_ps(2.0f)));
      },
      x);
#else
  return Pack<float, N>(1.0f) / x;
#endif
}

}  // namespace detail

template <int N>
Pack<float, N> exp(const Pack<float, N>& a) {
  const detail::Exponential<N> e = detail::exponential(a);
  return Pack<float, N>::each([](auto x, auto shifted) { return Eigen::internal::pmul(x, detail::powerOfTwo(shifted)); },
                              e.rest, e.shifted);
}

// σ(a) = 1/(1 + e^−a): keeps its relative precision where it is nearly 0.
template <int N>
Pack<float, N> sigmoid(const Pack<float, N>& a) {
  const detail::Exponential<N> e = detail::exponential(-a);
  return detail::reciprocal(Pack<float, N>::each(
      [](auto x, auto shifted, auto one) { return Eigen::internal::pmadd(x, detail::powerOfTwo(shifted), one); }, e.rest,
      e.shifted, Pack<float, N>(1.0f)));
}

// tanh a = a·p(a²)/q(a²), the quotient of two polynomials of degree 4 that has the least relative error for |a| ≤ 9.01: 2.1e-8.
// From there on tanh is 1 to half a unit in the last place; what rounding would put beyond ±1 is ±1.
template <int N>
Pack<float, N> tanh(const Pack<float, N>& a) {
  using P = Pack<float, N>;
  const P z = atMost(a * a, 81.1801f);
  const P p = detail::polynomial(z, 1.33370782e-8f, 2.05964548e-5f, 3.49482266e-3f, 0.133803816f, 1.0f);
  const P q = detail::polynomial(z, 7.76938162e-7f, 3.28438179e-4f, 2.58740715e-2f, 0.46713697f, 1.0f);
  return atMost(atLeast(a * (p * detail::reciprocal(q)), -1.0f), 1.0f);
}

#ifdef EIGEN_VECTORIZE_AVX512
// Four sums at once, in a third of the instructions.
inline void addSums(const Pack<float, 4>& a, double* to) {
  const auto halves = [](__m512 x, __m512 y) { return _mm512_unpacklo_ps(x, y) + _mm512_unpackhi_ps(x, y); };
  const __m512d ab = _mm512_castps_pd(halves(a.raw[0], a.raw[1])), cd = _mm512_castps_pd(halves(a.raw[2], a.raw[3]));
  const __m512 four = _mm512_castpd_ps(_mm512_unpacklo_pd(ab, cd)) + _mm512_castpd_ps(_mm512_unpackhi_pd(ab, cd));
  const __m256 two = _mm512_castps512_ps256(four) + _mm512_extractf32x8_ps(four, 1);
  const __m128 sums = _mm256_castps256_ps128(two) + _mm256_extractf128_ps(two, 1);
  _mm256_storeu_pd(to, _mm256_loadu_pd(to) + _mm256_cvtps_pd(sums));
}
#endif

}  // namespace backflow
