// Arithmetic of the renormalised adjoint: squared norms that do not underflow, and when to rescale.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/pack.h"
#include "engine/core/types.h"

namespace backflow {

// ‖m‖² over all entries. A float32 sum that is suspiciously small or not finite is taken again in double: squares underflow
// at norms below 1e-19.
template <class S, class Derived>
double sumOfSquares(const Eigen::MatrixBase<Derived>& m) {
  const double squares = static_cast<double>(m.squaredNorm());
  if ((squares > 1e-30 && squares < 1e30) || !(m.cwiseAbs().maxCoeff() > S(0))) return squares;
  return m.template cast<double>().squaredNorm();
}

// ½ ln(squares) + k ln 2: the logarithm of a norm that is held as m·2^k. −inf for zero.
inline double logOfScaled(double squares, int k) { return 0.5 * std::log(squares) + k * 0.693147180559945309417; }

// The squared norm of what comes in parts, each m·2^k with a k of its own.
class ScaledSquares {
 public:
  void add(double squares, int k) {
    if (squares == 0.0) return;
    const int common = squares_ == 0.0 ? k : std::max(k, k_);
    squares_ = std::ldexp(squares_, 2 * (k_ - common)) + std::ldexp(squares, 2 * (k - common));
    k_ = common;
  }
  double logNorm() const { return logOfScaled(squares_, k_); }

 private:
  double squares_ = 0.0;
  int k_ = 0;
};

// The same of each column, into squares[0 … B−1], which hold float32 sums: those that are suspicious are taken again. Returns
// the sum of all.
template <class S>
double settleSquares(const Matrix<S>& m, double* squares) {
  double total = 0.0;
  for (Eigen::Index b = 0; b < m.cols(); ++b) {
    if (!(squares[b] > 1e-30 && squares[b] < 1e30)) squares[b] = sumOfSquares<S>(m.col(b));
    total += squares[b];
  }
  return total;
}

// The squared norm of each column, whole packets, into squares[0 … B−1]; returns their sum.
template <class S>
double columnSquares(const Matrix<S>& m, double* squares) {
  const Eigen::Index B = m.cols(), ld = m.rows();
  std::fill_n(squares, B, 0.0);
  const auto add = [&]<int N>(const Pack<S, N>&, Eigen::Index b) {  // N columns in step
    Pack<S, N> sum;
    for (Eigen::Index i = 0; i < ld; i += Pack<S>::kWidth) {
      const Pack<S, N> v = Pack<S, N>::load(m.data() + b * ld + i, ld);
      sum = multiplyAdd(v, v, sum);
    }
    addSums(sum, squares + b);
  };
  constexpr int kTogether = 4;
  Eigen::Index b = 0;
  for (; b + kTogether <= B; b += kTogether) add(Pack<S, kTogether>(), b);
  for (; b < B; ++b) add(Pack<S>(), b);
  return settleSquares<S>(m, squares);
}

// By which power of two to divide so that ‖m‖² comes back near 1; 0 while it is within [1e-20, 1e20], zero or not finite.
inline int renormalisingShift(double squares) {
  if ((squares >= 1e-20 && squares <= 1e20) || squares == 0.0 || !std::isfinite(squares)) return 0;
  return std::ilogb(squares) / 2;
}

// m·2^−shift, in parts where 2^−shift alone would be infinite, or 0.
template <class S, class M>
void divideByPower(M&& m, int shift) {
  constexpr int kPart = std::numeric_limits<S>::max_exponent - 2;
  for (int left = std::clamp(shift, -3 * kPart, 3 * kPart), part; left != 0; left -= part) {
    part = std::clamp(left, -kPart, kPart);
    m *= static_cast<S>(std::ldexp(1.0, -part));
  }
}

}  // namespace backflow
