// The run in one precision: run.h's promises on a Network<S>.
#pragma once

#include <algorithm>

#include "engine/clips/clip.h"
#include "engine/diagnose/verdict.h"
#include "engine/optimizers/optimizer.h"
#include "engine/train/batch_gradient.h"
#include "engine/train/pruning.h"
#include "engine/train/run.h"

namespace backflow {

template <class S>
class RunOf final : public Run {
 public:
  RunOf(const Experiment& experiment, int threads, std::shared_ptr<const Task> task);

  const Experiment& experiment() const override { return experiment_; }
  const Task& task() const override { return *task_; }
  std::shared_ptr<const Task> shareTask() const override { return task_; }
  std::int64_t steps() const override { return steps_; }
  const Row& step() override;
  const std::optional<Divergence>& divergence() const override { return divergence_; }
  void change(const Experiment& changed) override;
  std::size_t changes() const override { return changes_; }
  void countChange() override { ++changes_; }
  std::shared_ptr<const RunState> save() const override;
  void restore(const RunState& state) override;
  Matrix<double> recurrent(std::size_t layer, int block) const override;
  void setRecurrent(std::size_t layer, int block, const Matrix<double>& u) override;
  void stopWhen(const std::stop_token& stop) override { stop_ = stop; }
  Validation validate() override;
  const std::vector<double>& logNorms() const override;
  void fill(Snapshot& snapshot, bool inPassing) override;
  std::vector<NamedArray> probe(bool asTrained) override;
  GradientCheck check(const std::function<bool(double)>& progress) override;
  using Run::analyze;
  Analysis analyze(const std::function<bool(double)>& progress, const AnalysisParts& wanted) override;
  LossSlice lossSlice(const LossSliceOptions& options, const std::function<bool(double)>& progress) override;
  std::vector<NamedArray> parameters() const override { return network_.torchArrays(theta_, ""); }
  void setParameters(const std::vector<NamedArray>& arrays) override;
  std::size_t parameterCount() const override { return static_cast<std::size_t>(theta_.size()); }

 private:
  struct Applied {  // what was done to the gradient
    double norm = 0.0, normApplied = 0.0;
    bool clipped = false;
    double angle = 0.0;  // degrees, between before and after
  };
  void drawBatch(int size);
  BackwardOptions backwardOptions() const;
  double lossAndGradient(bool asTrained, BackwardOptions options);  // of batch_; leaves gradient_ and gradientExponent_
  void addRegularizers(const Vector<S>& theta, Vector<S>& gradient, int exponent) const;
  Applied clipGradient();
  void optimize(Vector<S>& theta, Matrix<S>& memory) const;
  void dryStep();
  bool stands(const RunState& state) const;  // run_state.cpp
  void measureSlope();
  std::optional<Divergence> findDivergence(double loss) const;
  std::optional<Divergence> brokenUpdate() const;
  const Row& diverge(Divergence what);

  std::string whyFixed(std::size_t layer) const;  // run_pull.cpp; empty: U is free

  // run_predict.cpp: forward over held-out samples, a few at a time
  template <class Use>
  void overHeldOut(int count, Use use);
  void predict();
  Matrix<double> continueSequence();
  // Parameters that were changed by hand: at rest the prediction is made again, in passing the last validation's will do.
  void outdatePrediction() { predictionStep_ = std::min(predictionStep_, steps_ - 1); }
  // run_snapshot.cpp
  VerdictInput verdictInput(double batchLoss, double saturated) const;
  void fillMaps(Snapshot& snapshot);
  void fillNorms(Snapshot& snapshot) const;
  void fillState(Snapshot& snapshot);
  void fillParameters(Snapshot& snapshot) const;
  void measureLast(VerdictInput& input);
  void measureStepBack(VerdictInput& input, const Snapshot& snapshot) const;
  double logMemory() const;
  double perStepAngle();
  // run_probe.cpp
  void probeStates(std::vector<NamedArray>& arrays) const;
  Matrix<double> triangle(const Matrix<S>& x, const Matrix<S>& dy, bool asTrained);

  Experiment experiment_;
  std::shared_ptr<const Task> task_;
  Network<S> network_;
  const LossInfo* loss_;
  const ClipInfo* clip_;
  const OptimizerInfo* optimizer_;

  Vector<S> theta_, before_, gradient_;  // parameters; those of the last training step's forward; ∂L/∂θ·2^−gradientExponent_
  int gradientExponent_ = 0;
  Vector<S> unclipped_;  // where gradientChanged_: gradient_ before clipping, ·2^−unclippedExponent_
  int unclippedExponent_ = 0;
  bool gradientChanged_ = false;
  Pruning<S> pruning_;               // θ_ is what is left; what the optimizer does to a pruned weight is undone
  NormHistory norms_;                // of the gradients so far, before clipping
  Matrix<S> memory_, remembered_;    // the optimizer's, and that of before the last update
  std::int64_t optimizerSteps_ = 0;  // since the optimizer was chosen
  std::int64_t steps_ = 0;
  std::size_t changes_ = 0;
  bool stepped_ = false;  // training_ holds a step
  Batch batch_, heldOut_;
  std::int64_t batchStep_ = 0;  // steps_ when batch_ was drawn
  BatchGradient<S> training_;
  NetworkTape<S> lookTape_;                 // of everything that only looks
  std::unique_ptr<BatchGradient<S>> look_;  // of perStepAngle()
  mutable std::vector<double> logNorms_;
  mutable bool logNormsFresh_ = false;
  Row row_;
  std::vector<double> losses_;  // of the last kLossWindow training steps, oldest first
  std::optional<Divergence> divergence_;
  std::stop_token stop_;
  Prediction prediction_;
  std::int64_t predictionStep_ = -1, validatedStep_ = 0;
  std::int64_t spectrumStep_ = -1;
  double spectralRadius_ = kNotMeasured, largestSingularValue_ = kNotMeasured;
  std::vector<std::complex<double>> eigenvalues_;
};

}  // namespace backflow
