// What the screen is shown of a training step.
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "engine/activations/list.h"
#include "engine/core/angle.h"
#include "engine/diagnose/pull_spectrum.h"
#include "engine/diagnose/saturation.h"
#include "engine/diagnose/spectrum.h"
#include "engine/diagnose/statistics.h"
#include "engine/diagnose/step_back.h"
#include "engine/diagnose/verdict.h"
#include "engine/train/run_of.h"

namespace backflow {
namespace {

constexpr int kLargestSpectrum = 256;        // eigenvalues of larger matrices would hold up the training
constexpr int kSmallSpectrum = 64;           // those of matrices up to this are fresh in every snapshot
constexpr std::int64_t kSpectrumEvery = 50;  // training steps

}  // namespace

// Before the first training step there is nothing to show, so one is done without its update.
template <class S>
void RunOf<S>::dryStep() {
  drawBatch(experiment_.train.batch);
  row_.trainLoss = lossAndGradient(true, backwardOptions());
  before_ = theta_;
  measureSlope();
  const Applied applied = clipGradient();
  row_.gradNorm = applied.norm;
  row_.gradNormApplied = applied.normApplied;
  row_.clipAngle = applied.angle;
}

template <class S>
void RunOf<S>::fill(Snapshot& snapshot, bool inPassing) {
  if (!stepped_) dryStep();
  // A run that has diverged shows what it was before that step, which is all of it that is left.
  const std::int64_t due = inPassing && !divergence_ ? validatedStep_ : steps_;
  if (predictionStep_ < due) predict();
  snapshot.step = divergence_ ? row_.step : steps_;
  snapshot.experiment = experiment_;
  snapshot.length = training_.length();
  snapshot.batch = training_.size();
  snapshot.hidden = experiment_.model.hidden;
  snapshot.firstLossStep = task_->firstLossStep;
  snapshot.sample = 0;
  snapshot.marks = batch_.marks.empty() ? std::vector<int>{} : batch_.marks.front();
  snapshot.layers.assign(network_.layers().size(), {});
  fillNorms(snapshot);
  fillMaps(snapshot);
  fillState(snapshot);
  fillParameters(snapshot);
  snapshot.slope = row_.slope;
  snapshot.clipAngle = std::isnan(row_.clipAngle) && !divergence_ ? perStepAngle() : row_.clipAngle;
  snapshot.prediction = prediction_;
  snapshot.predictionStep = std::max<std::int64_t>(0, predictionStep_);
  snapshot.chance = task_->chance;
  snapshot.chanceLabel = task_->chanceLabel;
  snapshot.divergence = divergence_;

  VerdictInput input = verdictInput(row_.trainLoss, snapshot.saturated);
  const std::vector<double>& norms = logNorms();
  input.logRatio = norms.front() - norms.back();
  input.slope = row_.slope;
  if (!snapshot.marks.empty()) {
    input.firstMark = *std::min_element(snapshot.marks.begin(), snapshot.marks.end());
    input.markRatio = norms[static_cast<std::size_t>(input.firstMark)] - norms.back();
  }
  input.ofSample = true;
  measureLast(input);
  measureStepBack(input, snapshot);
  if (input.ofLast) {
    snapshot.logNormOfLast = lookTape_.layers.back().logNorms();
    snapshot.lastReach = snapshot.marks.empty() ? input.lastRatio : input.markRatio;
  }
  input.truncate = experiment_.train.truncate;
  input.memoryRatio = logMemory() - norms.back();
  input.gradNorm = row_.gradNorm;
  input.dead = snapshot.dead;
  input.gamma = snapshot.gamma;
  input.largestSingularValue = snapshot.largestSingularValue;
  input.length = training_.length();
  input.divergence = divergence_ ? &*divergence_ : nullptr;
  snapshot.verdict = judge(input);
}

// What a verdict looks at beside the gradient.
template <class S>
VerdictInput RunOf<S>::verdictInput(double batchLoss, double saturated) const {
  const ActivationInfo& phi = find(activations(), experiment_.model.activation, "model.activation");
  VerdictInput input;
  input.saturated = hasLimits(network_.layers().back().cell(), phi) ? saturated : 0.0;
  input.lossIsMean = !losses_.empty();
  input.loss = input.lossIsMean ? mean(losses_) : batchLoss;
  input.chance = task_->chance;
  input.chanceLabel = task_->chanceLabel;
  return input;
}

template <class S>
void RunOf<S>::fillNorms(Snapshot& snapshot) const {
  const int T = training_.length(), B = training_.size();
  std::vector<double> sorted(static_cast<std::size_t>(B));
  for (std::size_t l = 0; l < network_.layers().size(); ++l) {
    Snapshot::Layer& layer = snapshot.layers[l];
    for (int t = 0; t < T; ++t) {
      layer.logNorm.push_back(training_.logNorm(l, t));
      for (int b = 0; b < B; ++b) sorted[static_cast<std::size_t>(b)] = training_.logNormSample(l, t, b);
      if (std::any_of(sorted.begin(), sorted.end(), [](double v) { return std::isnan(v); })) {
        for (auto* curve : {&layer.low, &layer.median, &layer.high}) curve->push_back(std::numeric_limits<float>::quiet_NaN());
        continue;
      }
      std::sort(sorted.begin(), sorted.end());
      layer.low.push_back(static_cast<float>(quantile(sorted, 0.1)));
      layer.median.push_back(static_cast<float>(quantile(sorted, 0.5)));
      layer.high.push_back(static_cast<float>(quantile(sorted, 0.9)));
    }
  }
}

// Backward overwrote the gates with their gradients, so the sample shown is run forward once more, with the parameters that
// the training step had, and without dropout.
template <class S>
void RunOf<S>::fillMaps(Snapshot& snapshot) {
  const int T = training_.length();
  Matrix<S> x(task_->inputs, T);
  for (int t = 0; t < T; ++t) x.col(t) = batch_.x.col(batch_.column(t, snapshot.sample)).template cast<S>();
  network_.shape(lookTape_, T, 1, task_->firstLossStep);
  network_.forward(before_, x, lookTape_, nullptr);
  const ActivationInfo& phi = find(activations(), experiment_.model.activation, "model.activation");
  for (std::size_t l = 0; l < network_.layers().size(); ++l) {
    const LayerTape<S>& tape = lookTape_.layers[l];
    const Layer<S>& layer = network_.layers()[l];
    const CellInfo& cell = layer.cell();
    std::vector<Heatmap>& maps = snapshot.layers[l].maps;
    maps.push_back({"h", "hidden state h", layer.states(tape).template cast<float>(), true});
    if (cell.states > 1)
      maps.push_back(
          {"c", std::string(cell.secondState), tape.memory.block(0, 1, layer.hidden(), T).template cast<float>(), true});
    for (const Gate& gate : cell.gates) {
      Matrix<float> values = layer.slot(tape, gate.slot).template cast<float>();
      if (gate.throughPhi && !phi.fromOutput) {  // φ's argument was kept
        const float alpha =
            layer.slope.rows ? static_cast<float>(layer.slope.of(before_)(0, 0)) : static_cast<float>(phi.slope);
        phi.applyFloat(values.data(), values.data(), values.size(), alpha);
      }
      maps.push_back({std::string(gate.id), std::string(gate.label), std::move(values), gate.isSigned});
    }
  }
}

// How much of the last loss alone arrives, where there are others: of the sample that fillMaps() has run forward.
template <class S>
void RunOf<S>::measureLast(VerdictInput& input) {
  const int T = lookTape_.length, first = lookTape_.first;
  const auto asks = [this](int t) { return batch_.weight[batch_.column(t, 0)] != 0.0; };
  int last = T - 1;
  while (last > 0 && !asks(last)) --last;
  bool others = false;
  for (int t = first; t < last; ++t) others = others || asks(t);
  if (!others || divergence_) return;
  input.ofLast = true;
  Batch one;
  one.reset(T - first, 1, task_->inputs, task_->outputs, batch_.target.size() == 0);
  one.weight[last - first] = 1.0;
  const Eigen::Index from = batch_.column(last, 0);
  if (one.target.size()) one.target.col(last - first) = batch_.target.col(from);
  if (!one.label.empty()) one.label[static_cast<std::size_t>(last - first)] = batch_.label[static_cast<std::size_t>(from)];
  Matrix<S> dy;
  Vector<S> unused;
  loss_->evaluate(lookTape_.head.y, one, dy);
  BackwardOptions options;
  options.truncate = experiment_.train.truncate;
  input.lastLoss = last + 1;
  input.throughKeeper = throughKeeper(network_.layers().back(), lookTape_.layers.back(), input.lastLoss);
  network_.backward(before_, dy, lookTape_, options, unused);
  const LayerTape<S>& tape = lookTape_.layers.back();
  input.lastRatio = tape.logNorm(0) - tape.logNorm(last);
  input.lastSlope = input.lastRatio / last;
  if (input.firstMark >= 0) input.markRatio = tape.logNorm(input.firstMark) - tape.logNorm(last);
}

// What the step back is made of: of the batch, or of the very pass that measureLast() has done.
template <class S>
void RunOf<S>::measureStepBack(VerdictInput& input, const Snapshot& snapshot) const {
  const Layer<S>& top = network_.layers().back();
  if (const Gate* keeper = keeperOf(top.cell())) {
    input.keeper = keeperName(*keeper);
    if (!input.ofLast) input.throughKeeper = throughKeeper(top, lookTape_.layers.back(), lookTape_.length);
  }
  if (std::isnan(snapshot.gamma)) return;
  std::vector<const LayerTape<S>*> tapes;
  if (input.ofLast)
    tapes.push_back(&lookTape_.layers.back());
  else
    for (const auto& shard : training_.shards()) tapes.push_back(&shard.tape.layers.back());
  input.throughActivation = throughActivation(top, tapes, input.ofLast ? input.lastLoss : training_.length());
}

template <class S>
double RunOf<S>::logMemory() const {
  if (network_.layers().back().cell().states < 2) return kNotMeasured;
  double squares = 0.0;
  for (const auto& shard : training_.shards())
    squares += shard.tape.layers.back().initialAdjoint[1].template cast<double>().squaredNorm();
  return 0.5 * std::log(squares);
}

template <class S>
void RunOf<S>::fillState(Snapshot& snapshot) {
  const Layer<S>& top = network_.layers().back();
  const Eigen::Index H = top.hidden();
  Eigen::Index saturated = 0;
  Eigen::Array<bool, Eigen::Dynamic, 1> dead = Eigen::Array<bool, Eigen::Dynamic, 1>::Constant(H, true);
  for (const auto& shard : training_.shards()) {
    const auto h = top.states(shard.tape.layers.back());
    saturated += (h.array().abs() > S(0.95)).count();
    dead = dead && (h.array() == S(0)).rowwise().all();
  }
  snapshot.saturated =
      static_cast<double>(saturated) / static_cast<double>(H * training_.length() * Eigen::Index(training_.size()));
  snapshot.dead = static_cast<double>(dead.count()) / static_cast<double>(H);
  const bool due = top.hidden() <= kSmallSpectrum || spectrumStep_ < 0 || steps_ - spectrumStep_ >= kSpectrumEvery;
  if (due && top.hidden() <= kLargestSpectrum && before_.allFinite() && top.U.rows) {
    const Matrix<double> u = top.recurrent(before_).topRows(H).template cast<double>();
    eigenvalues_ = eigenvaluesOf(u);
    spectralRadius_ = std::abs(eigenvalues_.front());
    largestSingularValue_ = std::sqrt(
        Eigen::SelfAdjointEigenSolver<Matrix<double>>(u.transpose() * u, Eigen::EigenvaluesOnly).eigenvalues().maxCoeff());
    spectrumStep_ = steps_;
  }
  snapshot.eigenvalues = eigenvalues_;
  snapshot.spectrumNote = whyFixed(network_.layers().size() - 1);
  if (eigenvalues_.empty() && snapshot.spectrumNote.empty())
    snapshot.spectrumNote =
        "The eigenvalues of more than " + std::to_string(kLargestSpectrum) + " units would hold up the training";
  snapshot.spectralRadius = spectralRadius_;
  snapshot.largestSingularValue = largestSingularValue_;
  snapshot.gamma = steepest(top, experiment_.model, before_);
}

template <class S>
void RunOf<S>::fillParameters(Snapshot& snapshot) const {
  const Vector<S>& gradient = gradientChanged_ ? unclipped_ : gradient_;
  const double scale = std::ldexp(1.0, unclippedExponent_);
  snapshot.parameters.clear();
  for (const TorchBlock& p : network_.torchBlocks()) {
    if (p.block.size() == 0) continue;
    const auto norm = [&p](const Vector<S>& v) {
      return v.segment(p.block.offset, p.block.size()).template cast<double>().stableNorm();
    };
    snapshot.parameters.push_back({p.name, norm(before_), scale * norm(gradient)});
  }
}

// What the gradient of the last step would have been without clipping at every time step: a forward and a backward pass.
template <class S>
double RunOf<S>::perStepAngle() {
  if (!look_) look_ = std::make_unique<BatchGradient<S>>(network_, *loss_, 1);
  look_->setBatch(batch_, task_->firstLossStep, true);
  BackwardOptions options = backwardOptions();
  options.perStepClip = 0.0;
  Vector<S> raw;
  int exponent = 0;
  look_->compute(before_, options,
                 typename BatchGradient<S>::DropoutSeed{experiment_.seed, static_cast<std::uint64_t>(batchStep_)}, raw,
                 exponent);
  addRegularizers(before_, raw, exponent);
  pruning_.clear(raw);
  return angleBetween<S>(raw, gradient_);
}

template VerdictInput RunOf<float>::verdictInput(double, double) const;
template VerdictInput RunOf<double>::verdictInput(double, double) const;
template void RunOf<float>::fill(Snapshot&, bool);
template void RunOf<double>::fill(Snapshot&, bool);

}  // namespace backflow
