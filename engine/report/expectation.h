// What a run is expected to come to, for `backflow-cli verify`:
//
//   { "backflow_expect": 1, "steps": 300, "numeric_mode": "…", "version": "…",
//     "expect": [ { "figure": "train_loss", "step": 100, "is": 0.1667, "tolerance": 1e-6 },
//                 { "figure": "val_loss", "below": 0.01 },
//                 { "figure": "log_ratio", "above": -7 },
//                 { "figure": "verdict", "is": "vanishing" },
//                 { "figure": "parameters_sha256", "is": "9f86d0…" },
//                 { "figure": "weights", "is": "w.npz", "tolerance": 1e-6 } ] }
//
// steps: training steps, instead of train.steps. numeric_mode and version say where the figures come from, and decide nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/train/run.h"

namespace backflow {

struct Expectation {
  std::string figure;                  // one of expectedFigures()
  std::int64_t step = 0;               // of a column of the log; 0: at the end
  std::optional<double> number;        // "is": |actual − expected| ≤ tolerance. With weights: in every element
  std::string text;                    // "is" of a figure that is no number
  std::optional<double> below, above;  // numbers: less than, more than
  double tolerance = 0.0;              // absolute; 0: the same bits
};

struct Expectations {
  std::int64_t steps = -1;       // −1: the experiment's train.steps
  std::string numericMode;       // empty: not told
  std::filesystem::path folder;  // where files of weights are sought
  std::vector<Expectation> all;
};

// Figures that may change from step to step are columns of the log: train_loss, val_loss, accuracy, grad_norm,
// grad_norm_applied, slope, half_life. Of the end: grad_ratio ‖δ_1‖/‖δ_T‖, its logarithm log_ratio, steps, verdict, divergence
// ("none" or its text), data_sha256, parameters_sha256, weights (a file).
const std::vector<std::string>& expectedFigures();

// Throws InputError that starts with `where`; unknown keys are errors.
Expectations parseExpectations(const std::string& text, const std::string& where);
Expectations loadExpectations(const std::filesystem::path& file);

// What a run came to. Row figures are kept for every step.
struct Replay {
  std::vector<Row> rows;
  std::map<std::string, double> numbers;     // of the end
  std::map<std::string, std::string> texts;  // of the end
  std::vector<NamedArray> parameters;
};
void finish(Replay& replay, Run& run);  // fills in what is of the end; `rows` is there already

struct Judgement {
  bool pass = false;
  std::string text;  // "train_loss at step 100 is 0.16671, expected 0.16667 ± 1e-6"
};
Judgement judge(const Expectation& expectation, const Expectations& of, const Replay& replay);

// The file that expects just this: four losses on the way, the figures and the verdict of the end; the parameters' bits where
// nothing is tolerated.
std::string expectationText(const Replay& replay, double tolerance);

}  // namespace backflow
