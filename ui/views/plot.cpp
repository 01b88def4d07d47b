#include "ui/views/plot.h"

#include <QMouseEvent>
#include <algorithm>
#include <numbers>

#include "engine/formats/number_text.h"
#include "ui/theme.h"
#include "ui/widgets/tip.h"

namespace backflow::ui {
namespace {

// The largest of 1, 2, 5 × 10ⁿ steps that leaves at least one and at most `most` ticks.
double roundStep(double size, int most) {
  const double rough = size / std::max(1, most);
  const double unit = std::pow(10.0, std::floor(std::log10(rough)));
  for (double factor : {1.0, 2.0, 2.5, 5.0})
    if (factor * unit >= rough * 0.999) return factor * unit;
  return 10.0 * unit;
}

// The next of 1, 2, 5 × 10ⁿ at or beyond 10^log10, as log₁₀.
double roundDown(double log10) {
  const double decade = std::floor(log10);
  for (double digit : {5.0, 2.0})
    if (log10 >= decade + std::log10(digit)) return decade + std::log10(digit);
  return decade;
}

double roundUp(double log10) {
  const double decade = std::floor(log10);
  for (double digit : {1.0, 2.0, 5.0})
    if (log10 <= decade + std::log10(digit)) return decade + std::log10(digit);
  return decade + 1.0;
}

// Whole decades where there are more than three, else 1, 2, 5 × 10ⁿ; one decade at least.
Span logSpan(const Extent& data) {
  constexpr double air = 0.04, least = 1.0, many = 3.0;
  if (data.hi - data.lo > many) return {std::floor(data.lo - air), std::ceil(data.hi + air)};
  Span span{roundDown(data.lo - air), roundUp(data.hi + air)};
  if (span.size() < least - 1e-9) span = {roundDown(data.lo - air - (least - span.size()) / 2), span.hi};
  if (span.size() < least - 1e-9) span.hi = roundUp(span.lo + least - 1e-9);
  return span;
}

Span linearSpan(const Extent& data) {
  const double size = std::max(data.hi - data.lo, 1e-9 * std::max(1.0, std::abs(data.hi)));
  const double unit = roundStep(size * 1.1, 5), air = 0.04 * size;
  return {std::floor((data.lo - air) / unit) * unit, std::ceil((data.hi + air) / unit) * unit};
}

}  // namespace

void Extent::add(double value) {
  if (!std::isfinite(value)) return;
  lo = std::min(lo, value);
  hi = std::max(hi, value);
}

void Extent::add(const Extent& other) {
  lo = std::min(lo, other.lo);
  hi = std::max(hi, other.hi);
}

void FrozenSpan::take(const Extent& data, bool logarithmic) {
  if (data.empty()) return;
  if (set_ && data.lo >= span_.lo && data.hi <= span_.hi) return;
  const Span wanted = logarithmic ? logSpan(data) : linearSpan(data);
  span_ = set_ ? Span{std::min(span_.lo, wanted.lo), std::max(span_.hi, wanted.hi)} : wanted;
  set_ = true;
}

namespace {

// Round numbers within the span, each named by `text` of it and of the digits that tell it from its neighbours.
template <typename Text>
std::vector<Tick> roundTicks(const Span& span, int most, const Text& text) {
  std::vector<Tick> ticks;
  const double step = roundStep(span.size(), most), largest = std::max(std::abs(span.lo), std::abs(span.hi));
  const int digits = static_cast<int>(std::fmin(std::fmax(std::log10(largest / step) + 2.0, 3.0), 15.0));
  for (double i = std::ceil(span.lo / step - 1e-9); i * step <= span.hi + 1e-9 * step; ++i) {
    const double at = std::abs(i * step) < 1e-12 ? 0.0 : i * step;
    ticks.push_back({at, text(at, step, digits)});
  }
  return ticks;
}

QString groupedOr(double at, double step, int digits, double most) {
  return std::abs(at) >= 1e3 && std::abs(at) < most && step >= 1.0 ? grouped(std::llround(at)) : number(at, digits);
}

}  // namespace

std::vector<Tick> linearTicks(const Span& span, int most) {
  const bool large = std::max(std::abs(span.lo), std::abs(span.hi)) >= 1e5;  // then all of them: "5e4, 1e5"
  return roundTicks(span, most,
                    [large](double at, double step, int digits) { return groupedOr(at, step, digits, large ? 0.0 : 1e5); });
}

std::vector<Tick> countTicks(const Span& span, int most) {
  return roundTicks(span, most, [](double at, double step, int digits) { return groupedOr(at, step, digits, 1e15); });
}

std::vector<Tick> stepTicks(int length, int most) {
  std::vector<Tick> ticks{{1.0, QStringLiteral("1")}};
  double step = std::max(1.0, roundStep(length, most));
  if (step != std::floor(step)) step = 5.0;  // 2.5: time steps are whole
  for (double at = step; at < length - 0.4 * step; at += step)
    if (at > 1.0 + 0.4 * step) ticks.push_back({at, QString::number(static_cast<int>(at))});
  if (length > 1) ticks.push_back({static_cast<double>(length), QString::number(length)});
  return ticks;
}

std::vector<Tick> logTicks(const Span& span, int most) {
  constexpr double kPlain = 3.0;  // decades
  const bool plain = std::max(std::abs(span.lo), std::abs(span.hi)) < kPlain + 1e-9;
  const auto text = [plain](int digit, int decade) {
    return plain ? QString::number(digit * std::pow(10.0, decade), 'g', 4) : QStringLiteral("%1e%2").arg(digit).arg(decade);
  };
  std::vector<Tick> ticks;
  if (span.size() * 3.0 <= most) {  // short: 1, 2, 5 in each decade
    for (double decade = std::floor(span.lo - 1e-9); decade <= span.hi; ++decade)
      for (int digit : {1, 2, 5}) {
        const double at = decade + std::log10(digit);
        if (at < span.lo - 1e-9 || at > span.hi + 1e-9) continue;
        ticks.push_back({at, text(digit, static_cast<int>(decade))});
      }
    return ticks;
  }
  const double step = std::ceil(std::max(1.0, roundStep(span.size(), most)));  // whole decades
  for (double i = std::ceil(span.lo / step - 1e-9); i * step <= span.hi + 1e-9; ++i)
    ticks.push_back({i * step, text(1, static_cast<int>(i * step))});
  return ticks;
}

double stepsEnd(std::int64_t step) {
  for (double unit = 100.0;; unit *= 10.0)
    for (double factor : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
      if (factor * unit >= static_cast<double>(step)) return factor * unit;
}

QString number(double value, int digits) {
  if (!std::isfinite(value))
    return std::isnan(value) ? QStringLiteral("NaN") : value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
  return QString::fromStdString(roundedText(value, digits));
}

QString numberFromLog10(double log10) {
  if (std::abs(log10) < 290.0) return number(std::pow(10.0, log10));
  return briefFromLog10(log10);
}

QString briefFromLog10(double log10) {
  if (std::isfinite(log10)) return QString::fromStdString(briefExpText(log10 * std::numbers::ln10));
  return log10 < 0 ? QStringLiteral("0") : number(log10, 1);
}

QString grouped(std::int64_t value) {
  QString text = QString::number(value);
  for (auto i = text.size() - 3; i > (value < 0 ? 1 : 0); i -= 3) text.insert(i, QChar(0x2009));
  return text;
}

double log10FromLn(double ln) { return ln * std::numbers::log10e; }

std::vector<QPointF> pointsOf(const Axes& axes, const std::vector<double>& values, double above) {
  std::vector<QPointF> all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = above + values[i];
    all.emplace_back(axes.px(static_cast<double>(i + 1)), std::isfinite(value) ? axes.py(value) : kNotMeasured);
  }
  return all;
}

quint64 generationOf(const Lanes& lanes) {
  quint64 generation = 0;
  for (const Lane* lane : lanes) generation = generation * 31 + lane->generation();
  return generation;
}

QColor laneColor(char name) { return Theme::current().lane[(name - 'A') & 3]; }

QColor withAlpha(QColor colour, double alpha) {
  colour.setAlphaF(static_cast<float>(alpha));
  return colour;
}

namespace {

QSharedPointer<QCPAxisTickerText> ticker(const std::vector<Tick>& ticks) {
  auto text = QSharedPointer<QCPAxisTickerText>::create();
  for (const Tick& tick : ticks) text->addTick(tick.at, tick.text);
  return text;
}

void style(QCPAxis& axis, const Span& span, const std::vector<Tick>& ticks, bool grid, int padding) {
  const Theme& theme = Theme::current();
  axis.setRange(std::min(span.lo, span.hi), std::max(span.lo, span.hi));
  axis.setRangeReversed(span.lo > span.hi);
  axis.setNumberFormat(QStringLiteral("g"));  // leave "1e-3" as it is
  axis.setTicker(ticker(ticks));
  axis.setTickLabelFont(Theme::font(11));
  axis.setTickLabelColor(theme.dim);
  axis.setTickLabelPadding(padding);
  axis.setBasePen(Qt::NoPen);
  axis.setTickPen(Qt::NoPen);
  axis.setSubTicks(false);
  axis.setTickLength(1, 0);  // a line of no length is a dot in Qt's SVG, pen or no pen
  axis.grid()->setVisible(grid);
  axis.grid()->setPen(QPen(theme.faint, 0));
  axis.grid()->setZeroLinePen(Qt::NoPen);
}

// One plot serves every view: it is laid over each in turn. It lives as long as the application.
QCustomPlot& canvas() {
  static QCustomPlot* plot = [] {
    auto* made = new QCustomPlot;
    made->setBackground(Qt::NoBrush);
    made->plotLayout()->setMargins({});
    made->axisRect()->setAutoMargins(QCP::msNone);
    return made;
  }();
  return *plot;
}

}  // namespace

namespace {

// Without the labels that would touch others; the first and the last have precedence. `sizeOf`: along the axis, px.
template <typename Size>
std::vector<Tick> thinned(std::vector<Tick> ticks, const std::vector<double>& at, const Size& sizeOf) {
  if (ticks.size() < 3) return ticks;
  const auto last = ticks.size() - 1;
  const auto apart = [&](std::size_t i, std::size_t j) {
    return std::abs(at[i] - at[j]) >= (sizeOf(ticks[i].text) + sizeOf(ticks[j].text)) / 2;
  };
  std::size_t kept = 0;
  for (std::size_t i = 1; i < last; ++i) {
    if (apart(i, kept) && apart(i, last))
      kept = i;
    else
      ticks[i].text.clear();
  }
  return ticks;
}

// Takes the last label off its tick and draws it where it ends with the margin, if half of it is more than that.
void drawLastInside(QPainter& painter, const Axes& axes, std::vector<Tick>& ticks, int padding) {
  if (ticks.empty()) return;
  const QFontMetricsF metrics(Theme::font(11));
  QString& text = ticks.back().text;
  const double end = axes.area.right() + scaled(kRightMargin) - 1.0, width = metrics.horizontalAdvance(text);
  if (axes.px(ticks.back().at) + width / 2 <= end) return;
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().dim);
  painter.drawText(QPointF(end - width, axes.area.toRect().bottom() + padding + metrics.ascent()), text);
  text.clear();
  for (Tick& tick : ticks)  // which it now comes near
    if (axes.px(tick.at) + metrics.horizontalAdvance(tick.text) / 2 > end - width - scaled(3.0)) tick.text.clear();
}

}  // namespace

