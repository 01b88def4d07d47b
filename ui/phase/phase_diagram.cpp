// The phase diagram: what the gradient does over two keys of an experiment, a run a cell, drawn while it is being computed,
// from coarse to fine. A cell that is not computed yet has, paler, the colour of the coarser one that it lies in. A click on a
// cell, or Enter, opens its run as a lane; where the lanes lie on the map, their letters stand.
#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>

#include "engine/experiment/knobs.h"
#include "engine/sweep/border.h"
#include "ui/language/engine_text.h"
#include "ui/phase/phase_form.h"
#include "ui/phase/phase_map.h"
#include "ui/phase/phase_text.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"
#include "ui/widgets/combo.h"

namespace backflow::ui {
namespace {

enum class Shown { Ratio, Slope, Loss };

constexpr double kPerSteps = 100.0;  // the slope is shown over so many steps back
constexpr int kStatusEvery = 250;    // ms
constexpr int kPlacesEvery = 200;    // ms

class PhaseDiagram : public Plot {
  Q_OBJECT
 public:
  explicit PhaseDiagram(QWidget* parent);

  void refresh(const Lanes& lanes) override;
  void frame() override;
  void restyle() override {
    gradients_.rebuild();
    losses_.rebuild();
    image_ = {};
    update();
  }
  QStringList choices() const override { return {QStringLiteral("ratio"), QStringLiteral("slope"), QStringLiteral("loss")}; }
  void choose(const QString& what) override { shownBox_->setCurrentIndex(static_cast<int>(choices().indexOf(what))); }
  QString chosen() const override { return choices().value(shownBox_->currentIndex()); }
  QString summary() const override;
  Labels labels() const override { return {{}, {}, axes().area}; }  // it names its axes itself
  Table data(const Lanes&) const override { return map() ? tableOf(*map()) : Table{"x"}; }

  // The middle of a cell, from 0, in the widget, px.
  Q_INVOKABLE QPointF pixelOf(int column, int row) const {
    const Axes a = axes();
    return {a.px(column), a.py(row)};
  }

 protected:
  bool isEmpty() const override { return !map(); }
  QString emptyText() const override {
    return tr("A map over two settings, each cell a run of its own: Start computes what the gradient does over %1, from the "
              "active lane's experiment. Axes… chooses other settings and ranges.")
        .arg(form_->keys());
  }
  double wordsFrom() const override { return start_->geometry().bottom(); }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent*) override { tell(); }

 private:
  struct Mark {
    char name;
    quint64 generation;
    std::optional<PhaseMap::Place> place;
  };
  struct Line {
    QPointF from, to;  // cells from 0
    const char* label;
  };

  const PhaseMap* map() const { return session() && !session()->phase().empty() ? &session()->phase() : nullptr; }
  Axes axes() const;
  std::optional<QPoint> cellAt(const QPointF& pixel) const;
  double value(const SweepResult& result) const;
  QRgb colour(int column, int row) const;
  void render();
  void findBorders();
  void open(const QPoint& cell) { emit act(QStringLiteral("phase open %1 %2").arg(cell.x() + 1).arg(cell.y() + 1)); }
  void startOrStop();
  QPoint middle() const { return {int(map()->columns()) / 2, int(map()->rows()) / 2}; }
  void go(const QPoint& cell);  // by the keys
  void tell();                  // the state of things in the panel's hint and on the button
  void drawLabels(QCPPainter& painter, const Axes& a) const;
  void drawCrosses(QPainter& painter, const Axes& a) const;
  void drawBorders(QPainter& painter, const Axes& a) const;
  void drawMarks(QPainter& painter, const Axes& a) const;
  void drawCursor(QPainter& painter, const Axes& a, const QPoint& cell, bool strong) const;

