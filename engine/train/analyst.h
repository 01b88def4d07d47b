// Analyzes states of a run on its own thread while the run goes on. Pull, not push, as with the trainer: of the states that
// are submitted only the latest is kept, and of the results too. In the whole process one analysis is measured at a time, and
// two thirds of the time none: what is looked at must not slow down what is looked for.
#pragma once

#include <memory>

#include "engine/diagnose/analysis.h"
#include "engine/train/run_state.h"

namespace backflow {

// All members may be called from one other thread at any time and return at once.
class Analyst {
 public:
  Analyst();
  ~Analyst();  // what is being measured ends at its next sign of progress

  // Replaces a state that has not been begun. The one submitted last, with the same parts, is not analyzed twice.
  void submit(std::shared_ptr<const RunState> state, const AnalysisParts& parts);
  void forget();  // drops what is waiting, being measured and done: another run begins

  // The latest since the last take(); null: none. A failure is an analysis without layers that tells it under `skipped`.
  std::shared_ptr<const Analysis> take();
  bool busy() const;  // something waits, is being measured, or has not been taken

  void stop();           // for good: what is being measured ends at its next sign of progress
  bool stopped() const;  // it may be destroyed without waiting

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace backflow
