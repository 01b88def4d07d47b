// The Lorenz system (Lorenz 1963):
//   x' = σ(y − x),  y' = x(ρ − z) − y,  z' = xy − βz,  σ = 10, ρ = 28, β = 8/3: chaotic, largest exponent about 0.9.
// The network sees x alone, every 0.1 time units, and is asked at every step for the next x; repeating the present one
// (persistence) scores 0.26. The other two components have to be made out from the past (Takens 1981); with all three the next
// value would need no memory. A sample starts from a random place and shows what comes after 10 to 20 units, when it is on the
// attractor; (x, y, z) → (−x, −y, z) makes the mean 0.
//
// Integrated by the classical Runge–Kutta scheme of order 4 with h = 0.01.
#include "engine/tasks/list.h"
#include "engine/tasks/next_value.h"

namespace backflow {
namespace {

using Eigen::Vector3d;

constexpr double kSigma = 10.0, kRho = 28.0, kBeta = 8.0 / 3.0, kStep = 0.01;
constexpr int kEvery = 10;     // steps h between two values
constexpr int kSettle = 1000;  // steps h until the start is forgotten
constexpr int kSpread = 1000;  // and up to so many more: x² swings by 2 % about its mean for some time after the start
constexpr double kMean = 0.0, kStd = 7.9245;  // std: of 1.2 million time units of this scheme

Vector3d slope(const Vector3d& p) {
  const double x = p(0), y = p(1), z = p(2);
  return {kSigma * (y - x), x * (kRho - z) - y, x * y - kBeta * z};
}

class Lorenz final : public NextValue {
 public:
  Lorenz(const TaskConfig& config, std::uint64_t seed)
      : NextValue(config, seed, {kMean, kStd, kEvery * kStep, "time", "x", "next x"}, "for the Lorenz system") {}

 protected:
  void signal(Random& random, std::vector<double>& values) const override {
    const double x = random.uniform(-10.0, 10.0), y = random.uniform(-10.0, 10.0), z = random.uniform(20.0, 30.0);
    values = lorenz({x, y, z}, kSettle + random.below(kSpread), static_cast<int>(values.size()));
  }
};

}  // namespace

std::vector<double> lorenz(const Vector3d& from, int skip, int count) {
  const int steps = skip + (count - 1) * kEvery;
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(count));
  Vector3d p = from;
  for (int i = 0; i <= steps; ++i) {
    if (i >= skip && (i - skip) % kEvery == 0) values.push_back(p(0));
    const double h = kStep;
    const Vector3d k1 = slope(p), k2 = slope(p + h / 2 * k1), k3 = slope(p + h / 2 * k2), k4 = slope(p + h * k3);
    p += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return values;
}

const TaskInfo task::lorenz{
    {"lorenz", "Lorenz system", "x' = 10(y−x), y' = x(28−z) − y, z' = xy − 8z/3, every 0.1 time units; y_t = x_{t+1}",
     "Lorenz 1963; Takens 1981"},
    "MSE 1 (NRMSE 1)",
    make<Lorenz>};

}  // namespace backflow
