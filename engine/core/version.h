// The version of Backflow, as outputs of a run record it.
#pragma once

#include <string>

namespace backflow {

std::string version();  // "0.1.0"

}  // namespace backflow
