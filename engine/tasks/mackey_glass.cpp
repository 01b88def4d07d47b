// The Mackey–Glass equation (Mackey and Glass 1977, blood cells that take a time τ to be made):
//   x'(t) = β u/(1 + uⁿ) − γ x(t),  u = x(t − τ),  τ = 17, β = 0.2, γ = 0.1, n = 10: mildly chaotic.
// A value every 6 time units, as Lapedes and Farber (1987) took them: the delay is about 3 steps long. Asked at every step:
// the next value; repeating the present one (persistence) scores 0.67. A sample starts from a constant history x ~ U[0.5, 1.3)
// and shows what comes after 300 units and a bit.
//
// Integrated by the classical Runge–Kutta scheme of order 4 with h = 1/4. The delayed value depends on nothing unknown, so
// G = β u/(1 + uⁿ) is a given function of time; in the middle of a step u is the cubic through values and slopes at its ends.
#include "engine/tasks/list.h"
#include "engine/tasks/next_value.h"

namespace backflow {
namespace {

constexpr double kBeta = 0.2, kGamma = 0.1, kStep = 0.25;
constexpr int kLag = 68;                           // τ/h
constexpr int kEvery = 24;                         // steps h between two values
constexpr int kSettle = 1200;                      // steps h until the history is forgotten
constexpr int kSpread = 200;                       // and up to so many more, a period of about 50 units: no phase is preferred
constexpr double kMean = 0.93016, kStd = 0.22615;  // of 6 million time units of this scheme

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
  const int steps = skip + (count - 1) * kEvery;
  std::vector<double> x{history}, slope, values;  // at t = 0, h, 2h, …
  x.reserve(static_cast<std::size_t>(steps) + 1);
  slope.reserve(static_cast<std::size_t>(steps) + 1);
  values.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i <= steps; ++i) {
    const double h = kStep, now = x.back();
    if (i >= skip && (i - skip) % kEvery == 0) values.push_back(now);
    double u0 = history, middle = history, u1 = history;  // x(t − τ), x(t + h/2 − τ), x(t + h − τ)
    if (i >= kLag) {
      const auto j = static_cast<std::size_t>(i - kLag);
      u0 = x[j], u1 = x[j + 1];
      middle = (u0 + u1) / 2 + h / 8 * (slope[j] - slope[j + 1]);
    }
    const double g0 = production(u0), g = production(middle), g1 = production(u1);
    const double k1 = g0 - kGamma * now;
    const double k2 = g - kGamma * (now + h / 2 * k1);
    const double k3 = g - kGamma * (now + h / 2 * k2);
    const double k4 = g1 - kGamma * (now + h * k3);
    slope.push_back(k1);
    x.push_back(now + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4));
  }
  return values;
}

const TaskInfo task::mackey_glass{
    {"mackey_glass", "Mackey–Glass", "x' = .2 x(t−17)/(1 + x(t−17)¹⁰) − .1 x, every 6 time units; y_t = x_{t+1}",
     "Mackey & Glass 1977; Lapedes & Farber 1987"},
    "MSE 1 (NRMSE 1)",
    false,
    make<MackeyGlass>};

}  // namespace backflow
