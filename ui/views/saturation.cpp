// How near the units and gates of the top layer are to their limits, over its units, samples and time steps: of each gate the
// fractions that are closed (< 0.05) and open (> 0.95), of h the fraction |h| > 0.95, dead units, the mean of φ′. Below, how
// long the gate that keeps the state keeps it: τ = −1/⟨ln f⟩ of the units as a box on a logarithmic axis beside T.
#include <cmath>

#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/analysis_plot.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kLegend = 18.0, kMost = 56.0, kBoxes = 40.0, kMostBoxes = 160.0;  // px; kMost: of a row; boxes with their axis
// px at the desk: a box of time constants that is narrower is a smear.
constexpr double kWideBoxes = 90.0;
constexpr double kAbove = 13.0, kThinBar = 4.0;  // px at the desk: a number above its bar, which is at least so high

struct Bar {  // a row: fractions of all
  QString label, name;
  double low = 0.0, high = 0.0;  // low: from the left, high: up to the right
  bool isGate = false, isSlope = false;
};

// The rows of one layer, in drawing order. NaN: not of this cell.
std::vector<Bar> barsOf(const Saturation& s) {
  std::vector<Bar> bars;
  for (const Saturation::Gate& gate : s.gates)
    bars.push_back({QString::fromStdString(gate.id), engineText(gate.label), gate.low, gate.high, true});
  bars.push_back({QStringLiteral("|h|>.95"), QStringLiteral("|h| > 0.95"), s.hidden, 0.0, false});
  //: Dead units: a row of a small chart
  bars.push_back({QObject::tr("dead"), QObject::tr("dead units (h = 0)"), s.dead, 0.0, false});
  if (!std::isnan(s.slope)) bars.push_back({QObject::tr("mean φ′"), QObject::tr("mean φ′"), s.slope, 0.0, false, true});
  if (!std::isnan(s.slopeOfC))
    bars.push_back({QStringLiteral("φ′(c)"), QObject::tr("mean φ′(c)"), s.slopeOfC, 0.0, false, true});
  return bars;
}

QString percent(double fraction) { return number(100.0 * fraction) + QStringLiteral(" %"); }

class Saturations : public AnalysisPlot {
  Q_OBJECT
 public:
  explicit Saturations(QWidget* parent) : AnalysisPlot(parent, {}) {}
  Labels labels() const override;
  Table data(const Lanes& lanes) const override;

