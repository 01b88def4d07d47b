// Characters of any text file: the next one from those before it, asked at every step.
//   The alphabet is every code point that occurs in the file, in their order; one-hot in, classes out.
//   The first 1 − task.validation of the text trains; held-out windows ask for characters behind it only.
// The chance level is the unigram entropy −Σ p ln p of the whole file: knowing how often each character occurs, and no more.
#include <algorithm>

#include "engine/data/data_file.h"
#include "engine/data/utf8.h"
#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kMostSymbols = 1024;
constexpr int kMostHeldOut = 512;  // windows, spread evenly over the held-out part
constexpr int kContext = 80;       // characters before the continuation that are shown with it

class Text final : public StoredTask {
 public:
  Text(const TaskConfig& config, std::uint64_t) {
    requireAtLeast("task.length", config.length, 1, "for text");
    const DataFile file = readDataFile(config.file.value_or("river.txt"));
    length = config.length;
    loss = "cross_entropy";
    dataFile = file.path;
    dataHash = file.hash;
    chanceLabel = "unigram entropy";
    encode(decodeUtf8(file.bytes, file.name), file.name);
    split(config, file.name);
  }

  std::string inputName(int i) const override {
    const char32_t c = alphabet_[static_cast<std::size_t>(i)];
    return c == U' ' ? "space" : c == U'\n' ? "line feed" : c == U'\t' ? "tab" : visibleGlyph(c);
  }
  std::string outputName(int o) const override { return inputName(o); }

  Matrix<double> warmUp() const override {
    Matrix<double> known = Matrix<double>::Zero(inputs, length);
    for (int t = 0; t < length; ++t) known(code(size() - length + t), t) = 1.0;
    return known;
  }
  int continuationSteps() const override { return 80; }

  Vector<double> inputAfter(const Vector<double>& y, Random& random) const override {
    return Vector<double>::Unit(inputs, drawSoftmax(y, random));
  }

  int predictionSize() const override { return 1; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const override {
    Prediction shown;
    shown.kind = Prediction::Kind::Text;
    for (int i = std::max(0, size() - kContext); i < size(); ++i) shown.contextText += glyph(code(i));
    for (int t = 0; t < length; ++t) {
      const int i = batch.column(t, 0);
      shown.targetText += glyph(batch.label[static_cast<std::size_t>(i)]);
      shown.predictedText += glyph(argmax(y.col(i)));
    }
    for (int k = 0; k < continued.cols(); ++k) shown.continuedText += glyph(argmax(continued.col(k)));
    return shown;
  }

 protected:
  void fill(int number, Sample sample) const override {
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * length);
    for (int t = 0; t < length; ++t) {
      sample.input(t, code(number + t)) = 1.0;
      sample.askClass(t, code(number + t + 1), weight);
    }
  }
  int heldOut(int i) const override {
    const auto spread = static_cast<std::int64_t>(heldOutWindows_ - 1) * i / std::max(1, validationSize_ - 1);
    return firstHeldOut_ + static_cast<int>(spread);
  }

 private:
  int size() const { return static_cast<int>(codes_.size()); }
  int code(int i) const { return codes_[static_cast<std::size_t>(i)]; }
  std::string glyph(int symbol) const { return visibleGlyph(alphabet_[static_cast<std::size_t>(symbol)]); }

  void encode(const std::vector<char32_t>& text, const std::string& file) {
    if (text.empty()) throw InputError(file + ": is empty; a text is needed");
    alphabet_ = text;
    std::sort(alphabet_.begin(), alphabet_.end());
    alphabet_.erase(std::unique(alphabet_.begin(), alphabet_.end()), alphabet_.end());
    inputs = outputs = static_cast<int>(alphabet_.size());
    if (outputs < 2) throw InputError(file + ": only one distinct character; at least 2 are needed");
    if (outputs > kMostSymbols)
      throw InputError(file + ": " + std::to_string(outputs) + " distinct characters; at most " + std::to_string(kMostSymbols) +
                       " can be learned, one input and one class each");
    Vector<double> count = Vector<double>::Zero(outputs);
    codes_.reserve(text.size());
    for (const char32_t c : text) {
      codes_.push_back(static_cast<int>(std::lower_bound(alphabet_.begin(), alphabet_.end(), c) - alphabet_.begin()));
      count(codes_.back()) += 1.0;
    }
    const Vector<double> p = count / count.sum();
    chance = -(p.array() * p.array().log()).sum();
  }

  void split(const TaskConfig& config, const std::string& file) {
    const int training = trainingPart(size(), config);
    trainingSize_ = training - length;
    firstHeldOut_ = training - 1;  // its first input is the last character of training, its targets are all behind it
    heldOutWindows_ = size() - training - length + 1;
    validationSize_ = std::min(heldOutWindows_, kMostHeldOut);
    if (trainingSize_ >= 1 && validationSize_ >= 1) return;
    throw InputError(file + ": " + std::to_string(size()) + " characters, of which " + std::to_string(training) +
                     " train and " + std::to_string(size() - training) + " are held out: too short for task.length = " +
                     std::to_string(length) + ", which needs " + std::to_string(length + 1) + " and " + std::to_string(length));
  }

  std::vector<char32_t> alphabet_;  // sorted
  std::vector<int> codes_;          // the text, as places in the alphabet
  int firstHeldOut_ = 0, heldOutWindows_ = 0;
};

}  // namespace

const TaskInfo task::text{{"text", "Text", "one-hot characters; y_t = the next character", "Elman 1990"},
                          "unigram entropy",
                          make<Text>,
                          TaskData::Text};

}  // namespace backflow
