// docs/reference.md: everything that an experiment can be made of, from the registries and the table of keys.
#pragma once

#include <string>

namespace backflow {

std::string referenceMarkdown();

}  // namespace backflow
