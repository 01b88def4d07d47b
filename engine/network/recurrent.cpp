#include "engine/network/recurrent.h"

#include <Eigen/QR>

namespace backflow {
namespace {

struct Factors {
  Matrix<double> q, r;
};

// U = QR with r_ii ≥ 0, which makes it unique.
Factors factor(const Matrix<double>& u) {
  const Eigen::HouseholderQR<Matrix<double>> qr(u);
  Factors f{qr.householderQ(), qr.matrixQR().triangularView<Eigen::Upper>()};
  for (Eigen::Index i = 0; i < u.cols(); ++i) {
    if (!(f.r(i, i) < 0.0)) continue;
    f.q.col(i) = -f.q.col(i);
    f.r.row(i) = -f.r.row(i);
  }
  return f;
}

}  // namespace

Matrix<double> recurrentMatrix(RecurrentForm form, const Matrix<double>& u, double gamma) {
  if (form == RecurrentForm::Orthogonal) return factor(u).q;
  if (form == RecurrentForm::Free) return u;
  Matrix<double> m = u - u.transpose();
  m.diagonal().array() -= gamma;
  return m;
}

Matrix<double> recurrentGradient(RecurrentForm form, const Matrix<double>& u, const Matrix<double>& dM) {
  if (form == RecurrentForm::Free) return dM;
  if (form == RecurrentForm::Antisymmetric) return dM - dM.transpose();
  const Factors f = factor(u);
  Matrix<double> c = -dM.transpose() * f.q;
  c.triangularView<Eigen::StrictlyUpper>() = c.transpose();
  // X R⁻ᵀ = (R⁻¹ Xᵀ)ᵀ
  return f.r.triangularView<Eigen::Upper>().solve((dM + f.q * c).transpose()).transpose();
}

}  // namespace backflow