  QPushButton *start_, *axesButton_;
  QComboBox* shownBox_;
  PhaseForm* form_;
  Shown shown_ = Shown::Ratio;
  quint64 revision_ = 0;
  std::vector<Mark> marks_;
  std::vector<Line> borders_;
  std::optional<QPoint> cursor_, pressed_;
  QElapsedTimer sinceStatus_, sincePlaces_;
  QImage image_;  // a pixel a cell
  ColorTable gradients_{gradientColor, -8.0, 8.0}, losses_{signedColor, 0.0, 1.0};
};

PhaseDiagram::PhaseDiagram(QWidget* parent)
    : Plot(parent),
      //: A button: compute the phase diagram
      start_(new QPushButton(tr("Start"), this)),
      axesButton_(new QPushButton(tr("Axes…"), this)),
      shownBox_(new Combo(this)),
      form_(new PhaseForm([this] { emit act(form_->line()); }, this)) {
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 4, 0);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(start_);
  row->addWidget(axesButton_);
  row->addStretch(1);
  row->addWidget(shownBox_);
  column->addLayout(row);
  column->addStretch(1);
  for (QPushButton* button : {start_, axesButton_})
    button->setStyleSheet(
        QStringLiteral("QPushButton { padding: 1px 8px; min-height: 16px; border-radius: 5px; }"
                       "QPushButton:focus { padding: 0 7px; }"));
  axesButton_->setAccessibleName(tr("Axes of the phase diagram"));
  shownBox_->setProperty("compact", true);
  //: What the colours of the phase diagram show: how much of the gradient reaches the first step, its growth, or the loss
  shownBox_->addItems({tr("ratio"), tr("slope"), tr("loss")});
  const QString tips[] = {tr("‖δ_1‖ / ‖δ_T‖, δ_t = ∂L/∂h_t of the top layer"),
                          tr("what a hundred steps back in time make of ‖∂L/∂h_t‖ at the mean rate of the sequence"),
                          tr("loss on held-out data / chance, after the training steps")};
  for (int i = 0; i < 3; ++i) shownBox_->setItemData(i, tips[i], Qt::ToolTipRole);
  shownBox_->setAccessibleName(tr("What the colours show"));
  connect(start_, &QPushButton::clicked, this, &PhaseDiagram::startOrStop);
  connect(axesButton_, &QPushButton::clicked, this, [this] {
    form_->adjustSize();
    form_->move(axesButton_->mapToGlobal(QPoint(0, axesButton_->height() + 4)));
    form_->show();
  });
  connect(shownBox_, &QComboBox::currentIndexChanged, this, [this](int index) {
    shown_ = static_cast<Shown>(index);
    image_ = {};
    update();
  });
}

void PhaseDiagram::refresh(const Lanes& lanes) {
  const bool same = std::equal(
      lanes.begin(), lanes.end(), marks_.begin(), marks_.end(),
      [](const Lane* lane, const Mark& mark) { return lane->name() == mark.name && lane->generation() == mark.generation; });
  if (same && revision_ == (map() ? map()->revision() : 0) && sincePlaces_.isValid() && sincePlaces_.elapsed() < kPlacesEvery)
    return;
  sincePlaces_.start();
  marks_.clear();
  for (const Lane* lane : lanes)
    marks_.push_back(
        {lane->name(), lane->generation(), map() ? map()->placeOf(lane->experiment()) : std::optional<PhaseMap::Place>()});
  frame();
  update();
}

void PhaseDiagram::frame() {
  const quint64 now = map() ? map()->revision() : 0;
  if (now != revision_) {
    revision_ = now;
    image_ = {};
    findBorders();
    if (cursor_ && (cursor_->x() >= int(map()->columns()) || cursor_->y() >= int(map()->rows()))) cursor_.reset();
    sincePlaces_.invalidate();
    for (Mark& mark : marks_) mark.generation = 0;  // to be placed anew
    if (session()) refresh(session()->lanes());
    tell();
    update();
  } else if (map() && map()->running() && sinceStatus_.elapsed() > kStatusEvery) {
    tell();
  }
}

void PhaseDiagram::startOrStop() {
  if (map() && map()->running())
    emit act(QStringLiteral("phase stop"));
  else if (map() && !map()->complete())
    emit act(QStringLiteral("phase go"));
  else
    emit act(form_->line());
  frame();
}

void PhaseDiagram::tell() {
  sinceStatus_.start();
  const bool running = map() && map()->running();
  start_->setText(running ? tr("Stop") : map() && !map()->complete() ? tr("Go on") : tr("Start"));
  start_->setAccessibleName(running ? tr("Stop computing the phase diagram") : tr("Compute the phase diagram"));
  say(hasFocus() && cursor_ && map() ? cellText(*map(), *cursor_).section(QLatin1Char('\n'), 0, 0)
      : map()                        ? statusText(*map())
                                     : tr("two settings, each cell a run"));
  update();
}

Axes PhaseDiagram::axes() const {
  const auto columns = static_cast<double>(map() ? map()->columns() : 1), rows = static_cast<double>(map() ? map()->rows() : 1);
  const double top = Theme::current().print ? 8.0 : std::max(32.0, start_->geometry().bottom() + 6.0 + scaled(6.0));
  return {QRectF(rect()).adjusted(scaled(58), top, -14, -scaled(50)), {-0.5, columns - 0.5}, {-0.5, rows - 0.5}};
}

