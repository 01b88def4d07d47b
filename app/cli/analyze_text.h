#pragma once

#include <iosfwd>

#include "engine/diagnose/analysis.h"

namespace backflow::cli {

void writeAnalysis(std::ostream& out, const Analysis& analysis);

}  // namespace backflow::cli
