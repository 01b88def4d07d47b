// A label that is never cut: where there is little room it leaves out whole parts (“ · ”) from the end, then ends in …; where
// that would leave but a few letters, it says nothing.
#pragma once

#include <QLabel>
#include <QPainter>

namespace backflow::ui {

// The text as it fits.
inline QString elidedParts(QString text, const QFontMetrics& metrics, int room) {
  const QString between = QStringLiteral(" · ");
  const auto fits = [&] { return metrics.elidedText(text, Qt::ElideRight, room) == text; };  // by its own measure
  while (!fits() && text.contains(between)) text.truncate(text.lastIndexOf(between));
  return metrics.elidedText(text, Qt::ElideRight, room);
}

class Elided : public QLabel {
 public:
  using QLabel::QLabel;
  QSize minimumSizeHint() const override { return {10, QLabel::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    constexpr int kFew = 4;
    const QString said = elidedParts(text(), fontMetrics(), width());
    const bool isCut = said != text() && said.endsWith(QChar(0x2026));
    const bool inFigure = isCut && text().contains(QStringLiteral(" · "));  // parts that are facts: "T = 1…" would be a lie
    if (!isCut || (said.size() > kFew && !inFigure)) painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, said);
  }
};

}  // namespace backflow::ui
