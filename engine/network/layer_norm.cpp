#include "engine/network/layer_norm.h"

#include <cmath>

namespace backflow {

template <class S>
void normalize(NormBlock<S> block, const Eigen::Ref<const Vector<S>>& gain, const Eigen::Ref<const Vector<S>>& bias) {
  constexpr S kEpsilon = S(1e-5);
  for (Eigen::Index j = 0; j < block.a.cols(); ++j) {
    auto a = block.a.col(j);
    auto x = block.normalized.col(j);
    x.array() = a.array() - a.mean();
    const S inverse = S(1) / std::sqrt(x.squaredNorm() / static_cast<S>(x.size()) + kEpsilon);
    block.inverse(0, j) = inverse;
    x *= inverse;
    a = x.cwiseProduct(gain) + bias;
  }
}

template <class S>
void normalizeBack(NormBlock<S> block, const Eigen::Ref<const Vector<S>>& gain, Eigen::Ref<Vector<S>> dGain,
                   Eigen::Ref<Vector<S>> dBias) {
  Vector<S> d(gain.size());
  for (Eigen::Index j = 0; j < block.a.cols(); ++j) {
    auto a = block.a.col(j);
    const auto x = block.normalized.col(j);
    dGain += a.cwiseProduct(x);
    dBias += a;
    d = a.cwiseProduct(gain);
    const S mean = d.mean(), along = d.dot(x) / static_cast<S>(x.size());
    a.array() = block.inverse(0, j) * (d.array() - mean - along * x.array());
  }
}

template void normalize(NormBlock<float>, const Eigen::Ref<const Vector<float>>&, const Eigen::Ref<const Vector<float>>&);
template void normalize(NormBlock<double>, const Eigen::Ref<const Vector<double>>&, const Eigen::Ref<const Vector<double>>&);
template void normalizeBack(NormBlock<float>, const Eigen::Ref<const Vector<float>>&, Eigen::Ref<Vector<float>>,
                            Eigen::Ref<Vector<float>>);
template void normalizeBack(NormBlock<double>, const Eigen::Ref<const Vector<double>>&, Eigen::Ref<Vector<double>>,
                            Eigen::Ref<Vector<double>>);

}  // namespace backflow
