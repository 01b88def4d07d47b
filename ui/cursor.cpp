#include "ui/cursor.h"

namespace backflow::ui {

Cursor& Cursor::shared() {
  static Cursor cursor;
  return cursor;
}

void Cursor::point(std::optional<std::int64_t> timeStep, std::optional<std::int64_t> trainingStep) {
  if (timeStep == timeStep_ && trainingStep == trainingStep_) return;
  timeStep_ = timeStep, trainingStep_ = trainingStep;
  emit moved();
}

void Cursor::show(std::optional<std::int64_t> trainingStep) {
  if (trainingStep == shown_) return;
  shown_ = trainingStep;
  emit moved();
}

std::optional<std::int64_t> Cursor::at(Quantity quantity) const {
  if (quantity == Quantity::TimeStep) return timeStep_;
  if (quantity == Quantity::TrainingStep) return trainingStep_;
  return {};
}

}  // namespace backflow::ui
