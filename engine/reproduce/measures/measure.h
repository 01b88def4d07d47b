// A measure: figures of a network, or of an equation, that need no training. Each file of this folder defines one
// `const MeasureInfo`.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/experiment/experiment.h"

namespace backflow {

struct MeasureArgument {
  std::string_view name;
  double standard, min, max;
};

struct MeasureInfo {
  Description about;
  std::span<const std::string_view> figures;   // what it returns, in this order
  std::span<const MeasureArgument> arguments;  // what it takes, in this order
  // A function of the experiment (its seed included) and the arguments alone.
  std::vector<double> (*measure)(const Experiment& experiment, std::span<const double> arguments);
};

Registry<MeasureInfo> measures();

}  // namespace backflow
