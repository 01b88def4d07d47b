// The extreme eigenvalues of a symmetric matrix of which only products with vectors are known (Lanczos 1950), with full
// reorthogonalisation, so that no eigenvalue appears twice.
#pragma once

#include <functional>

#include "engine/core/types.h"

namespace backflow {

struct Extremes {
  double largest = 0.0, smallest = 0.0;
  double residual = 0.0;  // ‖A v − largest·v‖ as the recurrence tells it: so near lies an eigenvalue, up to rounding (ε·max|λ|)
  Vector<double> vector;  // v, of length 1; empty where a product was not finite
  Vector<double> lowest;  // the same for `smallest`, unless only the upper end was asked for
  int products = 0;
};

// Goes on until ‖Av − λv‖ ≤ tolerance·max|λ| at both ends (only the upper one if `upperOnly`), or `most` products are taken.
// The start is drawn with a fixed seed. `tick` gets the number of products taken after each.
Extremes lanczos(const std::function<Vector<double>(const Vector<double>&)>& product, Eigen::Index size, int most,
                 double tolerance, bool upperOnly, const std::function<void(int)>& tick = {});

// σ₁(A), to about ten digits; NaN or infinite where A is not finite.
double largestSingularValue(const Matrix<double>& a);

}  // namespace backflow
