#include "engine/tasks/next_value.h"

#include <algorithm>

namespace backflow {

NextValue::NextValue(const TaskConfig& config, std::uint64_t seed, const Scale& scale, std::string_view forWhat)
    : DrawnTask(seed), scale_(scale) {
  requireAtLeast("task.length", config.length, 2, forWhat);
  length = config.length;
  inputs = outputs = 1;
  chance = 1.0;
  chanceLabel = "always guess the mean (NRMSE 1)";
}

Matrix<double> NextValue::warmUp() const {
  Batch batch;
  validation(0, 1, batch);
  Matrix<double> known(1, length + 1);
  known << batch.x, batch.target.rightCols(1);
  return known;
}

int NextValue::continuationSteps() const { return std::clamp(length / 2, 24, 200); }

Prediction NextValue::predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const {
  const auto inOwnUnit = [this](double z) { return scale_.mean + scale_.std * z; };
  Prediction shown;
  shown.kind = Prediction::Kind::Curve;
  shown.xLabel = scale_.unit;
  shown.yLabel = scale_.value;
  for (int t = 0; t < length; ++t) {
    shown.x.push_back((t + 2) * scale_.every);  // what is asked at step t+1, counted from 1, is the value of the step after it
    shown.target.push_back(inOwnUnit(batch.target(0, batch.column(t, 0))));
    shown.predicted.push_back(inOwnUnit(y(0, batch.column(t, 0))));
  }
  for (int k = 0; k < continued.cols(); ++k) {
    shown.continuedX.push_back((length + 2 + k) * scale_.every);
    shown.continued.push_back(inOwnUnit(continued(0, k)));
  }
  return shown;
}

void NextValue::fill(Random& random, Sample sample) const {
  std::vector<double> values(static_cast<std::size_t>(length) + 1);
  signal(random, values);
  const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * length);
  for (int t = 0; t <= length; ++t) {
    const double z = (values[static_cast<std::size_t>(t)] - scale_.mean) / scale_.std;
    if (t < length) sample.input(t, 0) = z;
    if (t > 0) sample.ask(t - 1, z, weight);
  }
}

}  // namespace backflow
