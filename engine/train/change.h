// What was done to a run between two training steps, as plain values: so it can be done again, and written to a file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/train/pull.h"

namespace backflow {

using Parameters = std::shared_ptr<const std::vector<NamedArray>>;  // as Run::setParameters() takes them; never null

struct Change {
  std::int64_t step = 0;  // training steps that had been done
  std::variant<Experiment, std::vector<Pull>, Parameters> what;
};

struct Applied {
  std::string refused;  // why not, or not all of it, in a line; empty: it was done
  bool done = true;     // the run is another now
};
// Throws InputError for an experiment that Run::change() does not take; the other kinds are refused.
Applied apply(const Change& change, Run& run);

}  // namespace backflow
