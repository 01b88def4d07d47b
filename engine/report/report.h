// A run as one HTML page that needs nothing beside it: what was set, what came out, plots, the analysis, and the experiment
// file. Light on paper, dark where the reader's system is.
#pragma once

#include <string>
#include <vector>

#include "engine/diagnose/analysis.h"
#include "engine/train/moment.h"
#include "engine/train/run.h"

namespace backflow {

struct Report {
  Experiment experiment;
  std::vector<Row> rows;    // one a training step
  GradientHistory history;  // of the top layer
  Snapshot snapshot;        // after the last of them
  Validation held;
  Analysis analysis;
  std::string dataFile, dataHash;  // empty: made data
  std::size_t parameters = 0;      // how many
  std::string parametersHash;      // formats/array_hash.h
  double seconds = 0.0;            // of training
};

std::string reportPage(const Report& report);

}  // namespace backflow
