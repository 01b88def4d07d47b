#include "ui/views/heat.h"

#include "ui/theme.h"

namespace backflow::ui {

void ColorTable::rebuild() {
  for (int i = 0; i < kSize; ++i) table_[i] = scale_(lo_ + (hi_ - lo_) * i / (kSize - 1)).rgb();
  nan_ = Theme::current().nan.rgb();
}

void ColorTable::drawLegend(QPainter& painter, const QRectF& bar, double lo, double hi, const QString& low,
                            const QString& high) const {
  QLinearGradient colours(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 16; ++i) colours.setColorAt(i / 16.0, QColor::fromRgb((*this)(lo + (hi - lo) * i / 16.0)));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(Theme::current().border, 1));
  painter.setBrush(colours);
  painter.drawRoundedRect(bar, 2, 2);
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().dim);
  const QRectF left(bar.left() - scaled(50), bar.center().y() - scaled(8), scaled(50) - 5, scaled(16)),
      right(bar.right() + 5, left.top(), scaled(45), left.height());
  painter.drawText(left, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, low);
  painter.drawText(right, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, high);
}

void ColorTable::drawBelow(QPainter& painter, const QSizeF& plot, const QString& what) const {
  const double bar = std::min(scaled(120.0), plot.width() - scaled(100.0));
  if (bar <= 20.0) return;
  double left = (plot.width() - bar) / 2;
  const double top = plot.height() - scaled(9);
  if (Theme::current().print) {
    const double name = QFontMetricsF(Theme::font(11)).horizontalAdvance(what) + scaled(52);
    left = std::max((plot.width() - name - bar) / 2 + name, name);
    painter.setFont(Theme::font(11));
    painter.setPen(Theme::current().dim);
    painter.drawText(QRectF(left - name, top - scaled(5), name, scaled(16)), Qt::AlignLeft | Qt::AlignVCenter, what);
  }
  drawLegend(painter, QRectF(left, top, bar, scaled(7)), -8, 8, QStringLiteral("≤1e-8"), QStringLiteral("≥1e8"));
}

void drawHeat(QPainter& painter, const QRectF& target, const QImage& image, const QRectF& source) {
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QRect rect = source.toAlignedRect();
  const QImage part(image.constScanLine(rect.top()) + rect.left() * image.depth() / 8, rect.width(), rect.height(),
                    image.bytesPerLine(), image.format());  // shares the pixels
  // In whole pixels: where an edge is within one, the painter rounds beyond the image and draws black there.
  if (drawsPixels(painter)) {
    const QRect pixels(target.topLeft().toPoint(), target.bottomRight().toPoint() - QPoint(1, 1));
    return painter.drawImage(pixels.united({pixels.topLeft(), QSize(1, 1)}), part);
  }
  // A program that shows the figure smooths what it enlarges: it gets so many pixels that this cannot be seen.
  constexpr double kPerPixel = 3.0;
  const auto times = [](double wanted, int there) { return std::max(1, static_cast<int>(std::ceil(wanted / there))) * there; };
  const QSize size(times(kPerPixel * target.width(), part.width()), times(kPerPixel * target.height(), part.height()));
  painter.drawImage(target, part.scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation));
}

}  // namespace backflow::ui
