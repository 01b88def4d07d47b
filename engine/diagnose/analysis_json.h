// An analysis as a JSON document, for scripts. Numbers in full precision; NaN (not defined, or not measured) is null, and an
// infinity is the text "inf" or "-inf" ("-inf" is the logarithm of an exact 0). Logarithms are natural, time steps count
// from 1, lists over time begin at t = 1. A part that was skipped is null, and listed with the reason under "skipped".
#pragma once

#include <nlohmann/json.hpp>

#include "engine/diagnose/analysis.h"

namespace backflow {

nlohmann::ordered_json analysisJson(const Analysis& analysis);

}  // namespace backflow
