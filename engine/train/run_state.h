// The whole state of a run between two training steps: what Run::save() takes and Run::restore() puts back. Batches and
// dropout are drawn from the seed and the number of the step, so the random streams need no more than that number.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/clips/norm_history.h"
#include "engine/train/pruning.h"
#include "engine/train/snapshot.h"

namespace backflow {

template <class S>
struct RunNumbers {
  Vector<S> theta;     // parameters, 0 where pruned
  Matrix<S> memory;    // the optimizer's, a row a parameter
  Pruning<S> pruning;  // which are pruned, and their values
};

// The running mean of the loss, which verdicts look at, is of so many training steps. A window, and no exponential mean: a
// spike of 10²⁰ is forgotten as soon as one of 2.
inline constexpr std::size_t kLossWindow = 20;

struct RunState {
  Experiment experiment;
  std::string dataHash;    // SHA-256 of the data that were trained on; empty: made ones, or a session that does not say
  std::int64_t steps = 0;  // training steps done
  std::int64_t optimizerSteps = 0;  // since the optimizer was chosen
  std::int64_t validatedStep = 0;
  std::size_t changes = 0;     // Run::changes(): so many of the Recorder's are contained
  std::vector<double> losses;  // of the last kLossWindow training steps, oldest first
  Row row;                     // of the last training step, or of the one that diverged
  NormHistory norms;           // of the gradients so far, before clipping
  // The training step after these did; all else is as it was before that one. Trained again it diverges again, bit for bit.
  bool diverged = false;
  std::variant<RunNumbers<float>, RunNumbers<double>> numbers;

  std::size_t bytes() const;  // of memory, about
};

}  // namespace backflow
