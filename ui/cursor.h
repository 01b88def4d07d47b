// What the mouse points at, in whichever plot it is: a time step, a training step, or both; and the training step that is
// shown while it is one of the past. One for the window; every plot with such an axis marks it, so that the same step can be
// followed from plot to plot.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>

namespace backflow::ui {

// What an axis measures, as far as plots share it. Time steps count from 1, training steps from 0.
enum class Quantity { Other, TimeStep, TrainingStep };

class Cursor : public QObject {
  Q_OBJECT
 public:
  static Cursor& shared();

  void point(std::optional<std::int64_t> timeStep, std::optional<std::int64_t> trainingStep);
  void clear() { point({}, {}); }
  std::optional<std::int64_t> at(Quantity quantity) const;
  void show(std::optional<std::int64_t> trainingStep);
  std::optional<std::int64_t> shown() const { return shown_; }  // nothing: the present

 signals:
  void moved();

 private:
  std::optional<std::int64_t> timeStep_, trainingStep_, shown_;
};

}  // namespace backflow::ui
