#include <cmath>

#include "engine/reproduce/measures/list.h"

namespace backflow::measure {
namespace {

constexpr std::string_view kFigures[] = {"lower", "upper", "lower_seen", "upper_seen"};
constexpr MeasureArgument kArguments[] = {{"w", 5, 4.001, 100}, {"iterations", 20000, 100, 1e7}};

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// A fold is where x = wσ(x) + b touches the diagonal: 1 = wσ′(x) = wσ(1 − σ), so σ = (1 ± √(1 − 4/w))/2, and then
// x = ln(σ/(1 − σ)), b = x − wσ. The larger σ gives the lower b.
double foldBias(double w, double sign) {
  const double s = 0.5 * (1.0 + sign * std::sqrt(1.0 - 4.0 / w));
  return std::log(s / (1.0 - s)) - w * s;
}

// The map rises with x, so what starts above every fixed point comes down to the highest, what starts below goes up to the
// lowest. Two different ends: the unit can remember one bit.
bool remembers(double w, double b, double iterations) {
  double high = w + b, low = b;  // all x_t with t ≥ 1 lie between b and w + b
  for (double n = 0; n < iterations; ++n) {
    high = w * sigmoid(high) + b;
    low = w * sigmoid(low) + b;
  }
  return high - low > 1e-2;
}

// The b at which the unit begins (or ceases) to remember, between one that does and one that does not.
double edge(double w, double inside, double outside, double iterations) {
  while (std::abs(inside - outside) > 1e-6) {
    const double b = 0.5 * (inside + outside);
    (remembers(w, b, iterations) ? inside : outside) = b;
  }
  return 0.5 * (inside + outside);
}

std::vector<double> measureFolds(const Experiment&, std::span<const double> a) {
  const double w = a[0], middle = -0.5 * w;  // at b = −w/2 the map is symmetric, and has both memories if w > 4
  return {foldBias(w, 1.0), foldBias(w, -1.0), edge(w, middle, middle - w, a[1]), edge(w, middle, middle + w, a[1])};
}

}  // namespace

const MeasureInfo folds{
    {"folds", "Folds of a single unit",
     "b where fixed points of x = w σ(x) + b appear and vanish: 1 = w σ′(x); by algebra, and seen in the map",
     "Doya 1993; Pascanu, Mikolov and Bengio 2013"},
    kFigures,
    kArguments,
    measureFolds};

}  // namespace backflow::measure
