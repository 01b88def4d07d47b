#include "ui/timeline.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "ui/acts/act.h"
#include "ui/cursor.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/widgets/tip.h"

namespace backflow::ui {

namespace {

constexpr double kEdge = 7.0;      // px at both ends, so that the handle has room
constexpr double kMarkSize = 7.0;  // px

//: the present of a run, and its step
QString liveText(const QString& step) { return QObject::tr("live · %1").arg(step); }

}  // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent), where_(new QLabel(this)), strip_(new TimeStrip(this)) {
  setObjectName("timeline");
  setAttribute(Qt::WA_StyledBackground);
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(14, 5, 14, 5);
  line->setSpacing(8);
  where_->setAccessibleName(tr("Step shown"));
  line->addWidget(where_);
  line->addWidget(strip_, 1);
  rewind_ =
      addButton(tr("10 steps before"), tr("Ten steps before"), tr("Shows the run ten training steps earlier"), "rewind 10");
  branch_ = addButton(tr("Branch here"), tr("Branch here"),
                      tr("A new lane that goes on from the step shown: its weights, optimizer and random stream"), "branch");
  //: back from the past to the present of a run
  live_ = addButton(tr("Live"), tr("Back to the present"), tr("Shows the present again"), "live");
  for (QPushButton* button : {rewind_, branch_, live_}) line->addWidget(button);
  connect(strip_, &TimeStrip::act, this, &Timeline::act);
}

QPushButton* Timeline::addButton(const QString& text, const QString& name, const QString& tip, const QString& line) {
  QPushButton* button = new QPushButton(text, this);
  button->setAccessibleName(name);
  button->setToolTip(tip);
  button->setFocusPolicy(Qt::TabFocus);
  connect(button, &QPushButton::clicked, this, [this, line] { emit act(line); });
  return button;
}

void Timeline::show(const Lanes& lanes, const Lane& active) {
  strip_->show(lanes, active);
  const Trainer::Status status = active.status();
  const bool past = status.shown >= 0;
  QString text = past ? tr("step %1").arg(grouped(status.shown)) : liveText(grouped(status.step));
  if (past && status.sought < 1.0) text += QString(" · %1 %").arg(100.0 * status.sought, 0, 'f', 0);
  where_->setText(text);
  rewind_->setEnabled(status.step > 0);
  branch_->setEnabled(active.snapshot() && active.snapshot()->state && active.snapshot()->step > 0);
  live_->setEnabled(past);
}

// What is off is blank: the strip's colours are how much of the gradient arrives.
void Timeline::cover(bool covered) {
  setEnabled(!covered);
  setToolTip(covered ? givesAway() : QString());
}

void Timeline::restyle() {
  where_->setFont(Theme::mono(12));
  where_->setFixedWidth(where_->fontMetrics().horizontalAdvance(liveText("0000000")) + 20);
  setFixedHeight(44 + Theme::textSize(13) - 13);
  strip_->restyle();
}

TimeStrip::TimeStrip(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(tr("Time line"));
  connect(&Cursor::shared(), &Cursor::moved, this, qOverload<>(&QWidget::update));
  describe();
}

void TimeStrip::describe() {
  QStringList all{tr("Left and Right show the training step before and after")};
  for (const RowOfLane& row : rows_)
    for (const Mark& mark : row.marks.all())
      all += tr("changed after step %1 in lane %2: %3").arg(grouped(mark.step)).arg(QLatin1Char(row.name)).arg(mark.what);
  setAccessibleDescription(all.join(QStringLiteral("; ")));
}

void TimeStrip::show(const Lanes& lanes, const Lane& active) {
  bool fresh = rows_.size() != lanes.size();  // what is told of the marks
  rows_.resize(lanes.size());
  last_ = 0;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const GradientHistory& history = lanes[i]->history();
    RowOfLane& row = rows_[i];
    const bool ofRun = row.generation == lanes[i]->generation() && row.name == lanes[i]->name();
    const bool same = ofRun && row.steps == history.steps;
    row.name = lanes[i]->name();
    row.generation = lanes[i]->generation();
    row.last = lanes[i]->rows().empty() ? 0 : lanes[i]->rows().back().step;
    row.diverged = lanes[i]->status().phase == Trainer::Phase::Diverged ? row.last : -1;
    last_ = std::max(last_, row.last);
    fresh = row.marks.follow(*lanes[i]) || !ofRun || fresh;
    if (same) continue;
    row.steps = history.steps;
    row.image = history.steps.empty() ? QImage() : QImage(static_cast<int>(history.steps.size()), 1, QImage::Format_RGB32);
    for (std::size_t c = 0; c < history.steps.size(); ++c)
      row.image.setPixel(static_cast<int>(c), 0, gradientColor(log10FromLn(history.logRatio(c, 0))).rgb());
  }
  if (fresh) describe();
  past_ = active.showsPast();
  shown_ = past_ ? active.status().shown : active.status().step;
  Cursor::shared().show(past_ ? std::optional(shown_) : std::nullopt);
  update();
}

