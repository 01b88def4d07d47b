// A vector that may shrink or grow beyond the range of a double: m·2^k.
#pragma once

#include <algorithm>

#include "engine/network/adjoint.h"

namespace backflow {

class ScaledVector {
 public:
  explicit ScaledVector(Eigen::Index size) : m_(Vector<double>::Zero(size)) {}

  void add(const ScaledVector& other) {
    if ((other.m_.array() == 0.0).all()) return;
    if ((m_.array() == 0.0).all()) {
      *this = other;
      return;
    }
    const int k = std::max(k_, other.k_);
    m_ = m_ * std::ldexp(1.0, k_ - k) + other.m_ * std::ldexp(1.0, other.k_ - k);
    k_ = k;
    renormalise();
  }
  // Adds to the first entries.
  void addToHead(const Vector<double>& v) {
    ScaledVector other(m_.size());
    other.m_.head(v.size()) = v;
    other.renormalise();
    add(other);
  }
  ScaledVector backThrough(const Matrix<double>& j) const {  // Jᵀ·this
    ScaledVector result(j.cols());
    result.m_.noalias() = j.transpose() * m_;
    result.k_ = k_;
    result.renormalise();
    return result;
  }
  double logNorm() const { return logOfScaled(m_.squaredNorm(), k_); }
  Vector<double> value() const { return m_ * std::ldexp(1.0, k_); }

 private:
  void renormalise() {
    const double most = m_.cwiseAbs().maxCoeff();
    if (most == 0.0 || !std::isfinite(most)) return;
    const int shift = std::max(std::ilogb(most), -1000);  // 2^1000 still is a number
    if (std::abs(shift) < 20) return;
    m_ *= std::ldexp(1.0, -shift);
    k_ += shift;
  }

  Vector<double> m_;
  int k_ = 0;
};

}  // namespace backflow
