// The file of a sweep, for `backflow-cli sweep`:
//
//   { "backflow_sweep": 1,
//     "experiment": "vanishing.json",                  an experiment, or its file's name, sought beside this one; left out: {}
//     "steps": 200,                                    training steps of a trial; left out: each its own train.steps
//     "grid": [ { "key": "model.cell", "values": ["rnn", "lstm"] },         or "values": "all", of a choice or a switch
//               { "key": "train.learning_rate", "from": 1e-4, "to": 0.1, "count": 7, "log": true },
//               { "key": "seed", "from": 1, "to": 3, "count": 3 } ],
//     "random": { "count": 50, "seed": 1,              every draw is run at every point of the grid
//                 "keys": [ { "key": "model.init.gain", "uniform": [0.5, 2] },
//                           { "key": "train.clip.threshold", "log_uniform": [0.1, 10] },
//                           { "key": "model.hidden", "integers": [8, 64] },
//                           { "key": "model.init.recurrent", "choice": ["orthogonal", "identity"] } ] } }
//
// `grid` or `random` or both. Keys are those of the experiment file; unknown keys are errors.
#pragma once

#include <filesystem>
#include <string>

#include "engine/sweep/sweep.h"

namespace backflow {

inline constexpr std::size_t kMostTrials = 1'000'000;

// Throws InputError that starts with `where` and names path, value and what is allowed; IoError where the experiment's file
// cannot be read. `folder`: where files are sought that the text names.
Sweep parseSweep(const std::string& text, const std::string& where, const std::filesystem::path& folder = {});
Sweep loadSweep(const std::filesystem::path& file);

// The same with the whole experiment inside and every value of every axis listed. parseSweep(sweepText(s)) gives s.
std::string sweepText(const Sweep& sweep);

// SHA-256 of what decides the results: sweepText() without the folder that a data file lies in.
std::string sweepHash(const Sweep& sweep);

}  // namespace backflow
