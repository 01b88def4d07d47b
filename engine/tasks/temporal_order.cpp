// The temporal order problem (Hochreiter and Schmidhuber 1997, in the form of Pascanu, Mikolov and Bengio 2013).
//   One-hot {A, B, c, d, e, f}; the steps p₁ ∈ [.1L, .2L) and p₂ ∈ [.5L, .6L), counted from 0, hold A or B, all others a
//   distractor c … f. Asked at the last step: which of AA, AB, BA, BB it was. Guessing scores ln 4.
#include <cmath>

#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class TemporalOrder final : public DrawnTask {
 public:
  TemporalOrder(const TaskConfig& config, std::uint64_t seed) : DrawnTask(seed) {
    requireAtLeast("task.length", config.length, 10,
                   "for the temporal order problem: its symbols stand in tenths of the sequence");
    length = config.length;
    inputs = 6;
    outputs = 4;
    loss = "cross_entropy";
    firstLossStep = length - 1;
    chance = std::log(4.0);
    chanceLabel = "all four orders alike";
  }

  std::string inputName(int i) const override { return std::string(1, "ABcdef"[i]); }
  std::string outputName(int o) const override { return inputName(o / 2) + inputName(o % 2); }

  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    return confusion(*this, batch, y);
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    const int p1 = place(random, 1), p2 = place(random, 5), first = random.below(2), second = random.below(2);
    for (int t = 0; t < length; ++t) sample.input(t, t == p1 ? first : t == p2 ? second : 2 + random.below(4)) = 1.0;
    sample.mark(p1);
    sample.mark(p2);
    sample.askClass(length - 1, 2 * first + second, 1.0 / sample.batchSize());
  }

 private:
  // A whole number in [tenth·L/10, (tenth+1)·L/10).
  int place(Random& random, int tenth) const {
    const int low = (tenth * length + 9) / 10, high = ((tenth + 1) * length + 9) / 10;
    return low + random.below(high - low);
  }
};

}  // namespace

const TaskInfo task::temporal_order{
    {"temporal_order", "Temporal order", "A or B at two places among c d e f; which order was it?",
     "Hochreiter & Schmidhuber 1997; Pascanu et al. 2013"},
    "ln 4",
    make<TemporalOrder>};

}  // namespace backflow
