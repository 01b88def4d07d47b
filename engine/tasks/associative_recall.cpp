// Associative recall (Graves, Wayne and Danihelka 2014; in the form of Ba et al. 2016): what belonged to this key?
//   K pairs of a key and a value, at random places among the first T − 1 steps, blanks elsewhere; the keys all differ. The last
//   step shows one of the keys again; asked there: its value. S keys and S values have inputs of their own.
// Guessing scores ln S: the values are drawn apart from the keys.
#include <cmath>
#include <numeric>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class AssociativeRecall final : public DrawnTask {
 public:
  AssociativeRecall(const TaskConfig& config, std::uint64_t seed)
      : DrawnTask(seed), items_(config.items), symbols_(config.symbols) {
    requireSymbols(config);
    requireAtLeast("task.items", config.items, 1, "for associative recall");
    requireAtLeast("task.symbols", config.symbols, config.items, "for associative recall: task.items keys that all differ");
    requireAtLeast("task.length", config.length, 2 * config.items + 1, "for associative recall: task.items pairs and a query");
    length = config.length;
    inputs = 2 * symbols_ + 1;
    outputs = symbols_;
    loss = "cross_entropy";
    firstLossStep = length - 1;
    chance = std::log(symbols_);
    chanceLabel = "all values alike";
  }

  std::string inputName(int i) const override {
    return i == 2 * symbols_ ? "blank" : i < symbols_ ? "key " + symbolGlyph(i) : outputName(i - symbols_);
  }
  std::string outputName(int o) const override { return "value " + symbolGlyph(o); }

  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return confusion(*this, batch, y);
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    std::vector<int> keys(static_cast<std::size_t>(symbols_));
    std::iota(keys.begin(), keys.end(), 0);
    const int query = random.below(items_);
    for (int t = 0, k = 0; t < length - 1; ++t) {
      // Pairs and blanks in every order alike: `places` of them are left, a pair taking one place.
      const int pairs = items_ - k, places = length - 1 - t - pairs;
      if (random.below(places) >= pairs) {
        sample.input(t, 2 * symbols_) = 1.0;
        continue;
      }
      const auto here = static_cast<std::size_t>(k), drawn = here + static_cast<std::size_t>(random.below(symbols_ - k));
      std::swap(keys[here], keys[drawn]);
      const int key = keys[here], value = random.below(symbols_);
      sample.input(t, key) = 1.0;
      sample.input(t + 1, symbols_ + value) = 1.0;
      if (k++ == query) {
        sample.mark(t);
        sample.mark(t + 1);
        sample.input(length - 1, key) = 1.0;
        sample.askClass(length - 1, value, 1.0 / sample.batchSize());
      }
      ++t;
    }
  }

 private:
  int items_, symbols_;  // K, S
};

}  // namespace

const TaskInfo task::associative_recall{
    {"associative_recall", "Associative recall", "K pairs of a key and a value among blanks; at t = T a key: y_T = its value",
     "Graves et al. 2014; Ba et al. 2016"},
    "ln S",
    make<AssociativeRecall>};

}  // namespace backflow