double leftFor(const std::vector<Tick>& labels, double least) {
  const QFontMetricsF metrics(Theme::font(11));
  double widest = 0.0;
  for (const Tick& tick : labels) widest = std::max(widest, metrics.horizontalAdvance(tick.text));
  return std::max(least, widest / scaled(1.0) + 8.0);
}

void drawAxes(QCPPainter& painter, const Axes& axes, const std::vector<Tick>& x, const std::vector<Tick>& y, bool grid) {
  const int kRoom = scaledInt(64.0);  // around the axes, so that QCustomPlot leaves no label out for want of it
  const QFontMetricsF metrics(Theme::font(11));
  std::vector<double> across, down;
  for (const Tick& tick : x) across.push_back(axes.px(tick.at));
  for (const Tick& tick : y) down.push_back(axes.py(tick.at));
  QCustomPlot& plot = canvas();
  const QRect area = axes.area.toRect();
  plot.axisRect()->setMargins({kRoom, kRoom, kRoom, kRoom});
  constexpr int kBelow = 4, kBeside = 6;
  std::vector<Tick> labels = thinned(x, across, [&](const QString& t) { return metrics.horizontalAdvance(t) + scaled(6.0); });
  drawLastInside(painter, axes, labels, kBelow);
  style(*plot.xAxis, axes.x, labels, false, kBelow);
  style(*plot.yAxis, axes.y, thinned(y, down, [&](const QString&) { return metrics.ascent(); }), grid, kBeside);
  painter.save();
  painter.translate(area.left() - kRoom, area.top() - kRoom);
  painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
  plot.toPainter(&painter, area.width() + 2 * kRoom, area.height() + 2 * kRoom);
  painter.setModes(QCPPainter::pmDefault);
  painter.restore();
}

