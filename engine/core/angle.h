// The angle between two vectors, in degrees.
#pragma once

#include <cmath>
#include <numbers>

#include "engine/core/types.h"

namespace backflow {

// 2·atan2(‖a/‖a‖ − b/‖b‖‖, ‖a/‖a‖ + b/‖b‖‖), which keeps its digits where the arc cosine of a product loses them (Kahan, "How
// Futile are Mindless Assessments of Roundoff", 2006, section 12). NaN where one of them is 0 or not finite.
template <class S>
double angleBetween(const Vector<S>& a, const Vector<S>& b) {
  const Vector<double> u = a.template cast<double>().eval(), v = b.template cast<double>().eval();
  const Vector<double> p = u / u.stableNorm(), q = v / v.stableNorm();
  return 2.0 * std::atan2((p - q).norm(), (p + q).norm()) * 180.0 / std::numbers::pi;
}

}  // namespace backflow