 protected:
  bool has(const Analysis& /*a*/) const override { return true; }
  QString what() const override { return tr("Saturation and time constants"); }
  QString sentence(const Analysis& a) const override;
  Extent extent() const override {  // of τ and T
    Extent all;
    for (const Shown& s : shown_) {
      all.add(std::log10(s.analysis->length));
      if (const auto& c = s.top().timeConstants)
        for (double tau : {c->least, c->lower, c->median, c->upper, c->greatest}) all.add(std::log10(tau));
    }
    return all;
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;

 private:
  struct Place {  // of one lane
    QRectF bars;
    double row = 0.0;      // px
    std::size_t rows = 0;  // as many as there is room to name; the others are there when it is enlarged
    bool numbers = false;  // right of the bars …
    bool above = false;    // … or, in few digits, above each
    bool hasBox = false;
    Axes boxes;  // x: log₁₀ τ
  };
  QRectF besideNames(std::size_t i) const;   // the cell without the bars' names
  QRectF barsAndBoxes(std::size_t i) const;  // the same without the box's, and with room for its labels
  bool hasBox(std::size_t i) const { return shown_[i].top().timeConstants && besideNames(i).width() >= scaled(kWideBoxes); }
  double leastRow() const {  // Chinese letters fill more of their line than Latin ones
    const QFontMetricsF metrics(Theme::font(8));
    return std::max(0.8 * metrics.height(), metrics.tightBoundingRect(QObject::tr("dead")).height() + 1.5);
  }
  double room() const;       // for rows, in the lane that has least
  std::size_t rows() const;  // there is room for in every lane
  Place placeOf(std::size_t i) const;
  QRectF cellOf(std::size_t i) const {  // two side by side, since the rows want height
    if (shown_.size() != 2) return cells(shown_.size())[i];
    const double wide = (width() - 8.0) / 2;
    return {static_cast<double>(i) * (wide + 8.0), 0.0, wide, static_cast<double>(height())};
  }
  void drawBars(QPainter& painter, const Shown& shown, const Place& place) const;
  static void drawBox(QCPPainter& painter, const Shown& shown, const Axes& axes);
  double drawKey(QPainter& painter) const;  // where it ends, px
  static QString boxLabel(const TimeConstants& c) { return tr("τ of %1").arg(QString::fromStdString(c.gate)); }
  static QString valueOf(const Bar& bar) {
    return bar.isGate    ? tr("%1 | %2").arg(percent(bar.low), percent(bar.high))
           : bar.isSlope ? number(bar.low)
                         : percent(bar.low);
  }
  static QString briefValueOf(const Bar& bar) {
    if (bar.isSlope) return number(bar.low, 2);
    const auto whole = [](double part) {
      return std::isfinite(part) ? QString::number(std::lround(100.0 * part)) : number(part);
    };
    return (bar.isGate ? whole(bar.low) + QLatin1Char('|') + whole(bar.high) : whole(bar.low)) + QStringLiteral(" %");
  }
  static QColor closed() { return signedColor(-0.75); }
  static QColor open() { return signedColor(0.75); }
};

QString Saturations::sentence(const Analysis& a) const {
  const Saturation& s = a.layers.back().saturation;
  QStringList parts{tr("|h| > 0.95: %1 of the units' values, dead units: %2").arg(percent(s.hidden), percent(s.dead))};
  if (!std::isnan(s.slope)) parts << tr("mean φ′ %1").arg(number(s.slope));
  if (!std::isnan(s.slopeOfC)) parts << tr("mean φ′(c) %1").arg(number(s.slopeOfC));
  for (const Saturation::Gate& gate : s.gates)
    parts << tr("%1: %2 below 0.05, %3 above 0.95, mean %4")
                 .arg(engineText(gate.label), percent(gate.low), percent(gate.high), number(gate.mean));
  if (const auto& c = a.layers.back().timeConstants)
    parts << tr("time constants of %1: from %2 to %3 steps, quartiles %4, %5, %6")
                 .arg(QString::fromStdString(c->gate), number(c->least), number(c->greatest), number(c->lower),
                      number(c->median), number(c->upper));
  return parts.join(QStringLiteral("; ")) + QLatin1Char('.');
}

QRectF Saturations::besideNames(std::size_t i) const {
  const QRectF cell = cellOf(i);
  const double top = cell.top() < 1.0 ? scaled(kLegend) + 4.0 : 0.0;
  if (shown_.size() == 1) return cell.adjusted(scaled(54), top, -scaled(15), -2);
  const QFontMetricsF metrics(Theme::font(11));  // side by side every pixel counts
  const std::vector<Bar> bars = barsOf(shown_[i].top().saturation);
  // The lane's letter stands beside the first name, or above it where rows are high.
  double names =
      metrics.horizontalAdvance(bars.front().label) + (shown_.size() > 2 || Theme::current().present ? scaled(18.0) : 0.0);
  for (const Bar& bar : bars) names = std::max(names, metrics.horizontalAdvance(bar.label));
  return cell.adjusted(names + 12.0, top, -scaled(8), -2);
}

QRectF Saturations::barsAndBoxes(std::size_t i) const {
  QRectF area = besideNames(i);
  if (!hasBox(i)) return area;
  const double name = QFontMetricsF(Theme::font(11)).horizontalAdvance(boxLabel(*shown_[i].top().timeConstants));
  area.setLeft(std::max(area.left(), cellOf(i).left() + name + 8.0));
  area.setRight(std::min(area.right(), cellOf(i).right() - scaled(kRightMargin)));
  return area;
}

double Saturations::room() const {
  double room = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < shown_.size(); ++i)
    room = std::min(room, barsAndBoxes(i).height() - (hasBox(i) ? scaled(kBoxes) : 0.0));
  return room;
}

