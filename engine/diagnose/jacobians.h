// What the Jacobians J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) of a few samples do, alone and multiplied.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/log_product.h"

namespace backflow {

// Takes the J_t of one sample after the other, each from t = T back to 1: the way the gradient travels. The exponents are
// those of the transposes, J_1ᵀ … J_Tᵀ, which grow as the J themselves do.
class JacobianMeter {
 public:
  JacobianMeter(int length, Eigen::Index size) : length_(length), size_(size) {}
  void begin();                               // the next sample
  void back(int t, const Matrix<double>& j);  // t from 0; j: square, a row for each of h and, where there is one, c
  Jacobians result() const;

 private:
  int length_;
  Eigen::Index size_;
  int samples_ = 0;
  LogProduct product_{0};
  std::vector<double> largest_;          // every σ₁(J_t) seen
  std::vector<double> sumLargest_;       // T
  std::vector<double> top_;              // the greatest exponent of each sample
  Vector<double> exponents_, singular_;  // sums over the samples
  std::vector<Jacobians::Lag> lags_;     // the same
};

}  // namespace backflow
