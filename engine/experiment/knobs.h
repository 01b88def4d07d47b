// Every key of the experiment file in one table: what it is called, what it allows, what it means, and whether it may
// change while training runs. The JSON reader, the schema, `--set`, the window's sliders and their tool tips all read it.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/experiment/experiment.h"

namespace backflow {

struct Knob {
  enum class Type { Bool, Integer, Real, Choice, Text, IntegerList };

  std::string path;   // "train.clip.threshold"
  std::string label;  // "Threshold"
  std::string help;   // one or two sentences; the equation where there is one
  std::string unit;   // "steps"; empty where there is none
  Type type = Type::Real;
  bool live = false;      // true: acts from the next training step, weights kept; false: starts a new run from the same seed
  bool nullable = false;  // JSON null is allowed

  double min = 0.0, max = 0.0;              // Integer, Real: what a file may say, both ends included
  double sliderMin = 0.0, sliderMax = 0.0;  // what a slider offers; typed entry may go up to min and max
  bool logarithmic = false;                 // the slider's scale
  std::vector<Description> choices;         // Choice

  std::function<nlohmann::json(const Experiment&)> get;
  std::function<void(Experiment&, const nlohmann::json&)> put;  // unchecked; use setKnob
};

inline constexpr std::size_t kMostListed = 8;  // entries of an IntegerList

// In the order of the experiment file.
const std::vector<Knob>& knobs();

// Throws InputError for a path that does not exist, and names the nearest one that does.
const Knob& knob(std::string_view path);

// Checks type and range, then sets. Throws InputError: "train.batch = 0: must be a whole number from 1 to 4096".
void setKnob(Experiment& experiment, std::string_view path, const nlohmann::json& value);

// The same from text, as in --set path=value and the window's `set` act: JSON where it parses, else a plain string.
void setKnobText(Experiment& experiment, std::string_view path, std::string_view text);

// The value as a person would write it: 0.001, "norm", off.
std::string knobText(const Experiment& experiment, const Knob& knob);

// Throws InputError for the first key whose value is none that it may have, as setKnob() does; but a real number that is no
// share may be larger than its greatest: what comes of that is for a run to find out.
void requireAllowed(const Experiment& experiment);

// The paths that differ between two experiments, in table order.
std::vector<std::string> changedKnobs(const Experiment& a, const Experiment& b);

// Whether going from a to b needs a new run: some changed knob is not live, or φ has other parameters.
bool needsRestart(const Experiment& a, const Experiment& b);

// False where the key makes no difference beside the others as they are: a cell may have no φ or no U, a layer none below it.
// Of the keys of optimizers, schedules and tasks, and of ε and γ, it does not know: true.
bool acts(std::string_view path, const Experiment& experiment);

}  // namespace backflow
