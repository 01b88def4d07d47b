// Delayed recall: the barest test of memory. One of S symbols at t = 1, then blanks; asked at t = T: which one it was.
// The lag T − 1 is what the length sets. Guessing scores ln S.
#include <cmath>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class DelayedRecall final : public DrawnTask {
 public:
  DelayedRecall(const TaskConfig& config, std::uint64_t seed) : DrawnTask(seed) {
    requireAtLeast("task.length", config.length, 2, "for delayed recall: the lag is one step less");
    requireSymbols(config);
    length = config.length;
    inputs = config.symbols + 1;
    outputs = config.symbols;
    loss = "cross_entropy";
    firstLossStep = length - 1;
    chance = std::log(config.symbols);
    chanceLabel = "all symbols alike";
  }

  std::string inputName(int i) const override { return i == outputs ? "blank" : symbolGlyph(i); }
  std::string outputName(int o) const override { return symbolGlyph(o); }

  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return confusion(*this, batch, y);
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    const int symbol = random.below(outputs);
    sample.input(0, symbol) = 1.0;
    for (int t = 1; t < length; ++t) sample.input(t, outputs) = 1.0;
    sample.mark(0);
    sample.askClass(length - 1, symbol, 1.0 / sample.batchSize());
  }
};

}  // namespace

const TaskInfo task::delayed_recall{
    {"delayed_recall", "Delayed recall", "one of S symbols at t = 1, then blanks; y_T = that symbol", ""},
    "ln S",
    make<DelayedRecall>};

}  // namespace backflow