std::optional<QPoint> PhaseDiagram::cellAt(const QPointF& pixel) const {
  if (!map()) return {};
  const Axes a = axes();
  if (!a.area.contains(pixel)) return {};
  return QPoint(std::clamp(int(std::lround(a.xAt(pixel.x()))), 0, int(map()->columns()) - 1),
                std::clamp(int(std::lround(a.yAt(pixel.y()))), 0, int(map()->rows()) - 1));
}

double PhaseDiagram::value(const SweepResult& result) const {
  switch (shown_) {
    case Shown::Ratio:
      return log10FromLn(result.logRatio);
    case Shown::Slope:
      return log10FromLn(result.slope) * kPerSteps;
    case Shown::Loss:
      return result.loss / result.chance;
  }
  return kNotMeasured;
}

QRgb PhaseDiagram::colour(int column, int row) const {
  const Theme& theme = Theme::current();
  const auto of = [&](const SweepResult& result) {
    if (!result.error.empty()) return theme.field.rgb();
    if (result.divergence) return theme.nan.rgb();
    if (shown_ == Shown::Loss && map()->sweep().steps == 0) return theme.field.rgb();
    return (shown_ == Shown::Loss ? losses_ : gradients_)(value(result));
  };
  const PhaseMap& all = *map();
  const auto known = [&all](int i, int j) -> const std::optional<SweepResult>& {
    return all.at(std::size_t(i), std::size_t(j));
  };
  if (const auto& result = known(column, row)) return of(*result);
  for (int stride = 2; stride <= 64; stride *= 2)
    if (const auto& coarse = known(column - column % stride, row - row % stride)) {
      const QColor there = QColor::fromRgb(of(*coarse));
      constexpr double kPale = 0.4;
      return blend(theme.panel, there, kPale).rgb();
    }
  return theme.panel.rgb();
}

void PhaseDiagram::render() {
  const int columns = int(map()->columns()), rows = int(map()->rows());
  image_ = QImage(columns, rows, QImage::Format_RGB32);
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns; ++i) image_.setPixel(i, rows - 1 - j, colour(i, j));
}

// Row by row, or column by column: the border may depend on the other key.
void PhaseDiagram::findBorders() {
  borders_.clear();
  if (!map() || map()->sweep().steps > 0) return;
  const Sweep& sweep = map()->sweep();
  for (std::size_t axis = 0; axis < 2; ++axis)
    for (std::size_t k = 0; k < sweep.axes[1 - axis].values.size(); ++k) {
      const std::vector<std::size_t> cell = axis == 0 ? std::vector<std::size_t>{0, k} : std::vector<std::size_t>{k, 0};
      const std::optional<Border> border = borderOn(sweep.axes[axis].path, sweep.experiment(sweep.cell(cell)));
      if (!border) continue;
      const std::optional<double> at = placeOn(sweep.axes[axis], border->at);
      if (!at) continue;
      const auto lo = static_cast<double>(k) - 0.5, hi = lo + 1.0;
      borders_.push_back(axis == 0 ? Line{{*at, lo}, {*at, hi}, border->label} : Line{{lo, *at}, {hi, *at}, border->label});
    }
}

void PhaseDiagram::drawLabels(QCPPainter& painter, const Axes& a) const {
  const Theme& theme = Theme::current();
  const auto ticks = [](const SweepAxis& axis, double room, double each) {
    const int n = int(axis.values.size()), most = std::max(2, int(room / each));
    int every = 1;
    while ((n - 1) / every + 1 > most) ++every;
    if (every > 1)  // so that the last value has its label as well, where that goes
      for (int more = every; more <= 2 * every; ++more)
        if ((n - 1) % more == 0) {
          every = more;
          break;
        }
    std::vector<Tick> all;
    for (int i = 0; i < n; i += every) all.push_back({double(i), axisValueText(axis.values[std::size_t(i)])});
    return all;
  };
  const SweepAxis &x = map()->sweep().axes[0], &y = map()->sweep().axes[1];
  const auto widest = [](const SweepAxis& axis) {
    double most = 0.0;
    for (const auto& v : axis.values) most = std::max(most, QFontMetricsF(Theme::font(11)).horizontalAdvance(axisValueText(v)));
    return most;
  };
  drawAxes(painter, a, ticks(x, a.area.width(), widest(x) + scaled(12)), ticks(y, a.area.height(), scaled(22)), false);
  painter.setFont(Theme::font(11));
  painter.setPen(theme.dim);
  const QString loss = tr("loss / chance"), ratio = tr("reaches t = 1"), slope = tr("growth in 100 steps back");
  const QString what = shown_ == Shown::Ratio ? ratio : shown_ == Shown::Slope ? slope : loss;
  painter.drawText(QRectF(a.area.left(), a.area.bottom() + scaled(17), a.area.width(), scaled(15)), Qt::AlignCenter,
                   axisLabel(x));
  painter.save();
  painter.translate(scaled(9), a.area.center().y());
  painter.rotate(-90.0);
  painter.drawText(QRectF(-height() / 2.0, -scaled(8), height(), scaled(15)), Qt::AlignCenter, axisLabel(y));
  painter.restore();
  const double name = QFontMetricsF(painter.font()).horizontalAdvance(what) + scaled(10);
  const double bar = std::clamp(width() - name - scaled(120), 0.0, scaled(140)), left = (width() - name - bar - scaled(90)) / 2;
  if (bar < 20.0) return;
  painter.drawText(QRectF(left, height() - scaled(15), name, scaled(15)), Qt::AlignLeft | Qt::AlignVCenter, what);
  const QRectF where(left + name + scaled(45), height() - scaled(11), bar, scaled(7));
  if (shown_ == Shown::Loss)
    losses_.drawLegend(painter, where, 0.0, 1.0, QStringLiteral("0"), QStringLiteral("≥1"));
  else
    gradients_.drawLegend(painter, where, -8.0, 8.0, QStringLiteral("≤1e-8"), QStringLiteral("≥1e8"));
}

