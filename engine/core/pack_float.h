// exp, σ and tanh of float packets. Eigen's handle every exponent there is and divide; these need half the time, which is a
// tenth of a training step. Error: a few units in the last place (tests/engine/test_pack.cpp). Included by pack.h.
#pragma once

#include "engine/core/pack.h"

namespace backflow {
namespace detail {

// e^x = 2^n·(1 + m): n whole, m = e^r − 1 with r = x − n ln 2, |r| ≤ ½ ln 2, by Taylor's series to r⁷ (error r⁸/8! = 5e-9).
struct Exponential {
  Pack<float> power, m;  // 2^n, m
};

// |x| ≤ 88.
inline Exponential exponential(Pack<float> x) {
  using namespace Eigen::internal;
  using Raw = Pack<float>::Raw;
  using Bits = unpacket_traits<Raw>::integer_packet;
  constexpr float kLog2E = 1.44269504f, kHigh = 0.693359375f, kLow = -2.12194440e-4f;  // kHigh + kLow = ln 2, kHigh in 9 bits
  constexpr float kRound = 12582912.0f;  // 1.5·2²³: adding it leaves the nearest whole number in the lowest bits
  const Raw shifted = pmadd(x.raw, pset1<Raw>(kLog2E), pset1<Raw>(kRound));
  const Raw n = psub(shifted, pset1<Raw>(kRound));
  const Raw r = pmadd(n, pset1<Raw>(-kLow), pmadd(n, pset1<Raw>(-kHigh), x.raw));
  Raw series = pset1<Raw>(1.0f / 5040.0f);
  for (float factorial : {720.0f, 120.0f, 24.0f, 6.0f, 2.0f}) series = pmadd(series, r, pset1<Raw>(1.0f / factorial));
  const Bits one = pset1<Bits>(0x3f800000);  // the bits of 1.0f; 2^n has n more in its exponent
  const Bits power = padd(plogical_shift_left<23>(preinterpret<Bits>(shifted)), one);
  return {Pack<float>::of(preinterpret<Raw>(power)), Pack<float>::of(pmadd(pmul(series, r), r, r))};
}

// x between −limit and limit; NaN stays NaN.
inline Pack<float> clamp(Pack<float> x, float limit) {
  using namespace Eigen::internal;
  using Raw = Pack<float>::Raw;
  return Pack<float>::of(pmin(pmax(x.raw, pset1<Raw>(-limit)), pset1<Raw>(limit)));
}

// 1/x for normal x, by Newton's step y(2 − xy) where there is an estimate to begin with.
inline Pack<float> reciprocal(Pack<float> x) {
#ifdef EIGEN_VECTORIZE_AVX512
  const __m512 y = _mm512_rcp14_ps(x.raw);
  return Pack<float>::of(_mm512_mul_ps(y, _mm512_fnmadd_ps(x.raw, y, _mm512_set1_ps(2.0f))));
#else
  return Pack<float>(1.0f) / x;
#endif
}

}  // namespace detail

// Beyond ±87 as at ±87: a normal number, and never infinite.
inline Pack<float> exp(Pack<float> a) {
  const detail::Exponential e = detail::exponential(detail::clamp(a, 87.0f));
  return e.power + e.power * e.m;
}

inline Pack<float> sigmoid(Pack<float> a) { return detail::reciprocal(Pack<float>(1.0f) + exp(-a)); }

// tanh a = −m/(2 + m) with m = e^−2a − 1, which is exact near 0 too.
inline Pack<float> tanh(Pack<float> a) {
  const detail::Exponential e = detail::exponential(detail::clamp(Pack<float>(-2.0f) * a, 40.0f));
  const Pack<float> m = e.power * e.m + (e.power - Pack<float>(1.0f));
  return -m * detail::reciprocal(Pack<float>(2.0f) + m);
}

}  // namespace backflow
