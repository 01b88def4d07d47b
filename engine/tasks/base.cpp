#include "engine/tasks/base.h"

#include <cassert>

#include "engine/data/utf8.h"
#include "engine/formats/number_text.h"

namespace backflow {

void DrawnTask::draw(Random& random, int size, Batch& batch) const {
  batch.reset(length, size, inputs, outputs, loss == "cross_entropy");
  for (int b = 0; b < size; ++b) fill(random, Sample(batch, b));
}

void DrawnTask::validation(int first, int size, Batch& batch) const {
  assert(first >= 0 && first + size <= validationSize());
  batch.reset(length, size, inputs, outputs, loss == "cross_entropy");
  for (int b = 0; b < size; ++b) {
    Random random(seed_, Stream::Validation, static_cast<std::uint64_t>(first + b));
    fill(random, Sample(batch, b));
  }
}

void StoredTask::draw(Random& random, int size, Batch& batch) const {
  batch.reset(length, size, inputs, outputs, loss == "cross_entropy");
  for (int b = 0; b < size; ++b) fill(random.below(trainingSize_), Sample(batch, b));
}

void StoredTask::validation(int first, int size, Batch& batch) const {
  assert(first >= 0 && first + size <= validationSize());
  batch.reset(length, size, inputs, outputs, loss == "cross_entropy");
  for (int b = 0; b < size; ++b) fill(heldOut(first + b), Sample(batch, b));
}

void requireAtLeast(std::string_view key, int value, int least, std::string_view reason) {
  if (value < least)
    throw InputError(std::string(key) + " = " + std::to_string(value) + ": must be at least " + std::to_string(least) + " " +
                     std::string(reason));
}

void requireSymbols(const TaskConfig& config) {
  if (config.symbols < 2 || config.symbols > 256)
    throw InputError("task.symbols = " + std::to_string(config.symbols) + ": must be from 2 to 256");
}

bool lossAtEveryStep(const TaskConfig& config) {
  if (config.target != "last" && config.target != "every")
    throw InputError("task.target = \"" + config.target + "\": must be last or every");
  return config.target == "every";
}

int trainingPart(int all, const TaskConfig& config) {
  if (!(config.validation > 0.0 && config.validation < 1.0))
    throw InputError("task.validation = " + numberText(config.validation) + ": must be more than 0 and less than 1");
  return static_cast<int>(all * (1.0 - config.validation) + 1e-9);  // 10 · (1 − 0.9) is 1, not 0
}

std::string symbolGlyph(int symbol) {
  if (symbol < 26) return encodeUtf8(U'A' + static_cast<char32_t>(symbol));
  if (symbol < 52) return encodeUtf8(U'a' + static_cast<char32_t>(symbol - 26));
  if (symbol < 62) return encodeUtf8(U'0' + static_cast<char32_t>(symbol - 52));
  return encodeUtf8(0x100 + static_cast<char32_t>(symbol - 62));
}

int argmax(const Eigen::Ref<const Vector<double>>& y) {
  Eigen::Index best = 0;
  y.maxCoeff(&best);
  return static_cast<int>(best);
}

int drawSoftmax(const Eigen::Ref<const Vector<double>>& y, Random& random) {
  const Vector<double> p = (y.array() - y.maxCoeff()).exp();
  double left = random.uniform() * p.sum();
  int drawn = 0;
  while (drawn + 1 < p.size() && (left -= p(drawn)) >= 0.0) ++drawn;
  return drawn;
}

Prediction recalledWords(const Batch& batch, const Matrix<double>& y, int first, int symbols) {
  Prediction shown;
  shown.kind = Prediction::Kind::Text;
  for (int b = 0; b < batch.size; ++b) {
    for (int t = first; t < batch.length; ++t) {
      const int i = batch.column(t, b), answer = argmax(y.col(i));
      shown.targetText += symbolGlyph(batch.label[static_cast<std::size_t>(i)]);
      shown.predictedText += answer < symbols ? symbolGlyph(answer) : "·";
    }
    if (b + 1 == batch.size) break;
    shown.targetText += ' ';
    shown.predictedText += ' ';
  }
  return shown;
}

Prediction confusion(const Task& task, const Batch& batch, const Matrix<double>& y) {
  Prediction shown;
  shown.kind = Prediction::Kind::Confusion;
  shown.xLabel = "answer";
  shown.yLabel = "truth";
  shown.confusion.setZero(task.outputs, task.outputs);
  for (int o = 0; o < task.outputs; ++o) shown.classes.push_back(task.outputName(o));
  for (int i = 0; i < batch.length * batch.size; ++i) {
    const auto k = static_cast<std::size_t>(i);
    if (batch.scored[k]) shown.confusion(batch.label[k], argmax(y.col(i))) += 1.0;
  }
  return shown;
}

}  // namespace backflow
