// A sweep as a table: a row a trial that has a result, in the order of the trials.
#pragma once

#include <string>
#include <vector>

#include "engine/sweep/sweep_folder.h"

namespace backflow {

// "done", "diverged" or "failed".
std::string trialStatus(const SweepResult& result);

// CSV (RFC 4180). Columns: trial, one for each key that is swept, status, verdict, loss, train_loss, accuracy, chance, slope,
// log_ratio, steps, divergence, error, seconds, numeric_mode, version, data_sha256. What was not measured is empty.
std::string sweepCsv(const Sweep& sweep, const std::vector<std::optional<Trial>>& trials);

}  // namespace backflow
