// What the gradient of a run does: the network in float64 on the batch of the next training step, and the verdict.
#include <algorithm>

#include "engine/diagnose/analyze.h"
#include "engine/diagnose/spectrum.h"
#include "engine/diagnose/verdict.h"
#include "engine/train/memory_need.h"
#include "engine/train/run_of.h"

namespace backflow {

Analysis Run::analyze(const std::function<bool(double)>& progress) { return analyze(progress, kReportedParts); }

template <class S>
Analysis RunOf<S>::analyze(const std::function<bool(double)>& progress, const AnalysisParts& wanted) {
  requireMemory("the analysis", analysisNeed(experiment_, *task_));
  Network<double> network(experiment_.model, task_->inputs, task_->outputs);
  const Vector<double> theta = theta_.template cast<double>();
  Random random = Random::forBatch(experiment_.seed, steps_);
  Batch batch;
  task_->draw(random, experiment_.train.batch, batch);
  Analysis analysis = backflow::analyze(Subject{network, theta, batch, *loss_, task_->firstLossStep, pruning_.pruned(), steps_},
                                        experiment_, progress, wanted);
  analysis.chance = task_->chance;
  analysis.chanceLabel = task_->chanceLabel;
  if (divergence_) analysis.divergence = divergence_;  // otherwise what the next step would find

  const Analysis::Layer& top = analysis.layers.back();
  VerdictInput input = verdictInput(analysis.loss, top.saturation.hidden);
  input.logRatio = top.logNorm.front() - top.logNorm.back();
  input.slope = top.slope.endToEnd;  // the rate that the ratio is made of, as in the window
  if (analysis.lastLoss > analysis.firstLoss && analysis.lastLoss > 1) {
    const auto last = static_cast<std::size_t>(analysis.lastLoss) - 1;
    input.ofLast = true;
    input.lastLoss = analysis.lastLoss;
    input.lastRatio = analysis.logNormOfLast.front() - analysis.logNormOfLast[last];
    input.lastSlope = input.lastRatio / static_cast<double>(last);
  }
  input.throughActivation = analysis.throughActivation;
  input.throughKeeper = analysis.throughKeeper;
  if (top.timeConstants) input.keeper = top.timeConstants->gate;
  input.memoryRatio = analysis.logMemory - top.logNorm.back();
  input.gradNorm = analysis.gradNorm;
  input.dead = top.saturation.dead;
  if (!top.spectra.empty()) {
    input.largestSingularValue = top.spectra.front().largestSingular;
  }
  input.gamma = steepest(network.layers().back(), experiment_.model, theta);
  input.length = analysis.length;
  if (!batch.marks.empty() && !batch.marks.front().empty()) {
    input.firstMark = *std::min_element(batch.marks.front().begin(), batch.marks.front().end());
    const bool alone = input.ofLast;
    const std::vector<double>& norms = alone ? analysis.logNormOfLast : top.logNorm;
    const auto end = static_cast<std::size_t>(alone ? analysis.lastLoss : analysis.length) - 1;
    input.markRatio = norms[static_cast<std::size_t>(input.firstMark)] - norms[end];
  }
  input.divergence = analysis.divergence ? &*analysis.divergence : nullptr;
  analysis.verdict = judge(input);
  return analysis;
}

template Analysis RunOf<float>::analyze(const std::function<bool(double)>&, const AnalysisParts&);
template Analysis RunOf<double>::analyze(const std::function<bool(double)>&, const AnalysisParts&);

}  // namespace backflow
