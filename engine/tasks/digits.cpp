// Handwritten digits, read one row (T = 8, I = 8) or one pixel (T = 64, I = 1) at a time; asked at the last step: which one.
// 8×8 pixels of 0 … 16, divided by 16. The file is split in its own order: its last digits are held out. The length follows
// from task.by; task.length is not read. Guessing scores ln 10.
// Data: Optical Recognition of Handwritten Digits (E. Alpaydin 1998), UCI Machine Learning Repository, CC BY 4.0.
#include <cmath>

#include "engine/data/csv.h"
#include "engine/data/data_file.h"
#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kSide = 8, kPixels = kSide * kSide, kClasses = 10;

class Digits final : public StoredTask {
 public:
  Digits(const TaskConfig& config, std::uint64_t) {
    if (config.by != "row" && config.by != "pixel") throw InputError("task.by = \"" + config.by + "\": must be row or pixel");
    inputs = config.by == "row" ? kSide : 1;
    length = kPixels / inputs;
    outputs = kClasses;
    loss = "cross_entropy";
    firstLossStep = length - 1;
    chance = std::log(kClasses);
    chanceLabel = "all ten digits alike";
    read();
    trainingSize_ = trainingPart(static_cast<int>(classes_.size()), config);
    validationSize_ = static_cast<int>(classes_.size()) - trainingSize_;
    if (trainingSize_ < 1 || validationSize_ < 1)
      throw InputError("task.validation: leaves no digits to train on or none to hold out; 0.2 is usual");
  }

  std::string inputName(int i) const override { return inputs == 1 ? "pixel" : "pixel in column " + std::to_string(i + 1); }
  std::string outputName(int o) const override { return std::to_string(o); }

  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return confusion(*this, batch, y);
  }

 protected:
  void fill(int number, Sample sample) const override {
    const double* pixel = pixels_.data() + std::ptrdiff_t{number} * kPixels;
    for (int t = 0; t < length; ++t)
      for (int i = 0; i < inputs; ++i) sample.input(t, i) = *pixel++;
    sample.askClass(length - 1, classes_[static_cast<std::size_t>(number)], 1.0 / sample.batchSize());
  }
  int heldOut(int i) const override { return trainingSize_ + i; }

 private:
  void read() {
    const DataFile file = readDataFile("digits.csv.gz");
    dataFile = file.path;
    dataHash = file.hash;
    const CsvTable table = parseCsv(file.bytes, file.name, ",", "no");
    if (table.columns() != kPixels + 1)
      throw InputError(file.path + ": has " + std::to_string(table.columns()) + " columns; 64 pixels and a class are needed");
    pixels_.resize(kPixels, table.rows());
    for (int c = 0; c <= kPixels; ++c) {
      const std::vector<double> values = numericColumn(table, std::to_string(c + 1)).values;
      for (int r = 0; r < table.rows(); ++r) {
        const double value = values[static_cast<std::size_t>(r)];
        if (c == kPixels && !(value >= 0 && value < kClasses && value == std::floor(value)))
          throw InputError(file.path + ", line " + std::to_string(r + 1) + ": the class must be a whole number from 0 to 9");
        if (c == kPixels)
          classes_.push_back(static_cast<int>(value));
        else
          pixels_(c, r) = value / 16.0;
      }
    }
  }

  Matrix<double> pixels_;     // 64 × digits, row by row of the picture
  std::vector<int> classes_;  // one a digit
};

}  // namespace

const TaskInfo task::digits{
    {"digits", "Digits", "an 8×8 digit by row or by pixel; y_T = which of 0 … 9", "Alpaydin 1998 (UCI)"},
    "ln 10",
    make<Digits>,
    TaskData::Pictures};

}  // namespace backflow