std::size_t Saturations::rows() const { return static_cast<std::size_t>(std::max(1.0, room() / leastRow())); }

Saturations::Place Saturations::placeOf(std::size_t i) const {
  const QRectF all = barsAndBoxes(i);
  Place place;
  place.hasBox = hasBox(i);
  const double room = std::max(1.0, all.height() - (place.hasBox ? scaled(kBoxes) : 0.0));
  const std::vector<Bar> bars = barsOf(shown_[i].top().saturation);
  place.rows = std::min(bars.size(), rows());
  const auto rows = static_cast<double>(place.rows);
  place.row = std::min(kMost, room / rows);
  place.numbers = all.width() > scaled(170.0);
  place.above = !place.numbers && place.row >= scaled(kAbove + kThinBar) + 2.0;
  for (const Bar& bar : bars)
    place.above =
        place.above && QFontMetricsF(Theme::font(11)).horizontalAdvance(briefValueOf(bar)) <= all.width() + scaled(8.0);
  place.bars = {all.left(), all.top(), all.width() - (place.numbers ? scaled(92.0) : 0.0), place.row * rows};
  place.boxes = {{all.left(), place.bars.bottom() + 5.0, all.width(),
                  std::max(1.0, std::min(kMostBoxes, all.bottom() - place.bars.bottom()) - scaled(24.0))},
                 scale_.span(),
                 {0.0, 1.0}};
  return place;
}

