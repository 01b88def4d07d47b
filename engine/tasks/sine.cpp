// A mix of three sine waves, each sample its own:
//   s_t = √(2/3) Σ_k sin(2π t / P_k + φ_k),  ln P_k ~ U[ln 8, ln 64) steps,  φ_k ~ U[0, 2π)
// Asked at every step: the next value. Over the phases s has mean 0 and variance 3 · (2/3) · ½ = 1 exactly, so the root of
// the loss is the NRMSE, and guessing the mean scores 1.
#include <cmath>
#include <complex>
#include <numbers>

#include "engine/tasks/list.h"
#include "engine/tasks/next_value.h"

namespace backflow {
namespace {

constexpr int kWaves = 3;
constexpr double kTau = 2.0 * std::numbers::pi;

class Sine final : public NextValue {
 public:
  Sine(const TaskConfig& config, std::uint64_t seed) : NextValue(config, seed, {}, "for the sine mix") {}

 protected:
  void signal(Random& random, std::vector<double>& values) const override {
    std::complex<double> wave[kWaves], turn[kWaves];  // √(2/3) e^{i(2π t / P + φ)}, and its factor from step to step
    for (int k = 0; k < kWaves; ++k) {
      turn[k] = std::polar(1.0, kTau / std::exp(random.uniform(std::log(8.0), std::log(64.0))));
      wave[k] = std::polar(std::sqrt(2.0 / kWaves), random.uniform(0.0, kTau));
    }
    for (double& value : values) {
      value = 0.0;
      for (int k = 0; k < kWaves; ++k) {
        value += wave[k].imag();
        const double re = wave[k].real(), im = wave[k].imag(), c = turn[k].real(), s = turn[k].imag();
        wave[k] = {re * c - im * s, re * s + im * c};
      }
    }
  }
};

}  // namespace

const TaskInfo task::sine{
    {"sine", "Sine mix", "s_t = √(2/3) Σ₃ sin(2π t/P + φ), P from 8 to 64; y_t = s_{t+1}", ""}, "MSE 1 (NRMSE 1)", make<Sine>};

}  // namespace backflow
