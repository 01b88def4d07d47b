// Heatmaps: values to pixels by a table, pixels to the screen by one scaled image.
#pragma once

#include <QImage>
#include <vector>

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
  // The scale as a bar with its ends and its middle named.
  void drawLegend(QPainter& painter, const QRectF& bar, double lo, double hi, const QString& low, const QString& middle,
                  const QString& high) const;

 private:
  static constexpr int kSize = 1025;
  QColor (*scale_)(double);
  double lo_, hi_;
  QRgb table_[kSize] = {};
  QRgb nan_ = 0;
};

// Part `source` of the image over `target`, each value a crisp rectangle.
void drawHeat(QPainter& painter, const QRectF& target, const QImage& image, const QRectF& source);

}  // namespace backflow::ui
