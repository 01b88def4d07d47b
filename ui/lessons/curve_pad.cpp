#include "ui/lessons/curve_pad.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include "ui/theme.h"

namespace backflow::ui {

namespace {

constexpr int kDrawnDash = 1;  // told from the measured curve by its dashes, too

std::vector<QPointF> pixels(const Axes& axes, const std::vector<double>& values, int length) {
  std::vector<QPointF> line;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double part = values.size() > 1 ? static_cast<double>(i) / static_cast<double>(values.size() - 1) : 0.0;
    line.emplace_back(axes.px(1.0 + part * (length - 1)), axes.py(std::clamp(values[i], axes.y.lo, axes.y.hi)));
  }
  return line;
}

}  // namespace

CurvePad::CurvePad(QWidget* parent) : QWidget(parent), points_(kPoints, 0.0) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::CrossCursor);
  setAccessibleName(tr("Draw the curve: log10 of the gradient's norm over the time steps"));
}

void CurvePad::ask(double from, double to, int length) {
  from_ = from;
  to_ = to;
  length_ = std::max(2, length);
  points_.assign(kPoints, std::clamp(0.0, from, to));
  measured_.clear();
  chosen_ = kPoints - 1;
  touched_ = fixed_ = false;
  say();
  update();
}

void CurvePad::tell(const std::vector<double>& drawn, const std::vector<double>& measured) {
  points_ = drawn;
  measured_ = measured;
  if (!measured.empty()) length_ = std::max(2, static_cast<int>(measured.size()));
  touched_ = fixed_ = true;
  say();
  update();
}

Axes CurvePad::axes() const {
  const Span y{from_, to_};
  const double left = scaled(leftFor(logTicks(y, 6), 30.0));
  return {QRectF(left, scaled(8), width() - left - scaled(kRightMargin), height() - scaled(8 + 22)), {1.0, double(length_)}, y};
}

double CurvePad::timeAt(int point) const { return 1.0 + point * (length_ - 1.0) / (kPoints - 1.0); }

void CurvePad::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QCPPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(Theme::font(11));
  const Axes where = axes();
  drawAxes(painter, where, stepTicks(length_, std::max(2, int(where.area.width() / scaled(46)))), logTicks(where.y, 6), true);
  painter.setPen(theme.dim);
  painter.drawText(QRectF(0, where.area.bottom() + scaled(3), where.area.left() - scaled(10), scaled(16)),
                   Qt::AlignRight | Qt::AlignTop, "t");
  if (!touched_) {
    painter.drawText(where.area.adjusted(6, 4, -6, -6), Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap,
                     tr("Draw ‖δ_t‖ relative to t = T with the mouse, or with the arrow keys"));
  }
  if (!measured_.empty()) strokeCurve(painter, pixels(where, measured_, length_), laneColor('A'), scaled(2.2), 0);
  if (touched_ || hasFocus()) strokeCurve(painter, pixels(where, points_, length_), theme.text, scaled(1.6), kDrawnDash);
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, scaled(1.0)));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  if (fixed_) return;
  painter.setBrush(theme.accent);
  painter.drawEllipse(QPointF(where.px(timeAt(chosen_)), where.py(points_[static_cast<std::size_t>(chosen_)])), scaled(4),
                      scaled(4));
}

void CurvePad::set(int point, double value) {
  points_[static_cast<std::size_t>(point)] = std::clamp(value, from_, to_);
  if (!touched_) {
    touched_ = true;
    emit drawn();
  }
}

void CurvePad::resume(const std::vector<double>& points) {
  if (fixed_ || points.size() != points_.size()) return;
  for (int i = 0; i < kPoints; ++i) set(i, points[static_cast<std::size_t>(i)]);
  update();
}

// All points between the last place of the mouse and this one.
void CurvePad::drawTo(const QPointF& pixel) {
  const Axes where = axes();
  QPointF a = last_, b = pixel;
  if (a.x() > b.x()) std::swap(a, b);
  const double half = 0.5 * where.area.width() / (kPoints - 1);
  for (int i = 0; i < kPoints; ++i) {
    const double x = where.px(timeAt(i));
    if (x < a.x() - half || x > b.x() + half) continue;
    const double part = b.x() - a.x() > 1e-9 ? std::clamp((x - a.x()) / (b.x() - a.x()), 0.0, 1.0) : (pixel.x() == b.x());
    set(i, where.yAt(std::lerp(a.y(), b.y(), part)));
    chosen_ = i;
  }
  last_ = pixel;
  say();
  update();
}

void CurvePad::mousePressEvent(QMouseEvent* event) {
  if (fixed_ || event->button() != Qt::LeftButton) return;
  last_ = event->position();
  drawTo(event->position());
}

void CurvePad::mouseMoveEvent(QMouseEvent* event) {
  if (!fixed_ && (event->buttons() & Qt::LeftButton)) drawTo(event->position());
}

void CurvePad::keyPressEvent(QKeyEvent* event) {
  if (fixed_) return QWidget::keyPressEvent(event);
  const double step = (to_ - from_) / 40.0;
  const auto value = points_[static_cast<std::size_t>(chosen_)];
  switch (event->key()) {
    case Qt::Key_Left:
      chosen_ = std::max(0, chosen_ - 1);
      break;
    case Qt::Key_Right:
      chosen_ = std::min(kPoints - 1, chosen_ + 1);
      break;
    case Qt::Key_Up:
      set(chosen_, value + step);
      break;
    case Qt::Key_Down:
      set(chosen_, value - step);
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  say();
  update();
}

void CurvePad::say() {
  setAccessibleDescription(
      fixed_ ? tr("Drawn from %1 at t = 1 to %2 at t = T").arg(number(points_.front()), number(points_.back()))
             : tr("t = %1: %2; arrow keys choose a point and move it")
                   .arg(std::lround(timeAt(chosen_)))
                   .arg(number(points_[static_cast<std::size_t>(chosen_)])));
}

}  // namespace backflow::ui
