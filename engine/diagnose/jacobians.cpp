#include "engine/diagnose/jacobians.h"

#include "engine/diagnose/lanczos.h"
#include "engine/diagnose/statistics.h"

namespace backflow {
namespace {

constexpr int kLags = 8;  // at which the singular values of the product are taken

std::vector<double> listOf(const Vector<double>& v) { return {v.data(), v.data() + v.size()}; }

}  // namespace

void JacobianMeter::begin() {
  product_ = LogProduct(size_);
  if (samples_++ > 0) return;
  sumLargest_.assign(static_cast<std::size_t>(length_), 0.0);
  exponents_.setZero(size_);
  singular_.setZero(size_);
  for (int i = 1; i <= kLags; ++i)
    if (const int lag = length_ * i / kLags; lag > 0 && (lags_.empty() || lag > lags_.back().lag))
      lags_.push_back({lag, 0.0, 0.0, 0.0});
}

void JacobianMeter::back(int t, const Matrix<double>& j) {
  const double sigma = largestSingularValue(j);
  largest_.push_back(sigma);
  sumLargest_[static_cast<std::size_t>(t)] += sigma;
  product_.multiply(j.transpose());
  for (Jacobians::Lag& lag : lags_) {
    if (lag.lag != length_ - t) continue;
    const std::vector<double> sigmas = listOf(product_.logSingularValues().reverse());
    lag.least += sigmas.front();
    lag.median += quantile(sigmas, 0.5);
    lag.greatest += sigmas.back();
    if (t == 0) singular_ += Eigen::Map<const Vector<double>>(sigmas.data(), size_).reverse();
  }
  if (t > 0) return;
  Vector<double> exponents = product_.growth() / length_;
  std::sort(exponents.begin(), exponents.end(), std::greater<>());
  exponents_ += exponents;
  top_.push_back(exponents[0]);
}

Jacobians JacobianMeter::result() const {
  Jacobians result;
  result.samples = samples_;
  result.size = static_cast<int>(size_);
  for (double sum : sumLargest_) result.largestSingular.push_back(sum / samples_);
  std::vector<double> sorted = largest_;
  std::sort(sorted.begin(), sorted.end());
  result.largest = {sorted.front(), quantile(sorted, 0.5), sorted.back()};
  result.exponents = listOf(exponents_ / samples_);
  result.logSingular = listOf(singular_ / samples_);
  const auto [low, high] = std::minmax_element(top_.begin(), top_.end());
  result.topLow = *low;
  result.topHigh = *high;
  for (const Jacobians::Lag& lag : lags_)
    result.lags.push_back({lag.lag, lag.greatest / samples_, lag.median / samples_, lag.least / samples_});
  return result;
}

}  // namespace backflow
