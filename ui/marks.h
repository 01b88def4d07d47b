// What was done to a lane while it trained, in words: the marks on the time line.
#pragma once

#include <QString>
#include <vector>

#include "ui/lane.h"

namespace backflow::ui {

struct Mark {
  std::int64_t step = 0;  // training steps that had been done
  QString what;           // "Clipping Norm, Threshold 1"; "spectrum pulled"
};

// Oldest first. What was set before the first training step is how the run began, and no mark.
std::vector<Mark> marksOf(const Lane& lane);

}  // namespace backflow::ui
