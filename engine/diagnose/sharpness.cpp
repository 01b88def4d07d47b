#include "engine/diagnose/sharpness.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/diagnose/lanczos.h"

namespace backflow {

std::optional<Sharpness> sharpnessOf(const Gradient& gradient, const Vector<double>& theta, double learningRate,
                                     const Ticker& tick) {
  constexpr double kFirstStep = 1e-6, kLastStep = 1e-11, kTolerance = 1e-6;
  constexpr double kSettled = 1e-3, kUsable = 0.1;  // shares of the greater eigenvalue
  Sharpness best;
  double leastShare = std::numeric_limits<double>::infinity();
  int products = 0;
  for (double r = kFirstStep; r >= kLastStep && leastShare > kSettled; r /= 10.0) {
    const auto product = [&](const Vector<double>& v, double step) -> Vector<double> {
      ++products;
      return (gradient.at(theta + step * v) - gradient.at(theta - step * v)) / (2.0 * step);
    };
    const Extremes e =
        lanczos([&](const Vector<double>& v) { return product(v, r); }, theta.size(), kSharpnessProducts, kTolerance, false,
                [&](int /*done*/) {
                  if (tick) tick(std::min(1.0, static_cast<double>(products) / kSharpnessProducts));
                });
    if (e.vector.size() == 0) continue;
    Sharpness here;
    here.largest = e.largest;
    here.smallest = e.smallest;
    here.magnitude = std::max(std::abs(e.largest), std::abs(e.smallest));
    here.residual = e.residual;
    here.step = r;
    here.stepError = std::max(std::abs(e.vector.dot(product(e.vector, r / 10.0)) - e.largest),
                              std::abs(e.lowest.dot(product(e.lowest, r / 10.0)) - e.smallest));
    const double share = here.magnitude > 0.0 ? here.stepError / here.magnitude : 0.0;
    if (!(share < leastShare)) continue;
    leastShare = share;
    best = here;
  }
  if (!(leastShare <= kUsable)) return std::nullopt;
  best.products = products;
  best.rate = learningRate;
  best.rateTimesLargest = learningRate * best.largest;
  return best;
}

}  // namespace backflow
