// What to try for each verdict: a table from verdicts to changes of the experiment. Each is one act, undone by one undo.
#pragma once

#include <QString>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow::ui {

struct Remedy {
  VerdictKind verdict;
  const char* title;  // "Switch to LSTM"
  const char* why;    // "a memory that adds instead of multiplying"
  const char* sets;   // the arguments of the act `set`
};

// At most `most` remedies for this verdict that would change this experiment, the likeliest help first. What changes only the
// updates is left out where the run diverged before the first.
std::vector<const Remedy*> remediesFor(VerdictKind verdict, const Experiment& experiment, std::size_t most = 3,
                                       bool beforeAnyUpdate = false);
std::vector<const Remedy*> remediesFor(const Snapshot& snapshot, const Experiment& experiment, std::size_t most = 3);

const std::vector<Remedy>& remedies();  // all of them

}  // namespace backflow::ui
