// A sum of vectors that each come with a power of two of their own, without overflow: the value is value·2^exponent.
#pragma once

#include <cmath>

#include "engine/core/types.h"

namespace backflow {

class ScaledSum {
 public:
  void reset(Eigen::Index n) {
    value_.setZero(n);
    exponent_ = 0;
  }
  // Adds v·2^k.
  template <class S>
  void add(const S* v, int k) {
    if (k > exponent_) {  // what vanishes may vanish from the sum; what explodes must not overflow in it
      value_ *= std::ldexp(1.0, exponent_ - k);
      exponent_ = k;
    }
    const double factor = std::ldexp(1.0, k - exponent_);
    for (Eigen::Index i = 0; i < value_.size(); ++i) value_[i] += factor * static_cast<double>(v[i]);
  }
  int exponent() const { return exponent_; }
  Vector<double> scaledTo(int exponent) const { return value_ * std::ldexp(1.0, exponent_ - exponent); }

 private:
  Vector<double> value_;
  int exponent_ = 0;
};

}  // namespace backflow
