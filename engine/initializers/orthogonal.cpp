#include <Eigen/QR>

#include "engine/initializers/list.h"

namespace backflow::initializer {

// Q of the QR decomposition of a normal matrix, with the signs of R's diagonal, is uniform over the orthogonal matrices
// (Mezzadri 2007). Of a matrix that is not square the longer side keeps orthonormal rows or columns.
const InitializerInfo orthogonal{
    {"orthogonal", "Orthogonal", "Q with QᵀQ = I: every singular value is 1", "Saxe, McClelland and Ganguli 2014"},
    [](Matrix<double>& m, int /*hidden*/, Random& random) {
      const bool wide = m.cols() > m.rows();
      Matrix<double> a(wide ? m.cols() : m.rows(), wide ? m.rows() : m.cols());
      fillNormal(a, 1.0, random);
      const Eigen::HouseholderQR<Matrix<double>> qr(a);
      Matrix<double> q = qr.householderQ() * Matrix<double>::Identity(a.rows(), a.cols());
      for (Eigen::Index j = 0; j < q.cols(); ++j)
        if (qr.matrixQR()(j, j) < 0) q.col(j) = -q.col(j);
      if (wide)
        m = q.transpose();
      else
        m = q;
    }};

}  // namespace backflow::initializer
