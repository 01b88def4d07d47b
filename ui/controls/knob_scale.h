// Where a knob's value sits on its slider. Plain arithmetic, no widgets.
#pragma once

#include <QString>
#include <optional>

#include "engine/experiment/knobs.h"

namespace backflow::ui {

// A value with a name of its own at one end of the slider: 0 steps of truncation are "full", at the right.
struct Special {
  const char* json;  // "0", "null"
  const char* text;  // "full", "off"
  bool atEnd;
};

class KnobScale {
 public:
  explicit KnobScale(const Knob& knob, std::optional<Special> special = {});

  int last() const { return last_; }  // positions run from 0 to this
  int position(const nlohmann::json& value) const;
  nlohmann::json value(int position) const;

  QString text(const Experiment& experiment) const;  // as shown beside the slider
  QString typedValue(const QString& typed) const;    // what was typed, with the special word replaced by its value

 private:
  bool isSpecial(const nlohmann::json& value) const;
  int specialPosition() const { return special_->atEnd ? last_ : 0; }
  double fraction(double value) const;  // 0 … 1 along the numbers
  double number(double fraction) const;

  const Knob& knob_;
  std::optional<Special> special_;
  nlohmann::json specialValue_;
  double low_, high_;
  bool logarithmic_;
  int last_ = 0;   // of all positions
  int first_ = 0;  // where the numbers begin: 1 if the special value comes before them
  int lastNumber_ = 0;
};

}  // namespace backflow::ui
