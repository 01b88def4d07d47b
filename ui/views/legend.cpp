#include "ui/views/legend.h"

#include <QFontMetricsF>
#include <algorithm>

#include "ui/theme.h"
#include "ui/views/strokes.h"

namespace backflow::ui {
namespace {

constexpr double kRow = 15.0, kSwatch = 16.0, kAir = 4.0, kBetween = 10.0;  // px at the desk

// The text with room for any short number where it has one, so that a legend does not move with what is counted.
QString steady(const QString& text) {
  constexpr int kDigits = 5;
  QString all;
  int digits = 0;
  const auto close = [&] {
    if (digits > 0 && digits < kDigits) all += QString(kDigits - digits, QLatin1Char('0'));
    digits = 0;
  };
  for (const QChar c : text) {
    if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
      ++digits;
    else if (c == QLatin1Char('.') && digits > 0)
      ++digits;
    else
      close();
    all += c;
  }
  close();
  return all;
}

}  // namespace

Legend::Legend(std::vector<LegendEntry> entries, double width, double most) {
  for (LegendEntry& entry : entries) placed_.push_back({std::move(entry), 0.0, 0.0, 0.0});
  const int mostRows = Theme::current().present ? 1 : 2;  // there the plot needs the room
  int rows = place(width);
  for (QString LegendEntry::*shorter : {&LegendEntry::brief, &LegendEntry::briefest}) {
    const bool high = rows > mostRows || rows * scaled(kRow) > most;
    if (!high && !overflows(width)) break;
    for (Placed& p : placed_)
      if (const QString& text = p.entry.*shorter; !text.isEmpty()) p.entry.text = text;
    rows = place(width);
  }
  if (rows > mostRows) {
    tight_ = true;
    rows = place(width);
  }
  if (Theme::current().present) {  // what has no room in it goes
    std::erase_if(placed_, [](const Placed& p) { return p.y > 0.0; });
    rows = std::min(rows, 1);
  }
  height_ = rows * scaled(kRow);
}

int Legend::place(double width) {
  const QFontMetricsF metrics(Theme::font(11));
  const double before = scaled(kSwatch) + scaled(kAir);
  double x = 0.0;
  int row = 0;
  for (Placed& p : placed_) {
    p.text = metrics.horizontalAdvance(steady(p.entry.text));
    if (x > 0.0 && x + before + p.text > width) x = 0.0, ++row;
    p.x = x, p.y = row * scaled(kRow);
    x += before + p.text + scaled(tight_ ? kAir : kBetween);
  }
  return placed_.empty() ? 0 : row + 1;
}

bool Legend::overflows(double width) const {
  return std::any_of(placed_.begin(), placed_.end(),
                     [width](const Placed& p) { return p.x + scaled(kSwatch) + scaled(kAir) + p.text > width; });
}

void Legend::draw(QPainter& painter, const QPointF& leftTop) const {
  painter.setFont(Theme::font(11));
  for (const Placed& p : placed_) {
    const QPointF at = leftTop + QPointF(p.x, p.y);
    const double middle = at.y() + scaled(kRow) / 2;
    strokeCurve(painter, {{at.x(), middle}, {at.x() + scaled(kSwatch), middle}}, p.entry.colour, p.entry.width, p.entry.dash);
    painter.setPen(Theme::current().dim);
    painter.drawText(QRectF(at.x() + scaled(kSwatch) + scaled(kAir), at.y(), p.text + 2.0, scaled(kRow)), Qt::AlignVCenter,
                     p.entry.text);
  }
}

}  // namespace backflow::ui
