#include "engine/train/run_state.h"

#include "engine/clips/list.h"
#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "engine/optimizers/list.h"
#include "engine/train/run_of.h"

namespace backflow {

std::size_t RunState::bytes() const {
  return sizeof(RunState) + norms.bytes() + losses.capacity() * sizeof(double) +
         std::visit(
             [](const auto& n) {
               const auto count = static_cast<std::size_t>(n.theta.size() + n.memory.size());
               return count * sizeof(n.theta[0]) + n.pruning.bytes();
             },
             numbers);
}

template <class S>
std::shared_ptr<const RunState> RunOf<S>::save() const {
  auto state = std::make_shared<RunState>();
  state->experiment = experiment_;
  state->dataHash = task_->dataHash;
  state->steps = steps_;
  state->optimizerSteps = optimizerSteps_;
  state->validatedStep = validatedStep_;
  state->changes = changes_;
  state->losses = losses_;
  state->row = row_;
  state->norms = norms_;
  state->diverged = divergence_.has_value();
  state->numbers = RunNumbers<S>{theta_, memory_, pruning_};
  return state;
}

// Whether the last training step led to that very state.
template <class S>
bool RunOf<S>::stands(const RunState& state) const {
  const auto& numbers = std::get<RunNumbers<S>>(state.numbers);
  return stepped_ && !divergence_ && steps_ == state.steps && optimizerSteps_ == state.optimizerSteps &&
         changedKnobs(experiment_, state.experiment).empty() &&  // first: the memory's size is of the optimizer
         theta_ == numbers.theta && memory_ == numbers.memory;
}

template <class S>
void RunOf<S>::restore(const RunState& state) {
  const RunNumbers<S>* numbers = std::get_if<RunNumbers<S>>(&state.numbers);
  const OptimizerInfo& optimizer = find(optimizers(), state.experiment.train.optimizer, "train.optimizer");
  const bool fits = numbers && numbers->theta.size() == theta_.size() && numbers->memory.rows() == theta_.size() &&
                    numbers->memory.cols() == optimizer.memoryColumns;
  if (!fits || needsRestart(experiment_, state.experiment))
    throw InputError("the saved state is of another experiment than this run's");
  if (!state.dataHash.empty() && state.dataHash != task_->dataHash)
    throw InputError(task_->dataFile + ": has changed since it was trained on: its SHA-256 is now " + task_->dataHash);
  changes_ = state.changes;
  if (stands(state)) {
    row_.seconds = state.row.seconds;  // else it is the same, or has what a dry step measured
    return;
  }
  optimizer_ = &optimizer;
  clip_ = &find(clips(), state.experiment.train.clip.mode, "train.clip.mode");
  network_.setActivation(state.experiment.model.activation);
  experiment_ = state.experiment;
  theta_ = before_ = numbers->theta;
  memory_ = numbers->memory;
  pruning_ = numbers->pruning;
  norms_ = state.norms;
  steps_ = state.steps;
  optimizerSteps_ = state.optimizerSteps;
  validatedStep_ = state.validatedStep;
  losses_ = state.losses;
  row_ = state.row;
  divergence_.reset();
  stepped_ = logNormsFresh_ = false;
  prediction_ = {};
  predictionStep_ = spectrumStep_ = -1;
}

template std::shared_ptr<const RunState> RunOf<float>::save() const;
template std::shared_ptr<const RunState> RunOf<double>::save() const;
template void RunOf<float>::restore(const RunState&);
template void RunOf<double>::restore(const RunState&);

}  // namespace backflow
