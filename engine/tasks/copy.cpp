// The copy memory problem (Hochreiter and Schmidhuber 1997, in the form of Arjovsky, Shah and Bengio 2016).
//   K symbols out of S, T−1 blanks, a marker, K blanks: T + 2K steps, where T = task.length.
//   Asked at every step: a blank until the marker has been seen, then the K symbols in their order.
// Knowing when to answer but not what, one pays ln S at the last K steps and nothing before: K ln S / (T + 2K).
// Only the recall counts for the accuracy, since the blanks are easy.
#include <cmath>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class Copy final : public DrawnTask {
 public:
  Copy(const TaskConfig& config, std::uint64_t seed)
      : DrawnTask(seed), items_(config.items), symbols_(config.symbols), recall_(config.items + config.length) {
    requireAtLeast("task.length", config.length, 1, "for the copy problem");
    requireAtLeast("task.items", config.items, 1, "for the copy problem");
    requireSymbols(config);
    length = config.length + 2 * items_;
    inputs = symbols_ + 2;
    outputs = symbols_ + 1;
    loss = "cross_entropy";
    chance = items_ * std::log(symbols_) / length;
    chanceLabel = "blanks, then any symbol";
  }

  std::string inputName(int i) const override { return i > symbols_ ? "marker" : outputName(i); }
  std::string outputName(int o) const override { return o == symbols_ ? "blank" : symbolGlyph(o); }

  int predictionSize() const override { return 12; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return recalledWords(batch, y, recall_, symbols_);
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * length);
    for (int t = items_; t < length; ++t) sample.input(t, t == recall_ - 1 ? symbols_ + 1 : symbols_) = 1.0;
    for (int t = 0; t < recall_; ++t) sample.askClass(t, symbols_, weight, false);
    for (int k = 0; k < items_; ++k) {
      const int symbol = random.below(symbols_);
      sample.input(k, symbol) = 1.0;
      sample.askClass(recall_ + k, symbol, weight);
      sample.mark(k);
    }
  }

 private:
  int items_, symbols_;  // K, S
  int recall_;           // the first step of the recall: one after the marker
};

}  // namespace

const TaskInfo task::copy{{"copy", "Copy memory", "K of S symbols, T−1 blanks, a marker; then say the K symbols",
                           "Hochreiter & Schmidhuber 1997; Arjovsky et al. 2016"},
                          "K ln S / (T + 2K)",
                          make<Copy>};

}  // namespace backflow
