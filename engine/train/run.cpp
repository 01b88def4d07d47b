#include "engine/train/run.h"

#include <chrono>
#include <cmath>

#include "engine/clips/list.h"
#include "engine/core/angle.h"
#include "engine/core/denormals.h"
#include "engine/core/error.h"
#include "engine/diagnose/not_finite.h"
#include "engine/diagnose/slope.h"
#include "engine/experiment/knobs.h"
#include "engine/losses/list.h"
#include "engine/optimizers/list.h"
#include "engine/schedules/schedule.h"
#include "engine/train/memory_need.h"
#include "engine/train/run_of.h"
#include "engine/train/run_state.h"

namespace backflow {

namespace {

constexpr std::string_view kAfterUpdate = "after the update";

}  // namespace

std::string Divergence::text() const {
  std::string out = quantity + (nan ? " is NaN" : " is infinite");
  if (layer) out += ", layer " + std::to_string(layer);
  if (timeStep) out += ", time step " + std::to_string(timeStep);
  return out + " (training step " + std::to_string(step) + ")";
}

bool Divergence::atStart() const { return step == 1 && !quantity.ends_with(kAfterUpdate); }

std::unique_ptr<Run> Run::make(const Experiment& experiment, int threads, std::shared_ptr<const Task> task) {
  requireAllowed(experiment);
  if (threads < 1) throw InputError("threads = " + std::to_string(threads) + ": must be at least 1");
  if (!task) task = makeTask(experiment);
  requireMemory("the experiment", memoryNeed(experiment, *task));  // before anything large is made
  if (experiment.precision == Precision::Float64) return std::make_unique<RunOf<double>>(experiment, threads, std::move(task));
  return std::make_unique<RunOf<float>>(experiment, threads, std::move(task));
}

template <class S>
RunOf<S>::RunOf(const Experiment& experiment, int threads, std::shared_ptr<const Task> task)
    : experiment_(experiment),
      task_(std::move(task)),
      network_(experiment.model, task_->inputs, task_->outputs),
      loss_(&find(losses(), task_->loss, "task loss")),
      clip_(&find(clips(), experiment.train.clip.mode, "train.clip.mode")),
      optimizer_(&find(optimizers(), experiment.train.optimizer, "train.optimizer")),
      theta_(network_.initialize(experiment.model.init, experiment.seed, task_->length)),
      training_(network_, *loss_, threads) {
  pruning_.apply(network_.layout(), experiment.train.prune, theta_);
  before_ = theta_;
  memory_.setZero(theta_.size(), optimizer_->memoryColumns);
}

template <class S>
void RunOf<S>::change(const Experiment& changed) {
  requireAllowed(changed);
  if (changed.train.optimizer != experiment_.train.optimizer) {
    optimizer_ = &find(optimizers(), changed.train.optimizer, "train.optimizer");
    memory_.setZero(theta_.size(), optimizer_->memoryColumns);
    optimizerSteps_ = 0;
  }
  if (changed.train.prune != experiment_.train.prune) {
    pruning_.apply(network_.layout(), changed.train.prune, theta_);
    outdatePrediction();
  }
  clip_ = &find(clips(), changed.train.clip.mode, "train.clip.mode");
  if (changed.model.activation != experiment_.model.activation) {
    network_.setActivation(changed.model.activation);
    if (!divergence_) stepped_ = false;  // what the last training step left is of another network
    predictionStep_ = -1;
  }
  experiment_ = changed;
}

template <class S>
void RunOf<S>::drawBatch(int size) {
  Random random = Random::forBatch(experiment_.seed, steps_);
  task_->draw(random, size, batch_);
  batchStep_ = steps_;
  training_.setBatch(batch_, task_->firstLossStep, clip_->perStep);
}

template <class S>
BackwardOptions RunOf<S>::backwardOptions() const {
  BackwardOptions options;
  options.truncate = experiment_.train.truncate;
  options.perStepClip = clip_->perStep ? experiment_.train.clip.threshold : 0.0;
  options.omega = experiment_.train.omega;
  return options;
}

template <class S>
double RunOf<S>::lossAndGradient(bool asTrained, BackwardOptions options) {
  if (!asTrained) options.omega = 0.0;
  using Seed = typename BatchGradient<S>::DropoutSeed;
  const std::optional<Seed> dropout =
      asTrained ? std::optional<Seed>({experiment_.seed, static_cast<std::uint64_t>(steps_)}) : std::nullopt;
  const double loss = training_.compute(theta_, options, dropout, gradient_, gradientExponent_);
  if (asTrained) addRegularizers(theta_, gradient_, gradientExponent_);
  pruning_.clear(gradient_);
  stepped_ = true;
  logNormsFresh_ = false;
  return loss;
}

template <class S>
const std::vector<double>& RunOf<S>::logNorms() const {
  if (logNormsFresh_) return logNorms_;
  logNorms_.resize(static_cast<std::size_t>(training_.length()));
  for (int t = 0; t < training_.length(); ++t)
    logNorms_[static_cast<std::size_t>(t)] = training_.logNorm(network_.layers().size() - 1, t);
  logNormsFresh_ = true;
  return logNorms_;
}

// L1: λ₁ Σ|w|, L2: λ₂ Σ w², over weight matrices that can shrink; their gradients join the loss's before clipping.
template <class S>
void RunOf<S>::addRegularizers(const Vector<S>& theta, Vector<S>& gradient, int exponent) const {
  const double l1 = experiment_.train.l1, l2 = experiment_.train.l2;
  if (l1 == 0.0 && l2 == 0.0) return;
  const double scale = std::ldexp(1.0, -exponent);
  for (const ParameterBlock& block : network_.layout().blocks()) {
    if (!block.shrinks) continue;
    const auto w = theta.segment(block.offset, block.size()).array();
    gradient.segment(block.offset, block.size()).array() +=
        static_cast<S>(l1 * scale) * w.sign() + static_cast<S>(2.0 * l2 * scale) * w;
  }
}

// An overflowing gradient is put right in double, which reaches to 1e308; beyond that it is infinite, and said to be.
template <class S>
typename RunOf<S>::Applied RunOf<S>::clipGradient() {
  const auto threshold = [this](double norm) { return clip_->threshold(experiment_.train.clip, norms_, norm); };
  Applied applied;
  unclippedExponent_ = gradientExponent_;
  if (gradientExponent_ == 0) {
    applied.norm = std::sqrt(gradient_.template cast<double>().squaredNorm());
    const double c = threshold(applied.norm);
    if (clip_->mayAct(applied.norm, c)) unclipped_ = gradient_;
    applied.clipped = clip_->clip(gradient_, applied.norm, c);
    gradientChanged_ = applied.clipped;
  } else {
    gradientChanged_ = true;
    unclipped_ = gradient_;
    Vector<double> wide = gradient_.template cast<double>() * std::ldexp(1.0, gradientExponent_);
    applied.norm = wide.stableNorm();
    applied.clipped = clip_->clip(wide, applied.norm, threshold(applied.norm));
    gradient_ = wide.template cast<S>();
    gradientExponent_ = 0;
  }
  applied.normApplied = applied.clipped ? std::sqrt(gradient_.template cast<double>().squaredNorm()) : applied.norm;
  if (applied.clipped && clip_->turns) applied.angle = angleBetween<S>(unclipped_, gradient_);
  if (training_.clipped()) applied.clipped = true, applied.angle = kNotMeasured;
  return applied;
}

template <class S>
void RunOf<S>::optimize(Vector<S>& theta, Matrix<S>& memory) const {
  const double rate = learningRate(experiment_.train, steps_ + 1);
  optimizer_->step(OptimizerStep<S>{theta, gradient_, memory, optimizerSteps_ + 1, rate, experiment_.train});
  network_.settle(theta);
  pruning_.clear(theta);
}

template <class S>
void RunOf<S>::measureSlope() {
  const std::size_t top = network_.layers().size() - 1;
  const int steps = training_.length() - 1;
  row_.slope = steps > 0 ? (training_.logNorm(top, 0) - training_.logNorm(top, steps)) / steps : kNotMeasured;
  row_.halfLife = halfLife(row_.slope);
}

template <class S>
const Row& RunOf<S>::step() {
  if (divergence_) return row_;
  const FlushDenormals flush;
  const auto start = std::chrono::steady_clock::now();
  const double secondsBefore = row_.seconds;
  drawBatch(experiment_.train.batch);
  before_ = theta_;
  row_ = Row{};
  row_.step = steps_ + 1;
  row_.seconds = secondsBefore;
  row_.trainLoss = lossAndGradient(true, backwardOptions());
  measureSlope();
  const Applied applied = clipGradient();
  row_.gradNorm = applied.norm;
  row_.gradNormApplied = applied.normApplied;
  row_.clipped = applied.clipped;
  row_.clipAngle = applied.angle;
  if (!std::isfinite(row_.trainLoss) || !std::isfinite(applied.norm) || !std::isfinite(applied.normApplied))
    return diverge(*findDivergence(row_.trainLoss));
  remembered_ = memory_;
  optimize(theta_, memory_);
  if (std::optional<Divergence> what = brokenUpdate()) {
    theta_ = before_;
    memory_ = remembered_;
    return diverge(*std::move(what));
  }
  if (experiment_.train.prune > 0.0) pruning_.apply(network_.layout(), experiment_.train.prune, theta_);
  norms_.add(applied.norm);
  ++steps_;
  ++optimizerSteps_;
  if (losses_.size() == kLossWindow) losses_.erase(losses_.begin());
  losses_.push_back(row_.trainLoss);
  const int every = experiment_.train.validateEvery;
  if (every > 0 && steps_ % every == 0) {
    const Validation held = validate();
    row_.valLoss = held.loss;
    row_.accuracy = held.accuracy;
    validatedStep_ = steps_;
  }
  row_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return row_;
}

// A memory of squares overflows long before the parameters do. A step divided by infinity would be none, for ever; or NaN.
template <class S>
std::optional<Divergence> RunOf<S>::brokenUpdate() const {
  const auto isFinite = [](const auto& numbers) { return (numbers * S(0)).sum() == S(0); };  // ±Inf·0 and NaN·0 are NaN
  if (!isFinite(memory_)) return Divergence{row_.step, "the optimizer's memory after the update", 0, 0, memory_.hasNaN()};
  if (isFinite(theta_)) return std::nullopt;
  Eigen::Index first = 0;
  while (std::isfinite(theta_[first])) ++first;
  return Divergence{row_.step, "parameter " + network_.describeElement(first) + " after the update", 0, 0, theta_.hasNaN()};
}

template <class S>
const Row& RunOf<S>::diverge(Divergence what) {
  divergence_ = std::move(what);
  return row_;
}

// The first quantity that is not finite: forward in time through the states, then the outputs, then back in time.
template <class S>
std::optional<Divergence> RunOf<S>::findDivergence(double loss) const {
  const auto found = [this](const char* quantity, std::size_t layer, int t, bool nan) {
    return Divergence{row_.step, quantity, static_cast<int>(layer), t, nan};
  };
  std::vector<const NetworkTape<S>*> tapes;
  for (const auto& shard : training_.shards()) tapes.push_back(&shard.tape);
  if (auto what = firstNotFinite<S>(network_, tapes, loss, row_.step)) return what;
  const int T = training_.length();
  const std::size_t layers = network_.layers().size();
  for (int t = T; t >= 1; --t)
    for (std::size_t l = layers; l-- > 0;) {
      const double norm = training_.logNorm(l, t - 1);
      if (std::isnan(norm) || norm > 1e300) return found("gradient ∂L/∂h", l + 1, t, std::isnan(norm));
    }
  return found("gradient ∂L/∂θ", 0, 0, gradient_.hasNaN());
}

template class RunOf<float>;
template class RunOf<double>;

}  // namespace backflow