void drawFloorMarks(QPainter& painter, const Axes& axes, const std::vector<double>& x, const QColor& colour) {
  QPainterPath marks;
  double free = -1.0;
  const double floor = axes.area.bottom();
  for (double at : x) {
    if (at < free) continue;
    marks.addPolygon(QPolygonF() << QPointF(at, floor) << QPointF(at - 3, floor - 6) << QPointF(at + 3, floor - 6));
    marks.closeSubpath();
    free = at + 8;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillPath(marks, colour);
}

Plot::Plot(QWidget* parent) : View(parent) {
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&Cursor::shared(), &Cursor::moved, this, qOverload<>(&QWidget::update));
}

constexpr double kLegendPart = 0.4;  // of a plot's height, at most

QRectF Plot::plotArea(double left, double top, double right) const { return inside(rect(), left, top, right); }

QRectF Plot::inside(const QRectF& cell, double left, double top, double right, double bottom) {
  return cell.adjusted(scaled(left), scaled(top), -scaled(right), -scaled(bottom));
}

Legend Plot::legendOf(std::vector<LegendEntry> entries, double left, double right) const {
  return Legend(std::move(entries), width() - scaled(left) - scaled(right), kLegendPart * height());
}

std::vector<QRectF> Plot::cells(std::size_t n, double below, double bottom) const {
  constexpr double kBetween = 8.0, kShape = 1.5;  // px; the shape that axes want: width by height
  const int count = static_cast<int>(n);
  QSizeF cell;
  int columns = 1;
  double most = std::numeric_limits<double>::lowest();
  for (int tried = 1; tried <= count; ++tried) {
    const int rows = (count + tried - 1) / tried;
    const QSizeF size((width() - kBetween * (tried - 1)) / tried, (height() - scaled(below) - kBetween * (rows - 1)) / rows);
    const QRectF area = inside(QRectF(QPointF(), size), 36.0, 6.0, kRightMargin, bottom);
    const double side = std::min(area.width() / kShape, area.height());
    if (side <= most) continue;
    most = side, cell = size, columns = tried;
  }
  std::vector<QRectF> all;
  for (int i = 0; i < count; ++i)
    all.emplace_back((i % columns) * (cell.width() + kBetween), (i / columns) * (cell.height() + kBetween), cell.width(),
                     cell.height());
  return all;
}

