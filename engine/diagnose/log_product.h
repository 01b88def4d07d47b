// Products of many matrices whose singular values lie hundreds of orders of magnitude apart: M = A_m … A_2 A_1, of which a
// plain SVD would show nothing below 1e-16 of the largest.
//
// Benettin, Galgani, Giorgilli and Strelcyn 1980: A_k Q_{k−1} = Q_k R_k at every step, so that M Q_0 = Q_m R_m … R_1 and the
// Lyapunov exponents are the means of ln |R_ii|. Q_0 is random (fixed seed), hence in general position: the columns of Q
// then find the directions of growth in descending order, and R_m … R_1 is graded. They are of m steps, those included in which
// Q has yet to find its directions: where the exponents lie close together, the greatest is too low until m is many times
// 1/their distance. Their sum is exact. It is kept as diag(e^ℓ)·N with rows of N
// of length 1 (compare Stewart 1995, "On graded QR decompositions of products of matrices"), and its singular values come
// from one-sided Jacobi rotations (Hestenes 1958), which keep the relative precision of each row however small its e^ℓ is
// (Demmel and Veselić 1992).
//
// Within one factor, what is below n·ε of its largest part is rounding, and is counted as 0: a logarithm of −inf.
#pragma once

#include "engine/core/types.h"

namespace backflow {

class LogProduct {
 public:
  explicit LogProduct(Eigen::Index size);  // M = I

  void multiply(const Matrix<double>& a);  // M ← A·M

  // Σ ln |R_ii| over the factors so far, in Q's order.
  const Vector<double>& growth() const { return growth_; }
  // ln σ_i(M), descending.
  Vector<double> logSingularValues() const;

 private:
  Matrix<double> q_;       // n × n
  Matrix<double> rows_;    // N: n × n, rows of length 1 (or 0 where log_ is −inf)
  Vector<double> log_;     // ℓ: n
  Vector<double> growth_;  // n
};

}  // namespace backflow