void Saturations::drawBars(QPainter& painter, const Shown& shown, const Place& place) const {
  const Theme& theme = Theme::current();
  double y = place.bars.top();
  painter.setFont(Theme::font(place.row < scaled(8.0) ? 8 : place.row < scaled(11.0) ? 9 : 11));
  std::vector<Bar> bars = barsOf(shown.top().saturation);
  bars.resize(place.rows);
  for (const Bar& bar : bars) {
    const double gap = std::min(5.0, place.row * 0.2);
    const double above = place.above ? scaled(kAbove) : 0.0;
    const QRectF area(place.bars.left(), y + gap / 2 + above, place.bars.width(), place.row - gap - above);
    const auto part = [&area](double from, double to) {
      return QRectF(area.left() + area.width() * std::clamp(from, 0.0, 1.0), area.top(),
                    area.width() * (std::clamp(to, 0.0, 1.0) - std::clamp(from, 0.0, 1.0)), area.height());
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(area, theme.faint);
    if (std::isfinite(bar.low)) painter.fillRect(part(0.0, bar.low), bar.isGate ? closed() : laneColor(shown.name));
    if (bar.isGate && std::isfinite(bar.high)) painter.fillRect(part(1.0 - bar.high, 1.0), open());
    painter.setPen(theme.dim);
    const double middle = y + place.row / 2;
    painter.drawText(QRectF(0, middle - scaled(8), area.left() - 6, scaled(16)), Qt::AlignRight | Qt::AlignVCenter, bar.label);
    painter.setPen(std::isfinite(bar.low) ? theme.text : theme.nan);
    if (place.numbers)
      painter.drawText(QRectF(area.right() + 6, middle - scaled(8), scaled(92), scaled(16)), Qt::AlignLeft | Qt::AlignVCenter,
                       valueOf(bar));
    if (place.above)
      painter.drawText(QRectF(area.left(), y + gap / 2, area.width() + scaled(8), above), Qt::AlignLeft | Qt::AlignVCenter,
                       briefValueOf(bar));
    y += place.row;
  }
}

// Whisker from least to greatest, box from the lower to the upper quartile, a line at the median; dashed: T. What is infinite
// or 0 ends at the edge.
void Saturations::drawBox(QCPPainter& painter, const Shown& shown, const Axes& a) {
  const Theme& theme = Theme::current();
  const TimeConstants& c = *shown.top().timeConstants;
  const auto x = [&a](double tau) {
    return std::isnan(tau) ? kNotMeasured : std::clamp(a.px(std::log10(tau)), a.area.left(), a.area.right());
  };
  drawAxes(painter, a, logTicks(a.x, a.area.width() < scaled(150) ? 2 : 5), {}, false);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(a.area, theme.window);
  const double T = a.px(std::log10(shown.analysis->length)), middle = a.area.center().y();
  const double half = std::min(24.0, a.area.height() * 0.36);
  const QColor colour = laneColor(shown.name);
  painter.setFont(Theme::font(11));
  painter.setPen(theme.dim);
  painter.drawText(QRectF(0, middle - scaled(8), a.area.left() - 6, scaled(16)), Qt::AlignRight | Qt::AlignVCenter,
                   boxLabel(c));
  strokeCurve(painter, {{T, a.area.top()}, {T, a.area.bottom()}}, withAlpha(theme.text, 0.7), 1.2, -1);
  if (std::isnan(c.median)) return drawNotFinite(painter, a.area);
  painter.setPen(QPen(colour, 1.2));
  painter.drawLine(QPointF(x(c.least), middle), QPointF(x(c.greatest), middle));
  for (double end : {c.least, c.greatest})
    painter.drawLine(QPointF(x(end), middle - half / 2), QPointF(x(end), middle + half / 2));
  const QRectF box(x(c.lower), middle - half, std::max(1.0, x(c.upper) - x(c.lower)), 2 * half);
  painter.fillRect(box, theme.panel);
  painter.setBrush(withAlpha(colour, 0.35));
  painter.drawRect(box);
  painter.setPen(QPen(colour, 2.4));
  painter.drawLine(QPointF(x(c.median), middle - half), QPointF(x(c.median), middle + half));
  const bool right = T < a.area.right() - scaled(30);
  painter.setPen(theme.dim);
  painter.drawText(QRectF(right ? T + 3 : T - scaled(43), a.area.top() - 2, scaled(40), scaled(12)),
                   (right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop, QStringLiteral("T"));
}

double Saturations::drawKey(QPainter& painter) const {
  painter.setFont(Theme::font(11));
  const QFontMetricsF metrics(painter.font());
  const std::pair<QString, QColor> keys[] = {{tr("gate < 0.05"), closed()},
                                             //: Gates between 0.05 and 0.95
                                             {tr("between"), Theme::current().faint},
                                             {tr("> 0.95"), open()}};
  double x = 8.0;
  for (const auto& [text, colour] : keys) {
    const double wide = metrics.horizontalAdvance(text);
    if (x + 14 + wide > width()) return x;
    painter.setPen(QPen(Theme::current().border, 1));
    painter.setBrush(colour);
    painter.drawRect(QRectF(x + 0.5, scaled(9.0) - 4.5, 9, 9));
    painter.setPen(Theme::current().dim);
    painter.drawText(QRectF(x + 14, 1, wide + 2, scaled(16)), Qt::AlignVCenter, text);
    x += 14 + wide + 12;
  }
  return x;
}

void Saturations::draw(QCPPainter& painter) {
  if (room() < leastRow()) return drawNoRoom(painter);
  bool gates = false, complete = true, boxes = true;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Place place = placeOf(i);
    complete = complete && place.rows == barsOf(shown_[i].top().saturation).size();
    boxes = boxes && place.hasBox == shown_[i].top().timeConstants.has_value();
    drawBars(painter, shown_[i], place);
    if (place.hasBox && place.boxes.area.height() > 6) drawBox(painter, shown_[i], place.boxes);
    if (shown_.size() > 1)
      drawLaneLetter(painter, cellOf(i).adjusted(-3, place.bars.top() - cellOf(i).top() - 6, 0, 0), shown_[i].name);
    gates = gates || !shown_[i].top().saturation.gates.empty();
  }
  const double key = gates && (complete || width() >= scaled(420.0)) ? drawKey(painter) : 0.0;
  if ((complete && boxes) || Theme::current().print) return;  // paper cannot be enlarged
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().dim);
  const QString more = tr("more rows: enlarge");
  if (key + QFontMetricsF(painter.font()).horizontalAdvance(more) < width() - 6.0)
    painter.drawText(QRectF(0, 1, width() - 6.0, scaled(16)), Qt::AlignRight | Qt::AlignVCenter, more);
}

