#include "engine/diagnose/sharpness.h"

#include <cmath>

#include "engine/diagnose/lanczos.h"

namespace backflow {

Sharpness sharpnessOf(const Gradient& gradient, const Vector<double>& theta, double learningRate, const Ticker& tick) {
  constexpr double kStep = 1e-6, kTolerance = 1e-6;
  const auto product = [&](const Vector<double>& v, double r) -> Vector<double> {
    return (gradient.at(theta + r * v) - gradient.at(theta - r * v)) / (2.0 * r);
  };
  const Extremes extremes =
      lanczos([&](const Vector<double>& v) { return product(v, kStep); }, theta.size(), kSharpnessProducts, kTolerance, false,
              [&](int done) {
                if (tick) tick(static_cast<double>(done) / kSharpnessProducts);
              });
  Sharpness result;
  result.largest = extremes.largest;
  result.smallest = extremes.smallest;
  result.magnitude = std::max(std::abs(extremes.largest), std::abs(extremes.smallest));
  result.residual = extremes.residual;
  result.step = kStep;
  const Vector<double>& v = extremes.vector;
  result.stepError = std::abs(v.dot(product(v, 2.0 * kStep)) - v.dot(product(v, kStep)));
  result.products = extremes.products + 2;
  result.rate = learningRate;
  result.rateTimesLargest = learningRate * extremes.largest;
  return result;
}

}  // namespace backflow