void TimeStrip::restyle() {
  for (RowOfLane& row : rows_) row.generation = 0;  // coloured afresh at the next show()
  update();
}

double TimeStrip::xOf(std::int64_t step) const {
  const double part = last_ > 0 ? static_cast<double>(step) / static_cast<double>(last_) : 0.0;
  return kEdge + part * (width() - 2.0 * kEdge);
}

std::int64_t TimeStrip::stepAt(double x) const {
  const double part = std::clamp((x - kEdge) / (width() - 2.0 * kEdge), 0.0, 1.0);
  return std::llround(part * static_cast<double>(last_));
}

void TimeStrip::paintEvent(QPaintEvent* /*event*/) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  const QRectF bar(kEdge, 9.0, width() - 2.0 * kEdge, height() - 18.0);
  painter.fillRect(bar, theme.field);
  if (!isEnabled()) return;
  const double each = bar.height() / static_cast<double>(std::max<std::size_t>(1, rows_.size()));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const RowOfLane& row = rows_[i];
    const double top = bar.top() + each * static_cast<double>(i);
    if (!row.image.isNull())
      painter.drawImage(QRectF(bar.left(), top, xOf(row.last) - bar.left(), each - (rows_.size() > 1 ? 1.0 : 0.0)), row.image);
    if (row.diverged >= 0) painter.fillRect(QRectF(xOf(row.diverged) - 3.0, top, 3.0, each), theme.nan);
  }
  drawMarks(painter);
  if (hasFocus()) {
    painter.setPen(QPen(theme.accent, 1.0));
    painter.drawRect(bar.adjusted(-2.5, -2.5, 2.5, 2.5));
  }
  if (const auto step = Cursor::shared().at(Quantity::TrainingStep); step && *step <= last_ && last_ > 0)
    painter.fillRect(QRectF(xOf(*step) - 0.5, 5.0, 1.0, height() - 10.0), theme.text);
  const double x = xOf(shown_);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.panel, 1.0));
  painter.setBrush(past_ ? theme.accent : theme.text);
  painter.drawRoundedRect(QRectF(x - 3.0, 3.0, 6.0, height() - 6.0), 3.0, 3.0);
}

void TimeStrip::drawMarks(QPainter& painter) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  for (const RowOfLane& row : rows_) {
    painter.setBrush(laneColor(row.name));
    double drawn = -kMarkSize;
    for (const Mark& mark : row.marks.all()) {
      const double x = xOf(mark.step);
      if (x - drawn < kMarkSize / 2.0) continue;  // a drag is one
      painter.drawEllipse(QPointF(x, kMarkSize / 2.0 + 0.5), kMarkSize / 2.0, kMarkSize / 2.0);
      drawn = x;
    }
  }
  painter.restore();
}

QString TimeStrip::marksNear(double x) const {
  constexpr int kMost = 6;
  QStringList lines;
  for (const RowOfLane& row : rows_)
    for (const Mark& mark : row.marks.all())
      if (std::abs(xOf(mark.step) - x) <= kMarkSize)
        lines += tr("%1 after step %2: %3").arg(QLatin1Char(row.name)).arg(grouped(mark.step)).arg(mark.what);
  if (lines.size() > kMost) lines = QStringList{tr("… and %1 before").arg(lines.size() - kMost)} + lines.last(kMost);
  return lines.isEmpty() ? QString() : '\n' + lines.join('\n');
}

void TimeStrip::seek(std::int64_t step) {
  if (last_ > 0) emit act(QString("seek %1").arg(std::clamp<std::int64_t>(step, 0, last_)));
}

void TimeStrip::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) seek(stepAt(event->position().x()));
}

void TimeStrip::mouseMoveEvent(QMouseEvent* event) {
  const std::int64_t step = stepAt(event->position().x());
  if (event->buttons() & Qt::LeftButton) seek(step);
  showTip(event->globalPosition().toPoint(), tr("step %1").arg(grouped(step)) + marksNear(event->position().x()), this);
  Cursor::shared().point({}, step);
}

void TimeStrip::leaveEvent(QEvent* /*event*/) { Cursor::shared().clear(); }

void TimeStrip::keyPressEvent(QKeyEvent* event) {
  const std::int64_t far = std::max<std::int64_t>(1, last_ / 50);
  switch (event->key()) {
    case Qt::Key_Left:
      return seek(shown_ - 1);
    case Qt::Key_Right:
      return seek(shown_ + 1);
    case Qt::Key_PageUp:
      return seek(shown_ - far);
    case Qt::Key_PageDown:
      return seek(shown_ + far);
    case Qt::Key_Home:
      return seek(0);
    case Qt::Key_End:
      emit act("live");
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace backflow::ui
