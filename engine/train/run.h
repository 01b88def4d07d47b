// A run: one network on one task, trained step by step. The precision is chosen at run time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/formats/named_array.h"
#include "engine/train/snapshot.h"

namespace backflow {

// The worst disagreement between backprop and central differences, over every parameter, the inputs and the initial state.
struct GradientCheck {
  double worst = 0.0;     // relative error |a − n| / max(|a|, |n|, floor); see gradient_check.h
  std::string where;      // "U[3,5] of layer 1"
  double backprop = 0.0;  // the two values there
  double difference = 0.0;
  std::int64_t checked = 0;    // how many derivatives were compared
  std::int64_t undecided = 0;  // of these: no difference is exact enough to tell, and `worst` leaves them out
  static constexpr double kWorstAllowed = 1e-6;
  bool decided() const { return 2 * undecided <= checked; }
  bool agrees() const { return worst <= kWorstAllowed && decided(); }  // NaN does not
};

struct Validation {
  double loss = kNotMeasured;
  double accuracy = kNotMeasured;  // NaN where the task defines none
};

struct Analysis;  // engine/diagnose/analysis.h
struct AnalysisParts;
struct LossSlice;  // engine/diagnose/loss_slice.h
struct LossSliceOptions;
struct RunState;  // engine/train/run_state.h

// One thread at a time may use a run. What its members give a reference to is the run's own: it changes with the next training
// step, and ends with the run.
class Run {
 public:
  // Throws InputError (a value that no key may have, bad data, threads < 1) or IoError. `threads` never changes a result.
  // task: shareTask() of another run of this experiment, so that both have the same data though their file may have changed
  // since; null: read anew.
  static std::unique_ptr<Run> make(const Experiment& experiment, int threads = 1, std::shared_ptr<const Task> task = nullptr);
  virtual ~Run() = default;

  virtual const Experiment& experiment() const = 0;
  virtual const Task& task() const = 0;
  virtual std::shared_ptr<const Task> shareTask() const = 0;
  virtual std::int64_t steps() const = 0;  // training steps done

  // One training step: draw a batch, forward, loss, backward, clip, update; validates when due. After divergence it does
  // nothing and returns the row of the step that diverged; the parameters stay as they were before that step.
  virtual const Row& step() = 0;
  virtual const std::optional<Divergence>& divergence() const = 0;

  // Live knobs act from the next step on, weights kept. Precondition: !needsRestart(experiment(), changed). Throws InputError
  // for a value that no key may have.
  virtual void change(const Experiment& changed) = 0;

  // How often something was done to it between two steps, as apply() of train/change.h counts; its states keep the number.
  virtual std::size_t changes() const = 0;
  virtual void countChange() = 0;

  // The state after the last training step, its experiment with it; restored into any run of an experiment that differs in live
  // knobs only, it goes on from there to the same bits. restore() throws InputError for any other; it undoes a divergence,
  // which the next training step brings back. The next snapshot is of a dry step, unless the last training step led to that
  // very state.
  virtual std::shared_ptr<const RunState> save() const = 0;
  virtual void restore(const RunState& state) = 0;

  // U of a layer (0: bottom) and a gate (0: the first block of rows), H×H, as it will act in the next step.
  virtual Matrix<double> recurrent(std::size_t layer, int block) const = 0;
  // Replaces it, rounded to the run's precision; pruning then takes its share anew. The optimizer keeps its memory, and the
  // next snapshot is of a dry step with the new matrix. Both throw InputError, with the reason, where U is not free (orthogonal
  // U, antisymmetric cells, cells without U); this one also after divergence and for numbers that are not finite.
  virtual void setRecurrent(std::size_t layer, int block, const Matrix<double>& u) = 0;

  // Looked at between two parts of a validation or a prediction, which may take long: once asked to stop these throw Cancelled
  // (core/error.h), and the run is of no use any more.
  virtual void stopWhen(const std::stop_token& stop) = 0;

  virtual Validation validate() = 0;

  // ln ‖∂L/∂h_t‖ of the top layer at the last step, for t = 1 … T; empty before the first. Cheap: no copy of anything large.
  virtual const std::vector<double>& logNorms() const = 0;

  // Fills everything in the snapshot from the last training step (from a dry step if there was none yet). inPassing, because
  // training goes on: the prediction is that of the last validation.
  virtual void fill(Snapshot& snapshot, bool inPassing = false) = 0;

  // One whole training step as arrays, without keeping it: backflow-cli probe --help names them. asTrained: dropout and
  // regularizers on.
  virtual std::vector<NamedArray> probe(bool asTrained) = 0;

  // Central differences in float64, whatever the run's precision. `progress` gets a fraction; returning false cancels.
  virtual GradientCheck check(const std::function<bool(double)>& progress = {}) = 0;

  // What the gradient does and why: slope, Jacobians, spectra, paths, sharpness, verdict, in float64 whatever the run's
  // precision, on the batch of the next training step; dropout, regularizers, truncation and clipping are off. `progress` as
  // for check(); what was not done when it cancelled is listed in the result.
  virtual Analysis analyze(const std::function<bool(double)>& progress, const AnalysisParts& wanted) = 0;
  Analysis analyze(const std::function<bool(double)>& progress = {});  // what `backflow-cli analyze` reports

  // L on a plane through θ, in float64 on the batch of the next training step, and where that step would land; dropout and
  // regularizers are off. `progress` as for check(), before each gradient and each loss.
  virtual LossSlice lossSlice(const LossSliceOptions& options, const std::function<bool(double)>& progress = {}) = 0;

  // Parameters under PyTorch's names, in its layout, order and signs.
  virtual std::vector<NamedArray> parameters() const = 0;
  // Takes parameters() of another run of the same network, to the same bits; the optimizer keeps its memory, and the next
  // snapshot is of a dry step. Throws InputError unless every array is there once, of this shape and precision, and finite.
  virtual void setParameters(const std::vector<NamedArray>& arrays) = 0;

  virtual std::size_t parameterCount() const = 0;
};

}  // namespace backflow