void Plot::drawLaneLetter(QPainter& painter, const QRectF& area, char name) {
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF box(area.left() + 4, area.top() + 4, scaled(16), scaled(16));
  painter.setPen(Qt::NoPen);
  painter.setBrush(withAlpha(Theme::current().panel, 0.85));
  painter.drawRoundedRect(box, 4, 4);
  painter.setFont(Theme::font(11, QFont::DemiBold));
  painter.setPen(laneColor(name));
  painter.drawText(box, Qt::AlignCenter, QString(QLatin1Char(name)));
}

void Plot::drawNote(QPainter& painter, const QPointF& rightTop, const QString& text, const QColor& colour) {
  painter.setFont(Theme::font(11));
  const double w = QFontMetricsF(painter.font()).horizontalAdvance(text);
  const QRectF box(rightTop.x() - w - 6, rightTop.y(), w + 6, scaled(15));
  painter.fillRect(box, withAlpha(Theme::current().panel, 0.8));
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, text);
}

void Plot::drawNotFinite(QPainter& painter, const QRectF& area) {
  const QString text = tr("not finite");
  const double w = QFontMetricsF(Theme::font(11)).horizontalAdvance(text) + 6;
  drawNote(painter, area.center() + QPointF(0.5 * w, -0.5 * scaled(15)), text, Theme::current().nan);
}

