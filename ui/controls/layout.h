// Which knobs stand in the left column, in which order and in which dress. One line adds a control; range, label, help and
// choices come from the engine's table of knobs.
#pragma once

#include <optional>
#include <vector>

#include "ui/controls/knob_scale.h"

namespace backflow::ui {

struct Segment {
  const char* id;
  const char* label;  // short enough for a quarter of the column
};

struct ControlRow {
  enum class Dress { Segments, Slider, Combo, Column };  // Column: of the table that the task reads
  const char* path;
  Dress dress;
  const char* label;              // null: the knob's own; "": the section's title says it
  std::vector<Segment> segments;  // shown as buttons, in this order; what else the knob allows is under More
  std::optional<Special> special;
};

struct ControlSection {
  const char* title;
  std::vector<ControlRow> rows;
};

const std::vector<ControlSection>& controlSections();

}  // namespace backflow::ui
