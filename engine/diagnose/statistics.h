// Quantiles and the mean of a handful of numbers.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow {

// Linear between the two nearest, or the lower where one is infinite; 0 … 1. NaN of no values.
inline double quantile(const std::vector<double>& sorted, double fraction) {
  if (sorted.empty()) return kNotMeasured;
  const double at = fraction * static_cast<double>(sorted.size() - 1);
  const std::size_t below = static_cast<std::size_t>(at), above = std::min(below + 1, sorted.size() - 1);
  const double part = at - static_cast<double>(below);
  if (part == 0.0 || std::isinf(sorted[below]) || std::isinf(sorted[above])) return sorted[below];
  return sorted[below] + part * (sorted[above] - sorted[below]);
}

// NaN of no values.
inline double mean(const std::vector<double>& values) {
  return values.empty() ? kNotMeasured
                        : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace backflow
