// The pictures of a report.
#pragma once

#include <vector>

#include "engine/figure/svg.h"
#include "engine/report/report.h"

namespace backflow {

std::vector<Svg> reportPlots(const Report& report);

}  // namespace backflow