void Plot::drawZeros(QPainter& painter, const Axes& axes, const std::vector<double>& values, const QColor& colour) {
  std::vector<double> x;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == -std::numeric_limits<double>::infinity()) x.push_back(axes.px(static_cast<double>(i + 1)));
  drawFloorMarks(painter, axes, x, colour);
}

void Plot::say(const QString& hint) {
  if (hint == hint_) return;
  hint_ = hint;
  emit hintChanged(hint);
}

QRectF Plot::ruledArea() const {
  QRectF all;
  for (const Ruler& ruler : rulers()) all |= ruler.axes.area;
  return all;
}

void Plot::paintEvent(QPaintEvent*) {
  QCPPainter painter(this);
  paint(painter);
  if (!isEmpty()) drawCursor(painter);
  if (!hasFocus()) return;
  const double pen = scaled(1.0);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(Theme::current().accent, pen));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
}

void Plot::paint(QCPPainter& painter) {
  if (!isEmpty()) return draw(painter);
  drawWords(painter, emptyText());
}

// In the middle; from the top on where they are too many, since the beginning says most.
void Plot::drawWords(QPainter& painter, const QString& words) const {
  painter.setPen(Theme::current().dim);
  painter.setFont(Theme::font(12));
  const QRect area = rect().adjusted(16, static_cast<int>(wordsFrom()), -16, -8);
  const int flags = Qt::AlignHCenter | Qt::TextWordWrap;
  const bool fits = painter.fontMetrics().boundingRect(area, flags, words).height() <= area.height();
  painter.drawText(area, flags | (fits ? Qt::AlignVCenter : Qt::AlignTop), words);
}

void Plot::drawNoRoom(QPainter& painter) const {
  drawWords(painter, tr("Enlarge the panel: there is no room for so many lanes."));
}

void Plot::drawCursor(QPainter& painter) const {
  const Theme& theme = Theme::current();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QPen pointed(withAlpha(theme.text, theme.present ? 0.8 : 0.45), theme.present ? 2 : 1);
  const QPen shown(theme.text, theme.present ? 3 : 1);  // as the time line's handle
  const auto within = [](const Span& span, double value) {
    return value >= std::min(span.lo, span.hi) && value <= std::max(span.lo, span.hi);
  };
  const auto upright = [&](const Axes& a, std::optional<std::int64_t> x, const QPen& pen) {
    if (!x || !within(a.x, static_cast<double>(*x))) return;
    const double at = std::floor(a.px(static_cast<double>(*x))) + 0.5;
    painter.setPen(pen);
    painter.drawLine(QPointF(at, a.area.top()), QPointF(at, a.area.bottom()));
  };
  for (const Ruler& ruler : rulers()) {
    const Axes& a = ruler.axes;
    if (ruler.x == Quantity::TrainingStep) upright(a, Cursor::shared().shown(), shown);
    upright(a, Cursor::shared().at(ruler.x), pointed);
    if (const auto y = Cursor::shared().at(ruler.y); y && within(a.y, static_cast<double>(*y))) {
      const double at = std::floor(a.py(static_cast<double>(*y))) + 0.5;
      painter.setPen(pointed);
      painter.drawLine(QPointF(a.area.left(), at), QPointF(a.area.right(), at));
    }
  }
}

void Plot::mouseMoveEvent(QMouseEvent* event) {
  const QPointF pixel = hover_ = event->position();
  showTip(event->globalPosition().toPoint(), isEmpty() ? QString() : tipAt(pixel), this);
  std::optional<std::int64_t> timeStep, trainingStep;
  const auto take = [&](Quantity quantity, double value) {
    if (quantity == Quantity::TimeStep) timeStep = std::max<std::int64_t>(1, std::llround(value));
    if (quantity == Quantity::TrainingStep) trainingStep = std::max<std::int64_t>(0, std::llround(value));
  };
  for (const Ruler& ruler : isEmpty() ? std::vector<Ruler>() : rulers()) {
    if (!ruler.axes.area.contains(pixel)) continue;
    take(ruler.x, ruler.axes.xAt(pixel.x()));
    take(ruler.y, ruler.axes.yAt(pixel.y()));
    break;
  }
  Cursor::shared().point(timeStep, trainingStep);
  update();
}

void Plot::leaveEvent(QEvent*) {
  hover_ = {-1.0, -1.0};
  Cursor::shared().clear();
  update();
}

}  // namespace backflow::ui
