// Whether an experiment fits into the memory that there is, before it is begun.
#pragma once

#include "engine/experiment/experiment.h"
#include "engine/tasks/task.h"

namespace backflow {

inline constexpr const char* kTooLittleMemory = "try a smaller hidden, batch or length";

// How many held-out samples go through the network together: so few that memory stays bounded, but, where a training step takes
// as many, enough for the products not to wait for their matrix.
int heldOutAtOnce(const Experiment& experiment, const Task& task);

// About how many bytes a training run has in use at most: what passes keep of every time step, the batch, and the copies of
// the parameters. Within a quarter where it is 200 MB and more.
double memoryNeed(const Experiment& experiment, const Task& task);

// The same of an analysis, which goes through the whole batch in float64, beside the run.
double analysisNeed(Experiment experiment, const Task& task);

// Throws InputError where that is more than there is: "the experiment needs about …".
void requireMemory(const char* what, double need);

}  // namespace backflow