// What has no number: a cross through a run that diverged, a stroke through one that could not be run.
void PhaseDiagram::drawCrosses(QPainter& painter, const Axes& a) const {
  const double w = a.area.width() / a.x.size(), h = a.area.height() / a.y.size(), r = std::min({w, h, 14.0}) * 0.28;
  if (r < 1.0) return;
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t j = 0; j < map()->rows(); ++j)
    for (std::size_t i = 0; i < map()->columns(); ++i) {
      const std::optional<SweepResult>& result = map()->at(i, j);
      if (!result || (result->error.empty() && !result->divergence)) continue;
      const QPointF at(a.px(double(i)), a.py(double(j)));
      painter.setPen(QPen(result->divergence ? Theme::current().window : Theme::current().dim, 1.3));
      painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r));
      if (result->divergence) painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r));
    }
}

void PhaseDiagram::drawBorders(QPainter& painter, const Axes& a) const {
  if (borders_.empty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath path;
  for (const Line& line : borders_) {
    const QPointF from(a.px(line.from.x()), a.py(line.from.y())), to(a.px(line.to.x()), a.py(line.to.y()));
    if (path.isEmpty() || QLineF(path.currentPosition(), from).length() > 0.5) path.moveTo(from);
    path.lineTo(to);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(withAlpha(Theme::current().panel, 0.7), 3.0));
  painter.drawPath(path);
  painter.setPen(QPen(Theme::current().text, 1.3, Qt::DashLine));
  painter.drawPath(path);
  const Line& last = borders_.back();
  const QString label = engineText(last.label);
  const double w = QFontMetricsF(Theme::font(11)).horizontalAdvance(label) + 6.0;
  const double x = a.px(last.to.x()) + 4.0 + w;
  drawNote(painter, {std::min(x, a.area.right()), std::max(a.py(last.to.y()) + 3.0, a.area.top() + 3.0)}, label,
           Theme::current().text);
}

void PhaseDiagram::drawMarks(QPainter& painter, const Axes& a) const {
  const Theme& theme = Theme::current();
  painter.setRenderHint(QPainter::Antialiasing);
  const double r = scaled(8.0);
  std::vector<QPointF> taken;
  for (const Mark& mark : marks_) {
    if (!mark.place) continue;
    const QPointF at(a.px(mark.place->column), a.py(mark.place->row));
    const auto near = std::count_if(taken.begin(), taken.end(), [&](const QPointF& p) { return QLineF(p, at).length() < r; });
    taken.push_back(at);
    const QPointF middle = at + QPointF(scaled(15.0) * double(near), 0.0);  // several on one spot stand side by side
    const QRectF box(middle.x() - r, middle.y() - r, 2.0 * r, 2.0 * r);
    painter.setPen(QPen(theme.panel, 1.5));
    painter.setBrush(laneColor(mark.name));
    painter.drawEllipse(box);
    painter.setFont(Theme::font(11, QFont::DemiBold));
    painter.setPen(theme.panel);
    painter.drawText(box, Qt::AlignCenter, QString(QLatin1Char(mark.name)));
  }
}

void PhaseDiagram::drawCursor(QPainter& painter, const Axes& a, const QPoint& cell, bool strong) const {
  const QRectF box(QPointF(a.px(cell.x() - 0.5), a.py(cell.y() + 0.5)), QPointF(a.px(cell.x() + 0.5), a.py(cell.y() - 0.5)));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Theme::current().panel, strong ? 4.5 : 2.5));
  painter.drawRect(box);
  painter.setPen(QPen(strong ? Theme::current().accent : Theme::current().text, strong ? 2.2 : 1.0));
  painter.drawRect(box);
}

