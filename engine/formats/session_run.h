// One run of a session as arrays, for session_file.cpp alone: how struct Row and the scalars of struct RunState lie in them,
// and the two ways.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/formats/session_file.h"

namespace backflow {

inline constexpr std::size_t kRow = 11;  // numbers of a Row

enum FrameColumn : std::size_t {
  kSteps,
  kOptimizerSteps,
  kValidatedStep,
  kMeanLoss,       // of RunState::losses, for who reads the file; the rows have them
  kExperiment,     // which of the run's experiments
  kMemoryColumns,  // of the optimizer
  kPruned,         // how many
  kNorms,          // how many
  kOldestNorm,
  kFrameRow,
  kFrame = kFrameRow + kRow
};

using Arrays = std::map<std::string, NamedArray>;

// What the session's text says of the run; its arrays are added.
nlohmann::json writeRun(const SessionRun& run, std::vector<NamedArray>& arrays);
// data: the SHA-256 of each data file, as the session has them. Throws InputError that starts with `file`, the session's name.
SessionRun readRun(const nlohmann::json& about, const Arrays& arrays, const std::string& file, const nlohmann::json& data);

}  // namespace backflow
