// The adding problem (Hochreiter and Schmidhuber 1997, in the form of Le, Jaitly and Hinton 2015).
//   x_t = (u_t, m_t), u_t ~ U[0, 1); m_t = 1 at one step of each half, else 0; asked at t = T: the sum of the two marked u.
// Guessing the mean, 1, scores the variance of the sum: 2 · 1/12 = 1/6.
#include "engine/tasks/base.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

class Adding final : public DrawnTask {
 public:
  Adding(const TaskConfig& config, std::uint64_t seed) : DrawnTask(seed) {
    requireAtLeast("task.length", config.length, 2, "for the adding problem: each half needs a marker");
    length = config.length;
    inputs = 2;
    outputs = 1;
    firstLossStep = length - 1;
    chance = 1.0 / 6.0;
    chanceLabel = "always guess 1";
    tolerance = 0.04;
  }

  std::string inputName(int i) const override { return i == 0 ? "number" : "marker"; }
  std::string outputName(int) const override { return "sum"; }

  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>&) const override {
    Prediction shown;
    shown.kind = Prediction::Kind::Scatter;
    shown.xLabel = "true sum";
    shown.yLabel = "answered sum";
    for (int b = 0; b < batch.size; ++b) {
      shown.target.push_back(batch.target(0, batch.column(length - 1, b)));
      shown.predicted.push_back(y(0, batch.column(length - 1, b)));
    }
    return shown;
  }

 protected:
  void fill(Random& random, Sample sample) const override {
    for (int t = 0; t < length; ++t) sample.input(t, 0) = random.uniform();
    const int half = length / 2, first = random.below(half), second = half + random.below(length - half);
    for (const int t : {first, second}) {
      sample.input(t, 1) = 1.0;
      sample.mark(t);
    }
    sample.ask(length - 1, sample.input(first, 0) + sample.input(second, 0), 1.0 / sample.batchSize());
  }
};

}  // namespace

const TaskInfo task::adding{{"adding", "Adding", "x = (u, marker), u ~ U[0,1]; y_T = the sum of the two marked u",
                             "Hochreiter & Schmidhuber 1997; Le et al. 2015"},
                            "MSE 1/6",
                            make<Adding>};

}  // namespace backflow
