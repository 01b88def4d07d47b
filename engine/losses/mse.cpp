#include "engine/losses/list.h"

namespace backflow::loss {
namespace {

// ℓ = ‖ŷ − y‖², summed over the O outputs; ∂ℓ/∂ŷ = 2(ŷ − y)
template <class S>
double evaluate(const Matrix<S>& y, const Batch& batch, Matrix<S>& dy) {
  const Eigen::Index n = y.cols(), first = batch.weight.size() - n;
  dy.resize(y.rows(), n);
  double loss = 0.0;
  for (Eigen::Index j = 0; j < n; ++j) {
    const double w = batch.weight[first + j];
    if (w == 0.0) {
      dy.col(j).setZero();
      continue;
    }
    double squares = 0.0;
    for (Eigen::Index o = 0; o < y.rows(); ++o) {
      const double error = static_cast<double>(y(o, j)) - batch.target(o, first + j);
      squares += error * error;
      dy(o, j) = static_cast<S>(2.0 * w * error);
    }
    loss += w * squares;
  }
  return loss;
}

}  // namespace

const LossInfo mse{{"mse", "mean squared error", "ℓ = ‖ŷ − y‖²", ""}, false, evaluate<float>, evaluate<double>};

}  // namespace backflow::loss
