// Selective copy (Jing et al. 2019, their denoise task; Gu and Dao 2023): copying when the symbols stand at random places.
//   T = task.length steps, K of them, drawn at random, hold one of S symbols and the others a blank; then K markers.
//   Asked at the markers only: the symbols in their order. T + K steps.
// Unlike plain copying, counting steps does not help: what is seen decides what is kept. Guessing scores ln S.
#include <cmath>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class SelectiveCopy final : public DrawnTask {
 public:
  SelectiveCopy(const TaskConfig& config, std::uint64_t seed)
      : DrawnTask(seed), items_(config.items), symbols_(config.symbols) {
    requireAtLeast("task.items", config.items, 1, "for selective copy");
    requireAtLeast("task.length", config.length, config.items, "for selective copy: a step for each of task.items");
    requireSymbols(config);
    length = config.length + items_;
    inputs = symbols_ + 2;
    outputs = symbols_;
    loss = "cross_entropy";
    firstLossStep = config.length;
    chance = std::log(symbols_);
    chanceLabel = "all symbols alike";
  }

  std::string inputName(int i) const override { return i < symbols_ ? symbolGlyph(i) : i == symbols_ ? "blank" : "marker"; }
  std::string outputName(int o) const override { return symbolGlyph(o); }

  int predictionSize() const override { return 12; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return recalledWords(batch, y, firstLossStep, symbols_);
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * items_);
    for (int t = 0, k = 0; t < firstLossStep; ++t) {
      // Of the steps left as many hold a symbol as are still to come: every choice of places is as likely as any other.
      const bool holds = random.below(firstLossStep - t) < items_ - k;
      const int symbol = holds ? random.below(symbols_) : symbols_;
      sample.input(t, symbol) = 1.0;
      if (!holds) continue;
      sample.mark(t);
      sample.askClass(firstLossStep + k++, symbol, weight);
    }
    for (int t = firstLossStep; t < length; ++t) sample.input(t, symbols_ + 1) = 1.0;
  }

 private:
  int items_, symbols_;  // K, S
};

}  // namespace

const TaskInfo task::selective_copy{
    {"selective_copy", "Selective copy", "K of S symbols at random places among T steps, then K markers: say the K symbols",
     "Jing et al. 2019; Gu & Dao 2023"},
    "ln S",
    make<SelectiveCopy>};

}  // namespace backflow
