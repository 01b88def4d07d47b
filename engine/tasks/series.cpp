// A time series from a column of a table: the next value from the T before it.
//   z = (v − mean) / std, both of the training part alone, which is the first 1 − task.validation of the rows.
//   Window i: inputs z_i … z_{i+T−1}; asked: z_{i+T} at the last step, or at every step the value that follows.
// Every target of training lies in the training part and every held-out target behind it; inputs of held-out windows with
// the loss at the end may reach back into the training part, as they would in use. The chance level is persistence,
// "the next value is this one", on the very targets of validation.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/data/csv.h"
#include "engine/data/data_file.h"
#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kMostHeldOut = 2048;  // the latest windows; more would make a validation slower than the training it judges

class Series final : public StoredTask {
 public:
  Series(const TaskConfig& config, std::uint64_t) {
    requireAtLeast("task.length", config.length, 1, "for a time series");
    const DataFile file = readDataFile(config.file.value_or("sunspots.csv"));
    CsvColumn column = numericColumn(parseCsv(file.bytes, file.name, config.delimiter, config.header), config.column);
    name_ = column.name;
    z_ = std::move(column.values);
    length = config.length;
    inputs = outputs = 1;
    firstLossStep = lossAtEveryStep(config) ? 0 : length - 1;
    dataFile = file.path;
    dataHash = file.hash;
    split(config, file.name);
    scale(file.name);
    chance = persistence();
    chanceLabel = "persistence";
  }

  std::string inputName(int) const override { return name_ + " (scaled)"; }
  std::string outputName(int) const override { return "next " + name_ + " (scaled)"; }

  Matrix<double> warmUp() const override { return Eigen::Map<const Matrix<double>>(z_.data() + size() - length, 1, length); }
  int continuationSteps() const override { return std::clamp((size() - training_) / 10, 24, 200); }
  Vector<double> inputAfter(const Vector<double>& y, Random&) const override { return y; }

  // Windows in the order of time: the answer at the last step of each, in the column's own unit, over the row it is about.
  int predictionSize() const override { return std::min(validationSize_, 512); }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const override {
    Prediction shown;
    shown.kind = Prediction::Kind::Curve;
    shown.xLabel = "row";
    shown.yLabel = name_;
    for (int b = batch.size - 1; b >= 0; --b) {
      const int i = batch.column(length - 1, b);
      shown.x.push_back(size() - b);  // counted from 1
      shown.target.push_back(inOwnUnit(batch.target(0, i)));
      shown.predicted.push_back(inOwnUnit(y(0, i)));
    }
    for (int k = 0; k < continued.cols(); ++k) {
      shown.continuedX.push_back(size() + 1 + k);
      shown.continued.push_back(inOwnUnit(continued(0, k)));
    }
    return shown;
  }

 protected:
  void fill(int number, Sample sample) const override {
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * (length - firstLossStep));
    const double* z = z_.data() + number;
    for (int t = 0; t < length; ++t) sample.input(t, 0) = z[t];
    for (int t = firstLossStep; t < length; ++t) sample.ask(t, z[t + 1], weight);
  }
  int heldOut(int i) const override { return size() - length - 1 - i; }  // the latest first

 private:
  int size() const { return static_cast<int>(z_.size()); }
  double inOwnUnit(double z) const { return mean_ + std_ * z; }

  void split(const TaskConfig& config, const std::string& file) {
    training_ = trainingPart(size(), config);
    const int targets = length - firstLossStep;  // of one window
    trainingSize_ = training_ - length;
    validationSize_ = std::min(size() - training_ - targets + 1, kMostHeldOut);
    if (trainingSize_ >= 1 && validationSize_ >= 1) return;
    throw InputError(file + ": " + std::to_string(size()) + " values, of which " + std::to_string(training_) + " train and " +
                     std::to_string(size() - training_) +
                     " are held out: too short for task.length = " + std::to_string(length) + ", which needs " +
                     std::to_string(length + 1) + " and " + std::to_string(targets));
  }

  void scale(const std::string& file) {
    // One after the other: a vector's sum would go by the place of its numbers in memory, and so would the bits.
    const auto end = z_.begin() + training_;
    const double n = static_cast<double>(training_);
    mean_ = std::accumulate(z_.begin(), end, 0.0) / n;
    const auto addSquare = [this](double sum, double v) { return sum + (v - mean_) * (v - mean_); };
    std_ = std::sqrt(std::accumulate(z_.begin(), end, 0.0, addSquare) / n);
    if (!std::isfinite(std_)) throw InputError(file + ", column \"" + name_ + "\": values too large to be squared");
    if (std_ <= 1e-12 * std::abs(mean_) || std_ == 0.0)
      throw InputError(file + ", column \"" + name_ + "\": constant over the training part; nothing to predict");
    for (double& v : z_) v = (v - mean_) / std_;
  }

  double persistence() const {
    double sum = 0.0;
    for (int i = 0; i < validationSize_; ++i)
      for (int t = heldOut(i) + firstLossStep; t < heldOut(i) + length; ++t) {
        const double step = z_[static_cast<std::size_t>(t) + 1] - z_[static_cast<std::size_t>(t)];
        sum += step * step;
      }
    return sum / (static_cast<double>(validationSize_) * (length - firstLossStep));
  }

  std::string name_;
  std::vector<double> z_;
  int training_ = 0;  // values in the training part
  double mean_ = 0.0, std_ = 1.0;
};

}  // namespace

const TaskInfo task::series{{"series", "Time series", "z_{t−T+1} … z_t of a column, scaled; y = z_{t+1}", ""},
                            "MSE of persistence",
                            make<Series>,
                            TaskData::Table};

}  // namespace backflow
