#include "engine/core/version.h"

namespace backflow {

std::string version() { return BACKFLOW_VERSION; }

}  // namespace backflow
