// Lines and bands that are cheap at any width. Two things about Qt's raster engine make the plain way slow: a pen wider than
// a pixel is stroked point by point (forty times the cost of a thin one), and a fill of more than 95 spans is handed to a
// thread pool, whose waking takes longer than the fill. So lines are filled in short pieces, and strips, which are all
// columns, are written pixel by pixel with exact coverage. On vector devices (SVG, PDF) and on enlarged pictures lines are
// stroked and strips are polygons.
#pragma once

#include <QPainter>
#include <QPainterPath>
#include <vector>

namespace backflow::ui {

// The picture is drawn pixel by pixel as it is seen; else it is for a figure, where looks go before speed. The device then
// may know no clipping (Qt's SVG): lines and strips are cut here.
bool drawsPixels(const QPainter& painter);

// One column of pixels of a line: from lo to hi (px, lo above hi). NaN: a gap.
struct Column {
  double x = 0.0, lo = 0.0, hi = 0.0;
};
// dash: 0 for lane A (solid) … 3; −1 for the dashes of theory and thresholds.
void strokeCurve(QPainter& painter, const std::vector<QPointF>& points, const QColor& colour, double width, int dash);
void strokeColumns(QPainter& painter, const std::vector<Column>& columns, const QColor& colour, double width, int dash);
// The area between lo and hi, `half` px more above and below. A gradient brush may vary along x only.
void fillStrip(QPainter& painter, const std::vector<Column>& columns, const QBrush& brush, double half = 0.0);

}  // namespace backflow::ui
