// A mix of three sine waves, each sample its own:
//   s_t = √(2/3) Σ_k sin(2π t / P_k + φ_k),  ln P_k ~ U[ln 8, ln 64) steps,  φ_k ~ U[0, 2π)
// Asked at every step: the next value. Over the phases s has mean 0 and variance 3 · (2/3) · ½ = 1 exactly, so the root of
// the loss is the NRMSE, and guessing the mean scores 1.
#include <algorithm>
#include <cmath>
#include <complex>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kWaves = 3;
constexpr double kTau = 6.283185307179586;

class Sine final : public DrawnTask {
 public:
  Sine(const TaskConfig& config, std::uint64_t seed) : DrawnTask(seed) {
    requireAtLeast("task.length", config.length, 2, "for the sine mix");
    length = config.length;
    inputs = outputs = 1;
    chance = 1.0;
    chanceLabel = "always guess the mean, 0 (NRMSE 1)";
  }

  std::string inputName(int) const override { return "value"; }
  std::string outputName(int) const override { return "next value"; }

  // The first held-out sequence, with its last target: the end of what is known of it.
  Matrix<double> warmUp() const override {
    Batch batch;
    validation(0, 1, batch);
    Matrix<double> known(1, length + 1);
    known << batch.x, batch.target.rightCols(1);
    return known;
  }
  int continuationSteps() const override { return std::clamp(length / 2, 24, 200); }
  Vector<double> inputAfter(const Vector<double>& y, Random&) const override { return y; }

  int predictionSize() const override { return 1; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const override {
    Prediction shown;
    shown.kind = Prediction::Kind::Curve;
    shown.xLabel = "time step";
    shown.yLabel = "value";
    for (int t = 0; t < length; ++t) {
      shown.x.push_back(t + 2);  // what is asked at step t+1, counted from 1, is the value of the step after it
      shown.target.push_back(batch.target(0, batch.column(t, 0)));
      shown.predicted.push_back(y(0, batch.column(t, 0)));
    }
    for (int k = 0; k < continued.cols(); ++k) {
      shown.continuedX.push_back(length + 2 + k);
      shown.continued.push_back(continued(0, k));
    }
    return shown;
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    std::complex<double> wave[kWaves], turn[kWaves];  // √(2/3) e^{i(2π t / P + φ)}, and its factor from step to step
    for (int k = 0; k < kWaves; ++k) {
      turn[k] = std::polar(1.0, kTau / std::exp(random.uniform(std::log(8.0), std::log(64.0))));
      wave[k] = std::polar(std::sqrt(2.0 / kWaves), random.uniform(0.0, kTau));
    }
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * length);
    for (int t = 0; t <= length; ++t) {
      double value = 0.0;
      for (int k = 0; k < kWaves; ++k) {
        value += wave[k].imag();
        const double re = wave[k].real(), im = wave[k].imag(), c = turn[k].real(), s = turn[k].imag();
        wave[k] = {re * c - im * s, re * s + im * c};
      }
      if (t < length) sample.input(t, 0) = value;
      if (t > 0) sample.ask(t - 1, value, weight);
    }
  }
};

}  // namespace

const TaskInfo task::sine{{"sine", "Sine mix", "s_t = √(2/3) Σ₃ sin(2π t/P + φ), P from 8 to 64; y_t = s_{t+1}", ""},
                          "MSE 1 (NRMSE 1)",
                          false,
                          make<Sine>};

}  // namespace backflow
