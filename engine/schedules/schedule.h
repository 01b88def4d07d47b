// How the learning rate changes while training runs: η(n) is a pure function of the experiment and of the training step n.
// Each file of this folder defines one `const ScheduleInfo`.
#pragma once

#include "engine/core/registry.h"
#include "engine/experiment/experiment.h"

namespace backflow {

struct ScheduleInfo {
  Description about;
  // s(k): the fraction of the learning rate in the training step that has k others between itself and the warm-up.
  double (*fraction)(const TrainConfig& train, double k);
};

Registry<ScheduleInfo> schedules();

// η(n) of training step n = 1, 2, …: η·min(1, n/warmup)·s(k), k = max(0, n − 1 − warmup).
double learningRate(const TrainConfig& train, std::int64_t n);

}  // namespace backflow
