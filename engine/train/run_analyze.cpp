// What the gradient of a run does: the network in float64 on the batch of the next training step, and the verdict.
#include <algorithm>
#include <cmath>

#include "engine/activations/list.h"
#include "engine/diagnose/analyze.h"
#include "engine/diagnose/verdict.h"
#include "engine/train/run_of.h"

namespace backflow {

Analysis Run::analyze(const std::function<bool(double)>& progress) { return analyze(progress, kReportedParts); }

template <class S>
Analysis RunOf<S>::analyze(const std::function<bool(double)>& progress, const AnalysisParts& wanted) {
  Network<double> network(experiment_.model, task_->inputs, task_->outputs);
  const Vector<double> theta = theta_.template cast<double>();
  Random random = Random::forBatch(experiment_.seed, steps_);
  Batch batch;
  task_->draw(random, experiment_.train.batch, batch);
  Analysis analysis = backflow::analyze(Subject{network, theta, batch, *loss_, task_->firstLossStep, pruning_.pruned()},
                                        experiment_, progress, wanted);
  analysis.step = steps_;
  analysis.chance = task_->chance;
  analysis.chanceLabel = task_->chanceLabel;
  analysis.divergence = divergence_;
  if (!divergence_ && !std::isfinite(analysis.loss))  // the next step would find out
    analysis.divergence = Divergence{steps_ + 1, "loss L", 0, 0, std::isnan(analysis.loss)};

  const Analysis::Layer& top = analysis.layers.back();
  const ActivationInfo& phi = find(activations(), experiment_.model.activation, "model.activation");
  VerdictInput input;
  input.logRatio = top.logNorm.front() - top.logNorm.back();
  input.slope = top.slope.endToEnd;  // the rate that the ratio is made of, as in the window
  input.gradNorm = analysis.gradNorm;
  input.saturated = isBounded(phi) ? top.saturation.hidden : 0.0;
  input.dead = top.saturation.dead;
  input.loss = std::isnan(smoothedLoss_) ? analysis.loss : smoothedLoss_;
  input.chance = task_->chance;
  input.chanceLabel = task_->chanceLabel;
  if (!top.spectra.empty()) {
    input.spectralRadius = top.spectra.front().radius;
    input.largestSingularValue = top.spectra.front().largestSingular;
  }
  input.gamma = experiment_.model.cell == "rnn" ? phi.gamma : kNotMeasured;
  input.length = analysis.length;
  if (!batch.marks.empty() && !batch.marks.front().empty())
    input.firstMark = *std::min_element(batch.marks.front().begin(), batch.marks.front().end());
  input.divergence = analysis.divergence ? &*analysis.divergence : nullptr;
  analysis.verdict = judge(input);
  return analysis;
}

template Analysis RunOf<float>::analyze(const std::function<bool(double)>&, const AnalysisParts&);
template Analysis RunOf<double>::analyze(const std::function<bool(double)>&, const AnalysisParts&);

}  // namespace backflow
