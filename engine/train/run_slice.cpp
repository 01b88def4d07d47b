// A plane through the loss around a run's parameters, in float64 on the batch of the next training step, and where that step
// would land.
#include "engine/diagnose/loss_slice.h"
#include "engine/diagnose/subject.h"
#include "engine/schedules/schedule.h"
#include "engine/train/memory_need.h"
#include "engine/train/run_of.h"

namespace backflow {

template <class S>
LossSlice RunOf<S>::lossSlice(const LossSliceOptions& options, const std::function<bool(double)>& progress) try {
  const auto tick = [&progress](double fraction) {
    if (progress && !progress(fraction)) throw Cancelled();
  };
  requireMemory("the loss cliff", analysisNeed(experiment_, *task_));
  Network<double> network(experiment_.model, task_->inputs, task_->outputs);
  const Vector<double> theta = theta_.template cast<double>();
  Random random = Random::forBatch(experiment_.seed, steps_);
  Batch batch;
  task_->draw(random, experiment_.train.batch, batch);
  const Subject subject{network, theta, batch, *loss_, task_->firstLossStep, pruning_.pruned(), steps_};

  NetworkTape<double> tape;
  Matrix<double> dy;
  const auto gradientOf = [&](const BackwardOptions& how) {
    tick(0.0);
    subject.forward(theta, tape, dy);
    tick(0.0);
    Vector<double> gradient = subject.backward(theta, dy, tape, how);
    subject.clearPruned(gradient);
    return gradient;
  };
  const auto stepped = [&](const Vector<double>& gradient) {
    Vector<double> next = theta;
    Matrix<double> memory = memory_.template cast<double>();
    const double rate = learningRate(experiment_.train, steps_ + 1);
    optimizer_->step(OptimizerStep<double>{next, gradient, memory, optimizerSteps_ + 1, rate, experiment_.train});
    network.settle(next);
    subject.clearPruned(next);
    return next;
  };
  BackwardOptions how;
  const Vector<double> whole = gradientOf(how);
  how.truncate = experiment_.train.truncate;
  Vector<double> applied = how.truncate ? gradientOf(how) : whole;
  SliceSteps steps{stepped(applied), {}, false};
  if (clip_->perStep) {
    how.perStepClip = experiment_.train.clip.threshold;
    const Vector<double> before = applied;
    applied = gradientOf(how);
    steps.clips = applied != before;
  } else {
    const double norm = applied.stableNorm();
    steps.clips = clip_->clip(applied, norm, clip_->threshold(experiment_.train.clip, norms_, norm));
  }
  steps.clipped = stepped(applied);

  LossSlice slice = lossSliceOf(subject, whole, steps, options, tick);
  slice.step = steps_;
  return slice;
} catch (const Cancelled&) {
  return {};  // before there was anything to show
}

template LossSlice RunOf<float>::lossSlice(const LossSliceOptions&, const std::function<bool(double)>&);
template LossSlice RunOf<double>::lossSlice(const LossSliceOptions&, const std::function<bool(double)>&);

}  // namespace backflow
