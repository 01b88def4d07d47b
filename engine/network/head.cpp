#include "engine/network/head.h"

#include <algorithm>
#include <cmath>

#include "engine/activations/list.h"

namespace backflow {
namespace {

void apply(const ActivationInfo& phi, const Matrix<float>& a, Matrix<float>& y) {
  phi.applyFloat(a.data(), y.data(), a.size(), static_cast<float>(phi.slope));
}
void apply(const ActivationInfo& phi, const Matrix<double>& a, Matrix<double>& y) {
  phi.applyDouble(a.data(), y.data(), a.size(), phi.slope);
}
void back(const ActivationInfo& phi, const Matrix<float>& a, const Matrix<float>& y, Matrix<float>& d) {
  phi.backFloat(a.data(), y.data(), d.data(), d.data(), a.size(), static_cast<float>(phi.slope));
}
void back(const ActivationInfo& phi, const Matrix<double>& a, const Matrix<double>& y, Matrix<double>& d) {
  phi.backDouble(a.data(), y.data(), d.data(), d.data(), a.size(), phi.slope);
}

// Divides by a power of two what is so large that a product of two such would overflow; returns the exponent.
template <class S>
int shrink(Matrix<S>& m) {
  constexpr double kLarge = 1e12;
  const double largest = m.size() ? static_cast<double>(m.cwiseAbs().maxCoeff()) : 0.0;
  if (!(largest > kLarge) || !std::isfinite(largest)) return 0;
  const int k = std::ilogb(largest);
  m *= static_cast<S>(std::ldexp(1.0, -k));
  return k;
}

}  // namespace

template <class S>
Head<S>::Head(const HeadConfig& config, int inputs, int outputs, ParameterLayout& layout)
    : activation_(&find(activations(), config.activation, "model.head.activation")), dropout_(config.dropout) {
  std::vector<int> sizes = config.units;
  sizes.push_back(outputs);
  for (int units : sizes) {
    dense_.push_back({layout.add(units, inputs, true), layout.add(units, 1, false)});
    inputs = units;
  }
}

template <class S>
void Head<S>::forward(const Vector<S>& theta, const Eigen::Ref<const Matrix<S>>& h, HeadTape<S>& tape, Dropout* dropout) const {
  const std::size_t hidden = dense_.size() - 1;
  tape.input.resize(hidden + 1);
  tape.a.resize(hidden);
  tape.out.resize(hidden);
  tape.mask.resize(hidden);
  tape.input[0] = h;
  for (std::size_t l = 0; l <= hidden; ++l) {
    Matrix<S>& a = l < hidden ? tape.a[l] : tape.y;
    a.noalias() = dense_[l].weight.of(theta) * tape.input[l];
    a.colwise() += dense_[l].bias.of(theta).col(0);
    if (l == hidden) break;
    tape.out[l].resizeLike(a);
    apply(*activation_, a, tape.out[l]);
    tape.mask[l].resize(0, 0);
    if (dropout && dropout_ > 0.0) {
      dropout->draw(tape.mask[l], a.rows(), a.cols(), dropout_);
      tape.input[l + 1] = tape.out[l].cwiseProduct(tape.mask[l]);
    } else {
      tape.input[l + 1] = tape.out[l];
    }
  }
}

// d is held as d·2^k, and each layer's gradient is taken from factors that are small enough for their product.
template <class S>
int Head<S>::backward(const Vector<S>& theta, const Matrix<S>& dy, HeadTape<S>& tape, Vector<S>& gradient, Matrix<S>& below,
                      int& belowExponent) const {
  Matrix<S> d = dy;
  int k = 0;
  std::vector<int> exponents(dense_.size());
  for (std::size_t l = dense_.size(); l-- > 0;) {
    k += shrink(d);
    const int inputExponent = shrink(tape.input[l]);
    exponents[l] = k + inputExponent;
    dense_[l].weight.of(gradient).noalias() += d * tape.input[l].transpose();
    dense_[l].bias.of(gradient) += d.rowwise().sum() * static_cast<S>(std::ldexp(1.0, -inputExponent));
    below.noalias() = dense_[l].weight.of(theta).transpose() * d;
    if (l == 0) break;
    d.swap(below);
    if (tape.mask[l - 1].size()) d = d.cwiseProduct(tape.mask[l - 1]);
    back(*activation_, tape.a[l - 1], tape.out[l - 1], d);
  }
  belowExponent = k;
  const int common = *std::max_element(exponents.begin(), exponents.end());
  if (common == 0) return 0;
  for (std::size_t l = 0; l < dense_.size(); ++l) {
    const S factor = static_cast<S>(std::ldexp(1.0, exponents[l] - common));
    dense_[l].weight.of(gradient) *= factor;
    dense_[l].bias.of(gradient) *= factor;
  }
  return common;
}

template class Head<float>;
template class Head<double>;

}  // namespace backflow
