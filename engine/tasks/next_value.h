// A signal seen value by value, asked at every step for the next value. Each sample is a signal of its own, made on the spot.
#pragma once

#include <vector>

#include "engine/tasks/base.h"

namespace backflow {

// The network sees z = (v − mean)/std with the mean and the standard deviation of the signal over all samples. So the root
// of the loss is the NRMSE, and guessing the mean scores 1.
class NextValue : public DrawnTask {
 public:
  struct Scale {
    double mean = 0.0, std = 1.0;
    double every = 1.0;              // between two values, in the unit of `unit`
    const char* unit = "time step";  // what the time axis is called
    const char* value = "value";     // what the values are called
    const char* nextValue = "next value";
  };
  NextValue(const TaskConfig& config, std::uint64_t seed, const Scale& scale, std::string_view forWhat);

  std::string inputName(int) const override { return scale_.value; }
  std::string outputName(int) const override { return scale_.nextValue; }

  // The first held-out sequence, with its last target: the end of what is known of it.
  Matrix<double> warmUp() const override;
  int continuationSteps() const override;
  Vector<double> inputAfter(const Vector<double>& y, Random&) const override { return y; }

  int predictionSize() const override { return 1; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const override;

 protected:
  void fill(Random& random, Sample sample) const override;
  // Writes values.size() = T + 1 values, in the signal's own unit.
  virtual void signal(Random& random, std::vector<double>& values) const = 0;

 private:
  Scale scale_;
};

// x' = β x(t−τ)/(1 + x(t−τ)ⁿ) − γ x with τ = 17, β = 0.2, γ = 0.1, n = 10, from x = history for t ≤ 0: `count` values,
// 6 time units apart, the first at t = skip/2.
std::vector<double> mackeyGlass(double history, int skip, int count);

// x of x' = σ(y − x), y' = x(ρ − z) − y, z' = xy − βz with σ = 10, ρ = 28, β = 8/3: `count` values, 0.1 time units apart, the
// first at t = skip/100. from: (x, y, z) at t = 0.
std::vector<double> lorenz(const Eigen::Vector3d& from, int skip, int count);

}  // namespace backflow
