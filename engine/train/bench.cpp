#include "engine/train/bench.h"

#include <cmath>

#include "engine/clips/clip.h"
#include "engine/core/denormals.h"
#include "engine/core/random.h"
#include "engine/optimizers/optimizer.h"
#include "engine/schedules/schedule.h"
#include "engine/train/batch_gradient.h"

namespace backflow {
namespace {

template <class S>
class BenchOf final : public Bench {
 public:
  explicit BenchOf(const BenchSetup& setup)
      : setup_(setup),
        network_(setup.experiment.model, setup.inputs, setup.outputs),
        loss_(find(losses(), "mse", "loss")),
        clip_(find(clips(), setup.experiment.train.clip.mode, "train.clip.mode")),
        optimizer_(find(optimizers(), setup.experiment.train.optimizer, "train.optimizer")),
        theta_(network_.initialize(setup.experiment.model.init, setup.experiment.seed, setup.experiment.task.length)),
        gradients_(network_, loss_, setup.threads) {
    const int T = setup.experiment.task.length, B = setup.experiment.train.batch;
    first_ = setup.lossEveryStep ? 0 : T - 1;
    Random random = Random::forBatch(setup.experiment.seed, 0);
    batch_.reset(T, B, setup.inputs, setup.outputs, false);
    for (Eigen::Index i = 0; i < batch_.x.size(); ++i) batch_.x.data()[i] = random.normal();
    for (Eigen::Index i = 0; i < batch_.target.size(); ++i) batch_.target.data()[i] = random.normal();
    batch_.weight.tail(Eigen::Index(T - first_) * B).setConstant(1.0 / (double(T - first_) * B * setup.outputs));
    gradients_.setBatch(batch_, first_);
    memory_.setZero(theta_.size(), optimizer_.memoryColumns);
  }

  void step() override {
    BackwardOptions options;
    options.instrumented = setup_.instrumented;
    options.truncate = setup_.experiment.train.truncate;
    const FlushDenormals flush;
    int exponent = 0;
    gradients_.compute(theta_, options, std::nullopt, gradient_, exponent);
    if (exponent) gradient_ *= static_cast<S>(std::ldexp(1.0, exponent));
    const TrainConfig& train = setup_.experiment.train;
    const double norm = std::sqrt(static_cast<double>(gradient_.squaredNorm()));
    clip_.clip(gradient_, norm, clip_.threshold(train.clip, norms_, norm));
    norms_.add(norm);
    ++steps_;
    optimizer_.step(OptimizerStep<S>{theta_, gradient_, memory_, steps_, learningRate(train, steps_), train});
  }

  // A multiplication and an addition for every weight and column on the way forward, as many for ∂L/∂weight, and as many for
  // the gradient of what the weight multiplies, which nobody asks for where that is x.
  double flopsPerStep() const override {
    double perColumn = 0.0, head = 0.0;
    for (const Layer<S>& layer : network_.layers())
      perColumn += 6.0 * static_cast<double>(layer.U.size() + layer.peephole.size()) +
                   (&layer == &network_.layers().front() ? 4.0 : 6.0) * static_cast<double>(layer.W.size());
    for (const auto& dense : network_.head().dense()) head += 6.0 * static_cast<double>(dense.weight.size());
    return perColumn * batch_.length * batch_.size + head * (batch_.length - first_) * batch_.size;
  }

 private:
  BenchSetup setup_;
  Network<S> network_;
  const LossInfo& loss_;
  const ClipInfo& clip_;
  const OptimizerInfo& optimizer_;
  Vector<S> theta_, gradient_;
  NormHistory norms_;
  Matrix<S> memory_;
  Batch batch_;
  BatchGradient<S> gradients_;
  int first_ = 0;
  std::int64_t steps_ = 0;
};

}  // namespace

std::unique_ptr<Bench> Bench::make(const BenchSetup& setup) {
  if (setup.experiment.precision == Precision::Float64) return std::make_unique<BenchOf<double>>(setup);
  return std::make_unique<BenchOf<float>>(setup);
}

}  // namespace backflow
