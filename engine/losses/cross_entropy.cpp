#include <cmath>

#include "engine/losses/list.h"

namespace backflow::loss {
namespace {

// ℓ = −ln softmax(ŷ)_label = ln Σ_o e^{ŷ_o − m} + m − ŷ_label with m = max ŷ; ∂ℓ/∂ŷ_o = softmax(ŷ)_o − [o = label]. In nats.
template <class S>
double evaluate(const Matrix<S>& y, const Batch& batch, Matrix<S>& dy) {
  const Eigen::Index n = y.cols(), first = batch.weight.size() - n;
  dy.resize(y.rows(), n);
  double loss = 0.0;
  Vector<S> e(y.rows());
  for (Eigen::Index j = 0; j < n; ++j) {
    const double w = batch.weight[first + j];
    if (w == 0.0) {
      dy.col(j).setZero();
      continue;
    }
    const int label = batch.label[static_cast<std::size_t>(first + j)];
    const S largest = y.col(j).maxCoeff();
    e = (y.col(j).array() - largest).exp();
    const S sum = e.sum();
    loss += w * (std::log(static_cast<double>(sum)) + static_cast<double>(largest) - static_cast<double>(y(label, j)));
    dy.col(j) = e * static_cast<S>(w / static_cast<double>(sum));
    dy(label, j) -= static_cast<S>(w);
  }
  return loss;
}

}  // namespace

const LossInfo cross_entropy{
    {"cross_entropy", "cross-entropy", "ℓ = −ln softmax(ŷ)_label, in nats", ""}, true, evaluate<float>, evaluate<double>};

}  // namespace backflow::loss
