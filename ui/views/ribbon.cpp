#include "ui/views/ribbon.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/theme.h"

namespace backflow::ui {
namespace {

// How wide the ribbon is, as a part of the room it has: −8 and below nothing, 0 at three quarters, +8 and above all of it.
double breadth(double ratio) {
  const double r = std::clamp(ratio, kThread, -kThread) / -kThread;
  return r < 0.0 ? 0.74 + r * 0.74 : 0.74 + r * 0.26;
}

// Strokes of a level line, counted from its left end's place on the screen on, so that they hold still while it grows.
void drawDashes(QPainter& painter, const Reach& reach, double origin, double y, double on, double off, const QColor& colour) {
  painter.setRenderHint(QPainter::Antialiasing);
  const double thick = 2.0 * scaled(0.75), period = on + off;
  for (double x = origin + std::floor((reach.left() - origin) / period) * period; x < reach.right(); x += period) {
    const double from = std::max(x, reach.left()), to = std::min(x + on, reach.right());
    if (to > from) painter.fillRect(QRectF(from, y - thick / 2, to - from, thick), colour);
  }
}

QLinearGradient coloursOf(const Ratios& ratios, double left, double right) {
  QLinearGradient colours(left, 0, right, 0);
  QGradientStops stops;
  const int most = std::max(2, static_cast<int>((right - left) / 6.0));
  for (int i = 0; i <= most; ++i) {
    const double part = static_cast<double>(i) / most;
    const double ratio = smooth(ratios, part * static_cast<double>(ratios.size() - 1));
    if (!std::isnan(ratio)) stops.append({part, gradientColor(ratio)});
  }
  colours.setStops(stops);
  return colours;
}

}  // namespace

// Catmull–Rom between time steps, so that few steps still make a smooth bank; NaN where a neighbour is.
double smooth(const Ratios& values, double at) {
  const auto last = static_cast<int>(values.size()) - 1;
  const int i = std::clamp(static_cast<int>(at), 0, std::max(0, last - 1));
  const auto value = [&](int k) { return std::clamp(values[static_cast<std::size_t>(std::clamp(k, 0, last))], -9.0, 9.0); };
  const double a = value(i - 1), b = value(i), c = value(i + 1), d = value(i + 2), f = at - i;
  const double curve = b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  return std::clamp(std::isnan(curve) ? b + f * (c - b) : curve, std::fmin(b, c), std::fmax(b, c));
}

double halfWidth(double ratio, const Axes& axes) { return std::max(scaled(0.75), axes.area.height() / 2 * breadth(ratio)); }

double rightOf(const Ratios& ratio, const Axes& axes) {
  return ratio.size() > 1 ? axes.px(static_cast<double>(ratio.size())) : axes.area.right();
}

std::vector<Reach> reachesOf(const Ratios& ratios, const Axes& axes) {
  const double left = axes.px(1.0), width = std::max(1.0, rightOf(ratios, axes) - left), middle = axes.area.center().y();
  const auto last = static_cast<double>(ratios.size() - 1);
  const int pieces = std::max(2, static_cast<int>(width / 3.0));
  std::vector<Reach> all;
  for (int i = 0; i <= pieces; ++i) {
    const double at = last * i / pieces, ratio = smooth(ratios, at);
    const bool zero = ratios[static_cast<std::size_t>(std::lround(at))] == -std::numeric_limits<double>::infinity();
    const Bed bed = std::isnan(ratio) ? Bed::Bad : zero ? Bed::Dry : ratio < kThread ? Bed::Thread : Bed::Water;
    const double half = bed == Bed::Bad ? 0.16 * axes.area.height() / 2 : halfWidth(ratio, axes);
    const Column column{left + width * i / pieces, middle - half, middle + half};
    if (all.empty() || all.back().bed != bed) {
      if (!all.empty()) all.back().columns.push_back({column.x, all.back().columns.back().lo, all.back().columns.back().hi});
      all.push_back({bed, {}});
    }
    all.back().columns.push_back(column);
  }
  return all;
}

void drawRibbon(QPainter& painter, const Ratios& ratio, const Axes& axes) {
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::current();
  const double left = axes.px(1.0), middle = axes.area.center().y();
  for (const Reach& reach : reachesOf(ratio, axes)) {
    if (reach.bed == Bed::Water) fillStrip(painter, reach.columns, coloursOf(ratio, left, rightOf(ratio, axes)));
    if (reach.bed == Bed::Bad) fillStrip(painter, reach.columns, theme.nan);
    if (reach.bed == Bed::Thread) drawDashes(painter, reach, left, middle, scaled(7.0), scaled(4.0), gradientColor(kThread));
    if (reach.bed == Bed::Dry) drawDashes(painter, reach, left, middle, scaled(1.5), scaled(5.0), withAlpha(theme.dim, 0.8));
  }
}

void drawInside(QPainter& painter, const Ratios& inner, const Axes& axes) {
  const auto own = std::find(inner.rbegin(), inner.rend(), 0.0);
  const auto first = std::find_if_not(own, inner.rend(), [](double ratio) { return std::isfinite(ratio); });
  const Ratios wet(first.base(), own.base());
  if (wet.size() < 2) return;
  const auto begin = static_cast<double>(first.base() - inner.begin());
  const double left = axes.px(begin + 1.0), right = axes.px(begin + static_cast<double>(wet.size())),
               middle = axes.area.center().y();
  const int pieces = std::max(2, static_cast<int>((right - left) / 3.0));
  std::vector<Column> columns;
  std::vector<QPointF> above, below;
  for (int i = 0; i <= pieces; ++i) {
    const double part = static_cast<double>(i) / pieces, x = left + part * (right - left);
    const double half = halfWidth(smooth(wet, part * static_cast<double>(wet.size() - 1)), axes);
    columns.push_back({x, middle - half, middle + half});
    above.emplace_back(x, middle - half), below.emplace_back(x, middle + half);
  }
  fillStrip(painter, columns, coloursOf(wet, left, right));
  for (const auto& bank : {above, below})
    strokeCurve(painter, bank, withAlpha(Theme::current().text, 0.6), Theme::current().present ? 2.0 : 1.1, -1);
}

}  // namespace backflow::ui
