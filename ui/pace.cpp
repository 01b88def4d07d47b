#include "ui/pace.h"

#include <algorithm>
#include <cmath>

namespace backflow::ui {

namespace {
constexpr double kLate = 0.1;  // s: what a slow machine owes is made up for that far, and then forgotten
}

std::int64_t Pace::due(std::int64_t foremost, double seconds) {
  const auto at = static_cast<double>(foremost);
  if (!begun_ || foremost < seen_) {  // at rest before, or the run begins again
    begun_ = true;
    counting_ = false;
    due_ = at + 1.0;
    seen_ = foremost;
  } else {
    count(foremost, seconds);
    due_ = std::clamp(due_ + (seconds - then_) * perSecond_, at, at + 1.0 + kLate * perSecond_);
  }
  then_ = seconds;
  return static_cast<std::int64_t>(std::floor(due_));
}

void Pace::count(std::int64_t foremost, double seconds) {
  const double window = std::max(1.0, 5.0 / perSecond_), length = seconds - since_;
  const bool stepped = foremost > seen_;
  seen_ = foremost;
  if (counting_ && (stepped ? length >= window : length >= 2.0 * window))
    rate_ = static_cast<double>(foremost - from_) / length;
  if (!stepped || (counting_ && length < window)) return;
  counting_ = true;
  from_ = foremost;
  since_ = seconds;
}

}  // namespace backflow::ui
