// The Mackey–Glass equation (Mackey and Glass 1977, blood cells that take a time τ to be made):
//   x'(t) = β u/(1 + uⁿ) − γ x(t),  u = x(t − τ),  τ = 17, β = 0.2, γ = 0.1, n = 10: mildly chaotic.
// A value every 6 time units, as Lapedes and Farber (1987) took them: the delay is about 3 steps long. Asked at every step:
// the next value; repeating the present one (persistence) scores 0.67. A sample starts from a constant history x ~ U[0.5, 1.3)
// and shows what comes after 300 units and a bit.
//
// Integrated by the classical Runge–Kutta scheme of order 4 with h = 1/2, within 1e-5 of far smaller steps over 350 units. The
// delayed value depends on nothing unknown, so G = β u/(1 + uⁿ) is a given function of time; in the middle of a step u is the
// cubic through values and slopes at its ends.
#include "engine/tasks/list.h"
#include "engine/tasks/next_value.h"

namespace backflow {
namespace {

constexpr double kBeta = 0.2, kGamma = 0.1, kStep = 0.5;
constexpr int kLag = 34;      // τ/h
constexpr int kEvery = 12;    // steps h between two values
constexpr int kSettle = 600;  // steps h until the history is forgotten
constexpr int kSpread = 100;  // and up to so many more, a period of about 50 units: no phase is preferred

// Of 6 million time units of this scheme.
constexpr double kMean = 0.93016, kStd = 0.22615;

double production(double u) {  // G
  const double u2 = u * u, u4 = u2 * u2;
  return kBeta * u / (1.0 + u4 * u4 * u2);
}

class MackeyGlass final : public NextValue {
 public:
  MackeyGlass(const TaskConfig& config, std::uint64_t seed)
      : NextValue(config, seed, {kMean, kStd, kEvery * kStep, "time", "x", "next x"}, "for Mackey–Glass") {}

 protected:
  void signal(Random& random, std::vector<double>& values) const override {
    const double history = random.uniform(0.5, 1.3);
    values = mackeyGlass(history, kSettle + random.below(kSpread), static_cast<int>(values.size()));
  }
};

}  // namespace

std::vector<double> mackeyGlass(double history, int skip, int count) {
  const double h = kStep;
  const int steps = skip + (count - 1) * kEvery;
  std::vector<double> x(static_cast<std::size_t>(steps) + 2), slope(x.size()), values;  // x, x' at t = 0, h, 2h, …
  values.reserve(static_cast<std::size_t>(count));
  x[0] = history;
  double g0 = production(history);  // G at the beginning, in the middle and at the end of a step: g0, g, g1
  for (int step = 0; step <= steps; ++step) {
    const auto i = static_cast<std::size_t>(step);
    if (step >= skip && (step - skip) % kEvery == 0) values.push_back(x[i]);
    double g = g0, g1 = g0;
    if (step >= kLag) {
      const std::size_t j = i - kLag;
      g = production((x[j] + x[j + 1]) / 2 + h / 8 * (slope[j] - slope[j + 1]));
      g1 = production(x[j + 1]);
    }
    const double k1 = g0 - kGamma * x[i];
    const double k2 = g - kGamma * (x[i] + h / 2 * k1);
    const double k3 = g - kGamma * (x[i] + h / 2 * k2);
    const double k4 = g1 - kGamma * (x[i] + h * k3);
    slope[i] = k1;
    x[i + 1] = x[i] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    g0 = g1;
  }
  return values;
}

const TaskInfo task::mackey_glass{
    {"mackey_glass", "Mackey–Glass", "x' = .2 x(t−17)/(1 + x(t−17)¹⁰) − .1 x, every 6 time units; y_t = x_{t+1}",
     "Mackey & Glass 1977; Lapedes & Farber 1987"},
    "MSE 1 (NRMSE 1)",
    make<MackeyGlass>};

}  // namespace backflow
