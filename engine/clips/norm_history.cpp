#include "engine/clips/norm_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backflow {

NormHistory::NormHistory(std::vector<double> inTime, std::size_t oldest) : inTime_(std::move(inTime)), oldest_(oldest) {}

void NormHistory::add(double norm) {
  const bool sorted = !rising_.empty();
  if (inTime_.size() < kMost) {
    inTime_.push_back(norm);
  } else {
    if (sorted) rising_.erase(std::lower_bound(rising_.begin(), rising_.end(), inTime_[oldest_]));
    inTime_[oldest_] = norm;
    oldest_ = (oldest_ + 1) % kMost;
  }
  if (sorted) rising_.insert(std::upper_bound(rising_.begin(), rising_.end(), norm), norm);
}

double NormHistory::percentileWith(double norm, double p) const {
  if (rising_.empty()) {
    rising_ = inTime_;
    std::sort(rising_.begin(), rising_.end());
  }
  const auto place = static_cast<std::size_t>(std::upper_bound(rising_.begin(), rising_.end(), norm) - rising_.begin());
  const auto at = [&](std::size_t i) { return i < place ? rising_[i] : i == place ? norm : rising_[i - 1]; };
  const double i = p / 100.0 * static_cast<double>(rising_.size());
  const auto below = std::min(static_cast<std::size_t>(i), rising_.size());
  const auto above = std::min(below + 1, rising_.size());
  return at(below) + (i - std::floor(i)) * (at(above) - at(below));
}

}  // namespace backflow
