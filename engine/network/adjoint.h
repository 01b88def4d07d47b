// Arithmetic of the renormalised adjoint: squared norms that do not underflow, and when to rescale.
#pragma once

#include <cmath>
#include <limits>
#include <utility>

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

// The same of N columns in step.
template <int N, class S>
void columnSquares(const S* column, Eigen::Index ld, Eigen::Index rows, double* squares) {
  Pack<S, N> sum;
  for (Eigen::Index i = 0; i < rows; i += Pack<S>::kWidth) {
    const Pack<S, N> v = Pack<S, N>::load(column + i, ld);
    sum = multiplyAdd(v, v, sum);
  }
  // Not in a loop, whose index would send the sums through memory.
  [&]<int... J>(std::integer_sequence<int, J...>) {
    ((squares[J] = static_cast<double>(Eigen::internal::predux(sum.raw[J]))), ...);
  }
  (std::make_integer_sequence<int, N>());
}

// Writes the squared norm of each column's first `rows` numbers, whole packets, to squares[0 … B−1]; returns their sum.
template <class S>
double columnSquares(const Matrix<S>& m, Eigen::Index rows, double* squares) {
  constexpr int kTogether = 8;
  const Eigen::Index B = m.cols(), ld = m.rows();
  Eigen::Index b = 0;
  for (; b + kTogether <= B; b += kTogether) columnSquares<kTogether>(m.data() + b * ld, ld, rows, squares + b);
  for (; b < B; ++b) columnSquares<1>(m.data() + b * ld, ld, rows, squares + b);
  double total = 0.0;
  for (b = 0; b < B; ++b) {
    if (!(squares[b] > 1e-30 && squares[b] < 1e30)) squares[b] = sumOfSquares<S>(m.col(b).head(rows));
    total += squares[b];
  }
  return total;
}

// By which power of two to divide so that ‖m‖² comes back near 1; 0 while it is within [1e-20, 1e20], zero or not finite.
inline int renormalisingShift(double squares) {
  if ((squares >= 1e-20 && squares <= 1e20) || squares == 0.0 || !std::isfinite(squares)) return 0;
  return std::ilogb(squares) / 2;
}

}  // namespace backflow