View::Labels Saturations::labels() const {
  QRectF area;
  bool boxes = false;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    area |= placeOf(i).bars;
    boxes = boxes || hasBox(i);
    if (hasBox(i)) area |= placeOf(i).boxes.area;
  }
  return {boxes ? tr("fraction of units, samples and time steps; τ in time steps, dashed: T")
                : tr("fraction of units, samples and time steps"),
          {},
          area};
}

Table Saturations::data(const Lanes&) const {
  Table all{"lane", "training_step", "quantity", "value"};
  for (const Shown& s : shown_) {
    const auto add = [&](const std::string& quantity, double value) { all.add(s.name, s.analysis->step, quantity, value); };
    const Saturation& of = s.top().saturation;
    for (const Saturation::Gate& gate : of.gates) {
      add(gate.label + " < 0.05 (fraction)", gate.low);
      add(gate.label + " > 0.95 (fraction)", gate.high);
      add(gate.label + " (mean)", gate.mean);
    }
    add("|h| > 0.95 (fraction)", of.hidden);
    add("dead units (fraction)", of.dead);
    add("activation slope (mean)", of.slope);
    add("activation slope of the memory (mean)", of.slopeOfC);
    if (const auto& c = s.top().timeConstants) {
      const std::pair<const char*, double> parts[] = {{"least", c->least},
                                                      {"lower quartile", c->lower},
                                                      {"median", c->median},
                                                      {"upper quartile", c->upper},
                                                      {"greatest", c->greatest}};
      for (const auto& [part, tau] : parts) add("time constant of " + c->gate + ", " + part + " [time steps]", tau);
    }
  }
  return all;
}

QString Saturations::tipAt(const QPointF& pixel) const {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Place place = placeOf(i);
    const Analysis::Layer& top = shown_[i].top();
    if (place.bars.adjusted(-60, 0, 100, 0).contains(pixel)) {
      const std::vector<Bar> bars = barsOf(top.saturation);
      const auto row = std::min(static_cast<std::size_t>((pixel.y() - place.bars.top()) / place.row), bars.size() - 1);
      const QString letter(QLatin1Char(shown_[i].name)), &name = bars[row].name;
      if (!bars[row].isGate) return tr("%1: %2, %3, over units, samples and time steps").arg(letter, name, valueOf(bars[row]));
      return tr("%1: %2, %3 of its values below 0.05 (closed), %4 above 0.95 (open), mean %5")
          .arg(letter, name, percent(bars[row].low), percent(bars[row].high), number(top.saturation.gates[row].mean));
    }
    if (!place.hasBox || !place.boxes.area.adjusted(-60, -4, 15, 20).contains(pixel)) continue;
    const TimeConstants& c = *top.timeConstants;
    return tr("%1: τ = −1/⟨ln f⟩, f = %2: for how many steps a unit keeps its state. Least %3, quartiles %4, %5, %6, greatest "
              "%7; the sequence has T = %8 steps")
        .arg(QLatin1Char(shown_[i].name))
        .arg(QString::fromStdString(c.gate), number(c.least), number(c.lower), number(c.median), number(c.upper),
             number(c.greatest))
        .arg(shown_[i].analysis->length);
  }
  return tr("A gate that is always open or closed, and a unit at |h| near 1, pass on next to no gradient to their weights");
}

}  // namespace

const ViewInfo saturation::info{
    "saturation", QT_TRANSLATE_NOOP("QObject", "Saturation"), QT_TRANSLATE_NOOP("QObject", "gates, |h|, φ′, τ"),
    QT_TRANSLATE_NOOP("QObject",
                      "How much of the gates and of h is near its limits, in the top layer, over the next training batch, and "
                      "how long the gate that keeps the state keeps it: τ = −1/⟨ln f⟩."),
    [](QWidget* parent) -> View* { return new Saturations(parent); }};

}  // namespace backflow::ui

#include "saturation.moc"
