#include "ui/data/series_strip.h"

namespace backflow::ui {

void SeriesStrip::show(const DataPreview& preview, double heldOut) {
  series_ = preview.series;
  rows_ = preview.rows;
  heldOut_ = heldOut;
  update();
}

void SeriesStrip::paintEvent(QPaintEvent*) {
  if (series_.empty()) return;
  const Theme& theme = Theme::current();
  QCPPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(Theme::font(11));
  FrozenSpan scale;
  scale.take(series_.extent(), false);
  const std::vector<Tick> values = linearTicks(scale.span(), 4);
  const double left = leftFor(values, 36.0);
  const Axes axes{QRectF(rect()).adjusted(scaled(left), scaled(6), -scaled(kRightMargin), -scaled(20)),
                  {0.5, static_cast<double>(rows_) + 0.5},
                  scale.span()};
  const double from = axes.px(static_cast<double>(rows_) * (1.0 - heldOut_) + 0.5);
  painter.fillRect(QRectF(QPointF(from, axes.area.top()), axes.area.bottomRight()), withAlpha(theme.accent, 0.12));
  drawAxes(painter, axes, stepTicks(static_cast<int>(rows_), 6), values, true);
  series_.stroke(painter, axes, theme.text, scaled(1.2), 0);
  painter.setPen(theme.dim);
  painter.drawText(QRectF(QPointF(from, axes.area.top()), axes.area.bottomRight()).adjusted(4, 0, -4, 0),
                   Qt::AlignRight | Qt::AlignTop, tr("held out"));
}

}  // namespace backflow::ui
