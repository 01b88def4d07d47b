#include "engine/diagnose/log_product.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/random.h"

namespace backflow {
namespace {

constexpr double kZero = -std::numeric_limits<double>::infinity();  // ln 0

// Columns e^{log_i}·m_i, ‖m_i‖ = 1.
struct ScaledColumns {
  Matrix<double> m;
  Vector<double> log;

  void normalise(Eigen::Index i) {
    const double norm = m.col(i).norm();
    log[i] = norm > 0.0 ? log[i] + std::log(norm) : kZero;
    if (norm > 0.0) m.col(i) /= norm;
  }
};

// Makes columns i and j orthogonal by a rotation in their plane; returns the cosine that was between them. With i the larger,
// ρ = |c_j|/|c_i| and g = m_i·m_j, the rotation's tangent is ρτ, τ = 2g / ((1−ρ²) + √((1−ρ²)² + 4ρ²g²)): finite also where ρ
// is far below what a double holds.
double rotate(ScaledColumns& c, Eigen::Index i, Eigen::Index j) {
  if (c.log[i] < c.log[j]) std::swap(i, j);
  if (c.log[j] == kZero) return 0.0;
  const double g = c.m.col(i).dot(c.m.col(j));
  if (std::abs(g) < 1e-15) return 0.0;
  const double rho = std::exp(c.log[j] - c.log[i]), apart = 1.0 - rho * rho;
  const double tau = 2.0 * g / (apart + std::sqrt(apart * apart + 4.0 * rho * rho * g * g)), t = rho * tau;
  const double cosine = 1.0 / std::sqrt(1.0 + t * t);
  const Vector<double> mi = c.m.col(i);
  c.m.col(i) = cosine * (mi + rho * t * c.m.col(j));
  c.m.col(j) = cosine * (c.m.col(j) - tau * mi);
  c.normalise(i);
  c.normalise(j);
  return std::abs(g);
}

}  // namespace

LogProduct::LogProduct(Eigen::Index size)
    : rows_(Matrix<double>::Identity(size, size)), log_(Vector<double>::Zero(size)), growth_(Vector<double>::Zero(size)) {
  Random random(1980, Stream::Check);
  Matrix<double> draw(size, size);
  for (double& x : draw.reshaped()) x = random.normal();
  q_ = Eigen::HouseholderQR<Matrix<double>>(draw).householderQ();
}

// diag(e^ℓ′) N′ = R diag(e^ℓ) N, row by row: the row's greatest term is taken out as e^m before anything is added.
void LogProduct::multiply(const Matrix<double>& a) {
  const Eigen::Index n = q_.rows();
  const Eigen::HouseholderQR<Matrix<double>> qr(a * q_);
  q_ = qr.householderQ();
  Matrix<double> r = qr.matrixQR().triangularView<Eigen::Upper>();
  const double rounding = static_cast<double>(n) * std::numeric_limits<double>::epsilon() * r.cwiseAbs().maxCoeff();
  Vector<double> log(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    auto row = r.row(i).tail(n - i);
    growth_[i] += std::abs(r(i, i)) > rounding ? std::log(std::abs(r(i, i))) : kZero;
    const Eigen::ArrayXd terms = row.transpose().array().abs().log() + log_.tail(n - i).array();
    log[i] = row.cwiseAbs().maxCoeff() > rounding ? terms.maxCoeff() : kZero;
    if (log[i] == kZero)
      row.setZero();
    else
      row = (row.array().sign() * (terms - log[i]).exp().transpose()).matrix().eval();
  }
  rows_ = (r.triangularView<Eigen::Upper>() * rows_).eval();
  for (Eigen::Index i = 0; i < n; ++i) {
    const double norm = rows_.row(i).norm();
    log_[i] = norm > 0.0 ? log[i] + std::log(norm) : kZero;
    if (norm > 0.0) rows_.row(i) /= norm;
  }
}

Vector<double> LogProduct::logSingularValues() const {
  constexpr int kSweeps = 40;  // graded columns need about five
  ScaledColumns c{rows_.transpose(), log_};
  const Eigen::Index n = c.log.size();
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    double worst = 0.0;
    for (Eigen::Index i = 0; i + 1 < n; ++i)
      for (Eigen::Index j = i + 1; j < n; ++j) worst = std::max(worst, rotate(c, i, j));
    if (worst < 1e-13) break;  // the rest is quadratic in it
  }
  std::sort(c.log.begin(), c.log.end(), std::greater<>());
  return c.log;
}

}  // namespace backflow
