// An analysis to be read by eye: what the command line and the report both show, as tables of words.
#pragma once

#include <string>
#include <vector>

#include "engine/diagnose/analysis.h"

namespace backflow {

struct TextTable {
  std::string title;
  std::vector<std::string> head;               // empty: every row is a label and what it says
  std::vector<std::vector<std::string>> rows;  // as many cells as the head has
};

// The loss and its gradient, each layer from the bottom to the top, then what was measured of the top layer and of the whole
// network, and last what was left out, with the reason. No table is without rows. Time steps count from 1, logarithms are
// natural, "–" is what is not defined.
std::vector<TextTable> analysisTables(const Analysis& analysis);

}  // namespace backflow