void PhaseDiagram::draw(QCPPainter& painter) {
  const Axes a = axes();
  if (a.area.width() < 8.0 || a.area.height() < 8.0) return;
  if (image_.isNull()) render();
  drawHeat(painter, a.area, image_, image_.rect());
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(Theme::current().border, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(a.area);
  drawLabels(painter, a);
  drawCrosses(painter, a);
  painter.save();
  const double beyond = scaled(9.0);  // a lane's mark on the border
  painter.setClipRect(a.area.adjusted(-beyond, -beyond, beyond, beyond));
  drawBorders(painter, a);
  const bool print = Theme::current().print;
  if (const auto over = cellAt(hover_); over && !print) drawCursor(painter, a, *over, false);
  if (cursor_ && hasFocus() && !print) drawCursor(painter, a, *cursor_, true);
  drawMarks(painter, a);
  painter.restore();
  if (shown_ == Shown::Loss && map()->sweep().steps == 0)
    drawNote(painter, {a.area.center().x() + 130.0, a.area.center().y() - 8.0},
             tr("no loss at initialization: choose training steps"), Theme::current().dim);
}

QString PhaseDiagram::tipAt(const QPointF& pixel) const {
  if (const auto cell = cellAt(pixel))
    return cellText(*map(), *cell) + QLatin1Char('\n') + tr("A click opens this run as a lane.");
  if (pixel.y() > height() - 16.0) return shownBox_->currentData(Qt::ToolTipRole).toString();
  const Axes a = axes();
  const SweepAxis* axis = pixel.y() > a.area.bottom() ? &map()->sweep().axes[0]
                          : pixel.x() < a.area.left() ? &map()->sweep().axes[1]
                                                      : nullptr;
  return axis ? QString::fromStdString(axis->path) + QLatin1Char('\n') + engineText(knob(axis->path).help) : QString();
}

void PhaseDiagram::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
  if (!pressed_) return Plot::mousePressEvent(event);
  cursor_ = pressed_;
}

void PhaseDiagram::mouseReleaseEvent(QMouseEvent* event) {
  const std::optional<QPoint> pressed = std::exchange(pressed_, std::nullopt);
  if (pressed && pressed == cellAt(event->position())) open(*pressed);
}

// The second click of a cell is none: it opens no second lane and enlarges nothing.
void PhaseDiagram::mouseDoubleClickEvent(QMouseEvent* event) {
  if (!cellAt(event->position())) Plot::mouseDoubleClickEvent(event);
}

void PhaseDiagram::keyPressEvent(QKeyEvent* event) {
  const std::map<int, QPoint> ways{
      {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, 1}}, {Qt::Key_Down, {0, -1}}};
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  const auto way = ways.find(event->key());
  if ((event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) || !map() || (way == ways.end() && !(enter && cursor_)))
    return Plot::keyPressEvent(event);
  if (enter) return open(*cursor_);
  go(cursor_ ? *cursor_ + way->second : middle());
}

// By Tab there is a cell at once: the one that the next key is about.
void PhaseDiagram::focusInEvent(QFocusEvent* event) {
  const bool tab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  tab&& map() && !cursor_ ? go(middle()) : tell();
}

void PhaseDiagram::go(const QPoint& cell) {
  const int columns = int(map()->columns()), rows = int(map()->rows());
  cursor_ = QPoint(std::clamp(cell.x(), 0, columns - 1), std::clamp(cell.y(), 0, rows - 1));
  setAccessibleDescription(cellText(*map(), *cursor_));
  QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&changed);
  tell();
}

QString PhaseDiagram::summary() const {
  if (!map()) return tr("Phase diagram: no map has been computed yet.");
  QString on;
  for (const Mark& mark : marks_)
    if (mark.place) on += QLatin1Char(mark.name);
  return summaryText(*map(), on);
}

}  // namespace

const ViewInfo phase::info{
    "phase", QT_TRANSLATE_NOOP("QObject", "Phase diagram"), QT_TRANSLATE_NOOP("QObject", "two settings, each cell a run"),
    QT_TRANSLATE_NOOP("QObject", "Each cell is a run, coloured by its gradient or loss; a click makes it a lane."),
    [](QWidget* parent) -> View* { return new PhaseDiagram(parent); }};

}  // namespace backflow::ui

#include "phase_diagram.moc"
