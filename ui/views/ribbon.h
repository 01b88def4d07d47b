// One ribbon of the river: width and colour along the time steps.
#pragma once

#include <QLinearGradient>
#include <vector>

#include "ui/views/plot.h"

namespace backflow::ui {

// Of log₁₀ ‖δ_t‖/‖δ_T‖ at the T time steps; −inf: exactly zero; NaN.
using Ratios = std::vector<double>;

inline constexpr double kThread = -8.0;  // from here on the ribbon is a hairline, and below it a dashed one

// Between time steps, at 0 … T − 1; within ±9.
double smooth(const Ratios& ratio, double at);
// Half of the width, px; a hairline at least.
double halfWidth(double ratio, const Axes& axes);
// The x of the last time step; of a single one the end of the axes.
double rightOf(const Ratios& ratio, const Axes& axes);

// What there is of a ribbon from one x to another, px, from left to right.
enum class Bed { Water, Thread, Dry, Bad };
struct Reach {
  Bed bed;
  std::vector<Column> columns;
  double left() const { return columns.front().x; }
  double right() const { return columns.back().x; }
};
std::vector<Reach> reachesOf(const Ratios& ratio, const Axes& axes);

void drawRibbon(QPainter& painter, const Ratios& ratio, const Axes& axes);
// Inside it a narrower one, as far back from its own step (where it is 0, and after which there is none) as it is not zero.
void drawInside(QPainter& painter, const Ratios& inner, const Axes& axes);

}  // namespace backflow::ui
