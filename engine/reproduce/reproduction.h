// A canonical experiment: a published claim about gradients through time, as a file that can be run and that can fail.
//
//   { "reproduce": 1, "number": 8, "title": "…", "source": "Le, Jaitly and Hinton 2015", "look_at": "…",
//     "experiment": { an ordinary experiment file },
//     "seeds": [1, 2, 3], "needed": 2,
//     "arms": [ { "name": "LSTM", "set": { "model.cell": "lstm" }, "steps": 3000,
//                 "checks": [ { "figure": "val_loss", "must": "fall_below", "bound": 0.01 } ] }, … ] }
//
// Every arm is run with every seed. A seed passes if all checks of all arms hold with it; the experiment passes if at least
// `needed` seeds do. Bounds are in training steps, never in seconds. An arm trains, unless it names another `measure`
// (measures/list.h) with its arguments in `with`. A check may carry `corrected`: what the published or expected figure was,
// what came out here, and why.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/experiment/experiment.h"
#include "engine/reproduce/measures/measure.h"

namespace backflow {

// What a figure, which may change from training step to training step, has to do.
enum class Must {
  FallBelow,  // be less than the bound once, within the arm's steps
  RiseAbove,  // be more than it once
  StayBelow,  // be less than it each time it is looked at
  StayAbove,  // be more than it each time
  Near        // differ from it by at most `within` each time
};

struct Check {
  std::string figure;  // training: see trainingFigures(); else one of the measure's
  Must must = Must::FallBelow;
  double bound = 0.0;
  double within = 0.0;    // Near only
  std::string corrected;  // empty: the bound is the expected one
};

struct Arm {
  std::string name;
  Experiment experiment;                 // with the arm's own settings; the seed is set when it is run
  const MeasureInfo* measure = nullptr;  // null: train, for experiment.train.steps steps
  std::vector<double> arguments;         // of the measure, in its order
  std::vector<Check> checks;             // at least one
  bool mayDiverge = false;               // NaN or Inf ends the training but does not fail it
};

struct Reproduction {
  std::string id;  // the file's name without its number: "adding" for 08_adding.json
  int number = 0;
  std::string title, source;
  std::string lookAt;  // what to look at in the window, and why it happens
  std::vector<std::uint64_t> seeds;
  int needed = 1;
  std::vector<Arm> arms;
};

// Figures of a training: the columns of the log that a check may name. accuracy is a fraction.
const std::vector<std::string>& trainingFigures();

// Throws InputError that starts with `where`, for JSON and for settings alike; unknown keys are errors.
Reproduction parseReproduction(const std::string& text, const std::string& where);
// Throws InputError or IoError.
Reproduction loadReproduction(const std::filesystem::path& file);

// The files that ship with the program, resources/experiments/*.json, in the order of their numbers.
std::vector<std::filesystem::path> reproductionFiles();

// "val_loss must fall below 0.01 within 3000 steps"
std::string checkText(const Arm& arm, const Check& check);

}  // namespace backflow
