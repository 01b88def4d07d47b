// A sweep at a glance, as an SVG file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/sweep/sweep_folder.h"

namespace backflow {

// A map where two keys with more than one value span a grid, seeds aside, over which the median (of verdicts: the most
// frequent) is taken; else a plot of dots for each key, of the loss. colour: "verdict", "loss" or "slope". Diverged and failed
// trials, and those that are missing, are marked as such.
std::string sweepPicture(const Sweep& sweep, const std::vector<std::optional<Trial>>& trials, const std::string& colour);

}  // namespace backflow
