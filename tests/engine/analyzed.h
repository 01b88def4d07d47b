// The experiments that tests of an analysis begin with.
#pragma once

#include <string>

#include "engine/experiment/experiment.h"

namespace backflow {

// Small, in float64, never validated.
inline Experiment experimentWith(const std::string& cell, const std::string& task, int length) {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.name = task;
  e.task.length = length;
  e.model.cell = cell;
  e.model.hidden = 8;
  e.train.batch = 5;
  e.train.validateEvery = 0;
  return e;
}

}  // namespace backflow
