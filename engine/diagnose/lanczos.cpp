#include "engine/diagnose/lanczos.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/random.h"

namespace backflow {
namespace {

Vector<double> randomDirection(Eigen::Index size) {
  Random random(1950, Stream::Check);
  Vector<double> v(size);
  for (double& x : v) x = random.normal();
  return v.normalized();
}

}  // namespace

// A V_k = V_k T_k + β_k v_{k+1} e_kᵀ, T_k tridiagonal with α on the diagonal and β beside it. With T_k s = θ s the vector
// V_k s has the residual β_k |s_k|.
Extremes lanczos(const std::function<Vector<double>(const Vector<double>&)>& product, Eigen::Index size, int most,
                 double tolerance, bool upperOnly, const std::function<void(int)>& tick) {
  most = static_cast<int>(std::min<Eigen::Index>(most, size));
  Matrix<double> v(size, most);
  Vector<double> alpha(most), beta(most);
  v.col(0) = randomDirection(size);
  Extremes result;
  for (int k = 0; k < most; ++k) {
    Vector<double> w = product(v.col(k));
    if (tick) tick(k + 1);
    alpha[k] = v.col(k).dot(w);
    if (!std::isfinite(alpha[k])) break;
    for (int again = 0; again < 2; ++again) {  // once leaves a rest of rounding, twice is enough (Kahan; Parlett 1980)
      const Vector<double> along = v.leftCols(k + 1).transpose() * w;
      w.noalias() -= v.leftCols(k + 1) * along;
    }
    beta[k] = w.stableNorm();  // squares of curvatures may leave the range
    const double scale = alpha.head(k + 1).cwiseAbs().maxCoeff() + beta.head(k + 1).maxCoeff();
    const bool ended = !(beta[k] > 1e-14 * scale) || k + 1 == most;
    if (!ended) v.col(k + 1) = w / beta[k];
    if (!ended && (k < 3 || k % 4 != 3)) continue;  // looking costs about as much as a small product
    Eigen::SelfAdjointEigenSolver<Matrix<double>> t;
    t.computeFromTridiagonal(alpha.head(k + 1), beta.head(k));
    const Vector<double>& theta = t.eigenvalues();
    result.largest = theta[k];
    result.smallest = theta[0];
    result.residual = beta[k] * std::abs(t.eigenvectors()(k, k));
    const double other = upperOnly ? 0.0 : beta[k] * std::abs(t.eigenvectors()(k, 0));
    result.products = k + 1;
    const bool well = std::max(result.residual, other) <= tolerance * std::max(std::abs(theta[k]), std::abs(theta[0]));
    if (!well && !ended) continue;
    result.vector = v.leftCols(k + 1) * t.eigenvectors().col(k);
    if (!upperOnly) result.lowest = v.leftCols(k + 1) * t.eigenvectors().col(0);
    break;
  }
  return result;
}

double largestSingularValue(const Matrix<double>& a) {
  const double scale = a.cwiseAbs().maxCoeff();  // so that no square leaves the range
  if (scale == 0.0 || !std::isfinite(scale)) return scale;
  const Matrix<double> b = a / scale;
  const auto square = [&b](const Vector<double>& v) -> Vector<double> { return b.transpose() * (b * v); };
  return scale * std::sqrt(std::max(0.0, lanczos(square, b.cols(), 300, 1e-10, true).largest));
}

}  // namespace backflow
