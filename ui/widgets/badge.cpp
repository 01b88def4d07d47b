#include "ui/widgets/badge.h"

#include <QPainter>
#include <QRegularExpression>
#include <algorithm>

#include "ui/language/engine_text.h"
#include "ui/theme.h"

namespace backflow::ui {
namespace {

const QString kBetween = QStringLiteral(" · ");

// The hue that stands for a verdict.
QColor hueOf(VerdictKind kind) {
  const Theme& theme = Theme::current();
  switch (kind) {
    case VerdictKind::Vanishing:
      return gradientColor(-8.0);
    case VerdictKind::Exploding:
      return gradientColor(8.0);
    case VerdictKind::Healthy:
      return theme.good;
    case VerdictKind::Diverged:
      return theme.nan;
    case VerdictKind::Unknown:
    case VerdictKind::Saturated:
    case VerdictKind::Dead:
    case VerdictKind::Converged:
      break;
  }
  return theme.dim;
}

// Whole parts, and between the first and the second the first with the second's number alone, which stands first in English.
QStringList formsOf(const QString& text, const QString& english) {
  static const QRegularExpression number(QStringLiteral("\\d+(\\.\\d+)?(e-?\\d+)?( %)?"));
  const QStringList parts = text.split(kBetween);
  QStringList all{parts.front()};
  if (const auto found = number.match(english.section(kBetween, 1, 1)); found.hasMatch())
    all << parts.front() + kBetween + found.captured();
  for (int n = 2; n <= parts.size(); ++n)
    if (const QString form = parts.first(n).join(kBetween); form != all.back()) all << form;
  return all;
}

}  // namespace

void drawPill(QPainter& painter, const QRectF& box, const QColor& hue, const QString& text) {
  const Theme& theme = Theme::current();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(blend(theme.panel, hue, theme.dark ? 0.7 : 0.45), 1));
  painter.setBrush(blend(theme.panel, hue, theme.dark ? 0.32 : 0.13));
  const QRectF pill = box.adjusted(0.5, 0.5, -0.5, -0.5);
  painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
  painter.setPen(theme.present ? theme.text : blend(hue, theme.text, theme.dark ? 0.72 : 0.45));
  painter.drawText(box, Qt::AlignCenter, text);
}

Badge::Badge(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void Badge::setVerdict(char lane, const Verdict& verdict) {
  QString text = engineText(verdict.badge);
  if (lane) text = QString(QLatin1Char(lane)) + QLatin1Char(' ') + text;
  QString tip = engineText(verdict.headline);
  for (const std::string& line : verdict.evidence) tip += QStringLiteral("\n· ") + engineText(line);
  setToolTip(tip);
  if (text == text_ && kind_ == verdict.kind && lane_ == lane) return;
  const bool shorter = text.size() < text_.size();
  const int before = sizeHint().width();
  text_ = text, kind_ = verdict.kind, lane_ = lane;
  forms_ = formsOf(text, QString::fromStdString(verdict.badge));
  setAccessibleName(tr("Verdict: %1").arg(text));
  if (shorter || sizeHint().width() > before) updateGeometry();  // not for every digit
  update();
}

void Badge::restyle() {
  updateGeometry();
  update();
}

int Badge::widthOf(int form) const {
  const QFontMetrics metrics(Theme::font(12, QFont::Medium));
  return metrics.horizontalAdvance(forms_[std::min<qsizetype>(form, forms_.size()) - 1]) + 22;
}

QString Badge::said() const {
  const QFontMetrics metrics(Theme::font(12, QFont::Medium));
  for (auto form = forms_.rbegin(); form != forms_.rend(); ++form)
    if (metrics.horizontalAdvance(*form) <= width() - 18) return *form;
  return metrics.elidedText(forms_.front(), Qt::ElideRight, width() - 18);
}

QSize Badge::sizeHint() const {
  return Theme::current().present ? minimumSizeHint() : QSize(widthOf(forms()), scaledInt(18) + 4);
}

// On a projector with room for any number, so that panels do not move with its digits.
QSize Badge::minimumSizeHint() const {
  const QFontMetrics metrics(Theme::font(12, QFont::Medium));
  const bool numbered = Theme::current().present && forms() > 1;
  const int any = metrics.horizontalAdvance(forms_.front() + kBetween + QStringLiteral("8.8e-88")) + 22;
  return {numbered ? std::max(widthOf(2), any) : widthOf(1), scaledInt(18) + 4};
}

void Badge::paintEvent(QPaintEvent*) {
  if (text_.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(Theme::font(12, QFont::Medium));
  drawPill(painter, rect(), hueOf(kind_), said());
}

}  // namespace backflow::ui
