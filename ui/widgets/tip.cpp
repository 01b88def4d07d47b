#include "ui/widgets/tip.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QTextDocument>
#include <QTextLayout>
#include <QToolTip>

namespace backflow::ui {

namespace {

constexpr double kLetters = 60.0;  // of the font's mean width

QStringList brokenLine(const QString& line, double width) {
  QTextLayout layout(line, QToolTip::font());
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  QStringList lines;
  layout.beginLayout();
  for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
    part.setLineWidth(width);
    QString text = line.mid(part.textStart(), part.textLength());
    while (text.endsWith(QLatin1Char(' '))) text.chop(1);
    lines << text;
  }
  layout.endLayout();
  return lines;
}

}  // namespace

QString wrappedTip(const QString& tip) {
  if (Qt::mightBeRichText(tip)) return tip;
  const QFontMetricsF metrics(QToolTip::font());
  const double width = kLetters * metrics.averageCharWidth();
  QStringList lines;
  for (const QString& line : tip.split(QLatin1Char('\n')))
    lines += metrics.horizontalAdvance(line) <= width ? QStringList(line) : brokenLine(line, width);
  return lines.join(QLatin1Char('\n'));
}

void showTip(const QPoint& global, const QString& tip, QWidget* of) { QToolTip::showText(global, wrappedTip(tip), of); }

bool showOwnTip(QObject* object, QEvent* event) {
  if (event->type() != QEvent::ToolTip || !object->isWidgetType()) return false;
  auto* widget = static_cast<QWidget*>(object);
  if (widget->toolTip().isEmpty() || Qt::mightBeRichText(widget->toolTip())) return false;
  showTip(static_cast<QHelpEvent*>(event)->globalPos(), widget->toolTip(), widget);
  return true;
}

}  // namespace backflow::ui
