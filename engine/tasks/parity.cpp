// Parity: p_t = b_1 ⊕ … ⊕ b_t of fair bits, asked at the last step or at every one. Each bit turns the answer round, so
// every step matters; marks list them all up to 64 steps, beyond which they would only cover the picture.
// Guessing scores ln 2 (with a loss at every step, the first one, whose answer is its own bit, is counted as guessed too).
#include <algorithm>
#include <cmath>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kMostMarks = 64;
constexpr int kShown = 80;  // steps of the text that predict() gives

class Parity final : public DrawnTask {
 public:
  Parity(const TaskConfig& config, std::uint64_t seed) : DrawnTask(seed), every_(lossAtEveryStep(config)) {
    requireAtLeast("task.length", config.length, 2, "for parity");
    length = config.length;
    inputs = 1;
    outputs = 2;
    loss = "cross_entropy";
    firstLossStep = every_ ? 0 : length - 1;
    chance = std::log(2.0);
    chanceLabel = "a fair coin";
  }

  std::string inputName(int) const override { return "bit"; }
  std::string outputName(int o) const override { return o == 0 ? "even" : "odd"; }

  // With a loss at every step: where along one sequence the count is lost. At the end only: the confusion.
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    if (!every_) return confusion(*this, batch, y);
    Prediction shown;
    shown.kind = Prediction::Kind::Text;
    for (int t = 0; t < std::min(length, kShown); ++t) {
      const int i = batch.column(t, 0);
      shown.contextText += batch.x(0, i) > 0.5 ? '1' : '0';
      shown.targetText += batch.label[static_cast<std::size_t>(i)] ? '1' : '0';
      shown.predictedText += argmax(y.col(i)) ? '1' : '0';
    }
    return shown;
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * (length - firstLossStep));
    for (int t = 0, parity = 0; t < length; ++t) {
      const int bit = random.below(2);
      parity ^= bit;
      sample.input(t, 0) = bit;
      if (length <= kMostMarks) sample.mark(t);
      if (t >= firstLossStep) sample.askClass(t, parity, weight);
    }
  }

 private:
  bool every_;
};

}  // namespace

const TaskInfo task::parity{
    {"parity", "Parity", "p_t = b_1 ⊕ … ⊕ b_t of random bits", "Minsky & Papert 1969"}, "ln 2", make<Parity>};

}  // namespace backflow
