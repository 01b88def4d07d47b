// Heatmaps: values to pixels by a table, pixels to the screen by one scaled image.
#pragma once

#include <QImage>
#include <vector>

#include "ui/theme.h"
#include "ui/views/plot.h"

namespace backflow::ui {

// A colour scale as a table, made anew when the theme changes: looking up is ten times cheaper than mixing.
class ColorTable {
 public:
  // scale: gradientColor or signedColor, sampled from lo to hi.
  ColorTable(QColor (*scale)(double), double lo, double hi) : scale_(scale), lo_(lo), hi_(hi) { rebuild(); }
  void rebuild();
  QRgb operator()(double value) const {
    if (value != value) return nan_;
    const double at = (value - lo_) / (hi_ - lo_) * (kSize - 1) + 0.5;
    return table_[at < 0.0 ? 0 : at > kSize - 1 ? kSize - 1 : static_cast<int>(at)];
  }
  // The gradient's scale as a bar along the lower edge of a plot; in a figure with `what` it is of before it.
  void drawBelow(QPainter& painter, const QSizeF& plot, const QString& what) const;
  // The scale as a bar with its ends and its middle named.
  void drawLegend(QPainter& painter, const QRectF& bar, double lo, double hi, const QString& low, const QString& high) const;

 private:
  static constexpr int kSize = 1025;
  QColor (*scale_)(double);
  double lo_, hi_;
  QRgb table_[kSize] = {};
  QRgb nan_ = 0;
};

// Px below the plot for a colour bar; in a figure the name of the axis stands above it.
inline double barRoom() { return Theme::current().print ? 36.0 : 14.0; }

// Part `source` of the image over `target`, each value a crisp rectangle.
void drawHeat(QPainter& painter, const QRectF& target, const QImage& image, const QRectF& source);

}  // namespace backflow::ui
