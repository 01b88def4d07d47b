#include <algorithm>
#include <cmath>

#include "engine/reproduce/measures/list.h"

namespace backflow::measure {
namespace {

constexpr std::string_view kFigures[] = {"max", "w", "b", "median"};
constexpr MeasureArgument kArguments[] = {{"w_low", 3, -100, 100},   {"w_high", 8, -100, 100},  {"w_points", 501, 2, 10000},
                                          {"b_low", -4, -100, 100},  {"b_high", 0, -100, 100},  {"b_points", 401, 2, 10000},
                                          {"length", 50, 1, 100000}, {"start", 0.5, -100, 100}, {"target", 0.7, -100, 100}};

// ‖∇E‖ over (w, b), by the chain rule forward in time, for
//   x_t = w σ(x_{t−1}) + b,   E = (σ(x_T) − target)²
//   ∂x_t/∂w = σ(x_{t−1}) + w σ′(x_{t−1}) ∂x_{t−1}/∂w,   ∂x_t/∂b = 1 + w σ′(x_{t−1}) ∂x_{t−1}/∂b
double gradientNorm(double w, double b, int length, double x0, double target) {
  double x = x0, dw = 0.0, db = 0.0, s = 0.0;
  for (int t = 0; t <= length; ++t) {
    s = 1.0 / (1.0 + std::exp(-x));
    if (t == length) break;
    const double back = w * s * (1.0 - s);
    dw = s + back * dw;
    db = 1.0 + back * db;
    x = w * s + b;
  }
  return std::abs(2.0 * (s - target) * s * (1.0 - s)) * std::hypot(dw, db);
}

std::vector<double> measureCliff(const Experiment&, std::span<const double> a) {
  const auto points = [](double low, double high, double count) {
    std::vector<double> all(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = low + (high - low) * static_cast<double>(i) / (count - 1.0);
    return all;
  };
  const std::vector<double> ws = points(a[0], a[1], a[2]), bs = points(a[3], a[4], a[5]);
  std::vector<double> norms;
  double max = -1.0, wOfMax = 0.0, bOfMax = 0.0;
  for (const double w : ws)
    for (const double b : bs) {
      norms.push_back(gradientNorm(w, b, static_cast<int>(a[6]), a[7], a[8]));
      if (norms.back() <= max) continue;
      max = norms.back();
      wOfMax = w;
      bOfMax = b;
    }
  const auto middle = norms.begin() + static_cast<std::ptrdiff_t>(norms.size() / 2);
  std::nth_element(norms.begin(), middle, norms.end());
  return {max, wOfMax, bOfMax, *middle};
}

}  // namespace

const MeasureInfo cliff{
    {"cliff", "Cliff of a single unit", "‖∇E‖ on a grid of (w, b): x_t = w σ(x_{t−1}) + b, E = (σ(x_T) − target)²",
     "Doya 1993; Pascanu, Mikolov and Bengio 2013"},
    kFigures,
    kArguments,
    measureCliff};

}  // namespace backflow::measure
