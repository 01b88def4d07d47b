// The river: time runs left to right, the gradient flows right to left. Width and colour of a lane's ribbon at time step t
// are log₁₀ of ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of its top layer. It dries up, or it floods.
#include <QElapsedTimer>
#include <algorithm>

#include "ui/lag.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"
#include "ui/widgets/badge.h"

namespace backflow::ui {
namespace {

constexpr double kSpeed = 46.0;  // of the particles, px/s: the same everywhere, only width and colour tell strength
constexpr int kParticles = 30;   // a lane
// px at the desk: the row of the lag meters, that of the marks' names, that of the time axis, and the sides
constexpr double kLagRow = 17.0, kMarkRow = 16.0, kTimeRow = 18.0, kLeft = 40.0, kRight = 46.0;

struct Particle {
  double x, y;  // 0 … 1 along the river, −1 … 1 across
};

struct Stream {
  char name = 'A';
  std::vector<double> ratio;    // T: log₁₀ ‖δ_t‖/‖δ_T‖; −inf: zero; NaN
  std::vector<double> logNorm;  // T: log₁₀ ‖δ_t‖
  std::int64_t step = 0;        // training step
  int firstLossStep = 0;        // from 0
  std::vector<int> marks;       // from 0
  Lag lag;
  Answer answer;
};

// How wide the ribbon is, as a part of the room it has: −8 and below a thread, 0 at three quarters, +8 and above all of it.
double breadth(double ratio) {
  const double r = std::clamp(ratio, -8.0, 8.0) / 8.0;
  return r < 0.0 ? 0.74 + r * 0.68 : 0.74 + r * 0.26;
}

// Catmull–Rom between time steps, so that few steps still make a smooth bank; NaN where a neighbour is.
double smooth(const std::vector<double>& values, double at) {
  const auto last = static_cast<int>(values.size()) - 1;
  const int i = std::clamp(static_cast<int>(at), 0, std::max(0, last - 1));
  const auto value = [&](int k) { return std::clamp(values[static_cast<std::size_t>(std::clamp(k, 0, last))], -9.0, 9.0); };
  const double a = value(i - 1), b = value(i), c = value(i + 1), d = value(i + 2), f = at - i;
  const double curve = b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  return std::clamp(std::isnan(curve) ? b + f * (c - b) : curve, std::fmin(b, c), std::fmax(b, c));
}

class River : public Plot {
  Q_OBJECT
 public:
  explicit River(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    streams_.clear();
    const bool flowed = flows_;
    flows_ = prepares_ = false;
    for (Lane* lane : lanes) {
      prepares_ = prepares_ || lane->preparing();
      flows_ = flows_ || lane->goesOn();
      const Snapshot* s = lane->snapshot();
      if (s && !s->layers.empty() && !s->layers.back().logNorm.empty()) streams_.push_back(streamOf(*lane));
    }
    lastNews_.restart();
    if (flows_ && !flowed) clock_.restart();
    update();
  }

  void frame() override {
    if (!flows_) return;
    drift();
    update();
  }

  QString summary() const override {
    if (streams_.empty()) return tr("Gradient flow back through time: no data yet.");
    QStringList sentences;
    for (const Stream& s : streams_)
      sentences << (s.lag.ofLastLoss
                        ? tr("Lane %1: of the gradient at time step %2, %3 times as much is at time step 1, with the losses "
                             "on the way; of the last loss alone %4 times as much reaches time step %5 (%6).")
                        : tr("Lane %1: of the gradient at time step %2, %3 times as much reaches time step 1, and %4 times "
                             "as much time step %5 (%6)."))
                       .arg(QLatin1Char(s.name))
                       .arg(s.ratio.size())
                       .arg(numberFromLog10(s.ratio.front()), numberFromLog10(s.lag.ratio))
                       .arg(s.lag.step)
                       .arg(s.lag.input);
    return sentences.join(QLatin1Char(' '));
  }
  Labels labels() const override { return {tr("time step t"), {}, ruledArea()}; }
  Table data(const Lanes&) const override {
    Table all{"lane", "training_step", "time_step", "log10_gradient_norm", "log10_relative_to_last", "informative_input"};
    for (const Stream& s : streams_)
      for (std::size_t i = 0; i < s.ratio.size(); ++i) {
        const bool marked = std::find(s.marks.begin(), s.marks.end(), static_cast<int>(i)) != s.marks.end();
        all.add(s.name, s.step, i + 1, s.logNorm[i], s.ratio[i], marked ? 1 : 0);
      }
    return all;
  }

 protected:
  bool isEmpty() const override { return streams_.empty(); }
  QString emptyText() const override {
    if (prepares_) return tr("The run is being prepared.");
    return tr("Press play (Space): the gradient will flow from the loss at the right back to the first time step.");
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override { return {{{room(), axesOf(0).x, {0.0, 1.0}}, Quantity::TimeStep}}; }

 private:
  static Stream streamOf(const Lane& lane);
  QRectF room() const {  // of the ribbons
    return inside(rect(), kLeft, kLagRow + kMarkRow, kRight, timeRow());
  }
  static double timeRow() { return kTimeRow + (Theme::current().print ? barRoom() : 0.0); }
  Axes axesOf(std::size_t i) const;
  QRectF lagBox(std::size_t i) const;
  void drawLags(QPainter& painter) const;
  int longest() const {
    std::size_t most = 1;
    for (const Stream& s : streams_) most = std::max(most, s.ratio.size());
    return static_cast<int>(most);
  }
  void drawRibbon(QPainter& painter, const Stream& stream, const Axes& axes) const;
  void drawParticles(QPainter& painter, const Stream& stream, const Axes& axes);
  void drawMarks(QPainter& painter, const Stream& stream, const Axes& axes, bool labels) const;
  void drawTime(QPainter& painter) const;
  void drift();

  std::vector<Stream> streams_;
  std::vector<Particle> particles_[4];
  bool flows_ = false;     // training goes on, and the particles with it
  bool prepares_ = false;  // there is a lane that has not begun
  QElapsedTimer clock_, lastNews_;
};

Stream River::streamOf(const Lane& lane) {
  const Snapshot& s = *lane.snapshot();
  Stream stream;
  stream.name = lane.name();
  stream.step = s.step;
  const std::vector<double>& ln = s.layers.back().logNorm;
  stream.ratio.reserve(ln.size());
  for (double value : ln) {
    const bool zero = value == -std::numeric_limits<double>::infinity();
    stream.ratio.push_back(zero ? value : log10FromLn(value - ln.back()));
    stream.logNorm.push_back(log10FromLn(value));
  }
  stream.firstLossStep = s.firstLossStep;
  stream.marks = s.marks;
  stream.lag = lagOf(s);
  stream.answer = answerOf(lane);
  return stream;
}

Axes River::axesOf(std::size_t i) const {
  const QRectF all = room();
  const auto n = static_cast<double>(streams_.size());
  const double h = std::min(all.height() / n, scaled(170.0)), top = all.center().y() - h * n / 2;
  const double t = longest();
  return {QRectF(all.left(), top + h * static_cast<double>(i) + 3, all.width(), h - 6), {1.0, std::max(2.0, t)}, {-1.0, 1.0}};
}

void River::drawRibbon(QPainter& painter, const Stream& stream, const Axes& axes) const {
  painter.setRenderHint(QPainter::Antialiasing);
  const double left = axes.px(1.0);
  const double right = stream.ratio.size() > 1 ? axes.px(static_cast<double>(stream.ratio.size())) : axes.area.right();
  const double room = axes.area.height() / 2, middle = axes.area.center().y();
  QLinearGradient colours(left, 0, right, 0);
  const QColor invalid = Theme::current().nan;
  const double width = std::max(1.0, right - left);
  std::vector<Column> good, bad;
  const int pieces = std::max(2, static_cast<int>(width / 3.0));
  QGradientStops stops;
  for (int i = 0; i <= pieces; ++i) {
    const double x = left + width * i / pieces;
    const double ratio = smooth(stream.ratio, static_cast<double>(stream.ratio.size() - 1) * i / pieces);
    const bool isBad = std::isnan(ratio);
    const double half = std::max(0.75, room * (isBad ? 0.16 : breadth(ratio)));
    if (i % 2 == 0 && !isBad) stops.append({static_cast<double>(i) / pieces, gradientColor(ratio)});
    (isBad ? bad : good).push_back({x, middle - half, middle + half});
    if (isBad && !good.empty()) {
      colours.setStops(stops);
      fillStrip(painter, good, colours);
      good.clear();
    } else if (!isBad && !bad.empty()) {
      fillStrip(painter, bad, invalid);
      bad.clear();
    }
  }
  colours.setStops(stops);
  fillStrip(painter, good, colours);
  fillStrip(painter, bad, invalid);
}

void River::drawParticles(QPainter& painter, const Stream& stream, const Axes& axes) {
  auto& particles = particles_[(stream.name - 'A') & 3];
  if (particles.empty())
    for (int i = 0; i < kParticles; ++i)  // golden-ratio sequences: spread out without a pattern
      particles.push_back({std::fmod(0.37 * stream.name + i * 0.6180339887, 1.0),
                           1.7 * std::fmod(0.29 * stream.name + i * i * 0.4142135624 + i * 0.7548776662, 1.0) - 0.85});
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(255, 255, 255, Theme::current().dark ? 120 : 190));
  const double right = stream.ratio.size() > 1 ? axes.px(static_cast<double>(stream.ratio.size())) : axes.area.right();
  for (const Particle& p : particles) {
    const double ratio = smooth(stream.ratio, p.x * static_cast<double>(stream.ratio.size() - 1));
    const double half = axes.area.height() / 2 * breadth(ratio);
    if (!(half > 5.0)) continue;  // a dry bed carries nothing
    const QPointF tip(axes.px(1.0) + p.x * (right - axes.px(1.0)), axes.area.center().y() + p.y * (half - 4.0));
    painter.drawConvexPolygon(QPolygonF() << tip << tip + QPointF(7.0, -2.6) << tip + QPointF(7.0, 2.6));
  }
}

void River::drawMarks(QPainter& painter, const Stream& stream, const Axes& axes, bool labels) const {
  const Theme& theme = Theme::current();
  // Every step informative (a series, a text): marks would only be a hatch.
  if (stream.marks.size() > 12 || stream.marks.size() * 3 > stream.ratio.size() * 2) return;
  double free = 0.0;
  painter.setFont(Theme::font(11));
  for (int mark : stream.marks) {
    const double x = std::round(axes.px(mark + 1)) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(withAlpha(theme.text, 0.55), 1, Qt::CustomDashLine));
    QPen pen = painter.pen();
    pen.setDashPattern({3.0, 3.0});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, labels ? scaled(kLagRow) + 2 : axes.area.top() - 3), QPointF(x, axes.area.bottom() + 3));
    if (!labels || x < free) continue;
    const QString& text = stream.lag.input;
    painter.setPen(theme.dim);
    painter.drawText(QRectF(x + 5, scaled(kLagRow), width(), scaled(kMarkRow)), Qt::AlignVCenter, text);
    free = x + 12 + QFontMetricsF(painter.font()).horizontalAdvance(text);
  }
}

void River::drawTime(QPainter& painter) const {
  const Axes axes = axesOf(0);
  std::vector<Tick> ticks = stepTicks(longest(), std::max(2, static_cast<int>(width() / scaled(90.0))));
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().dim);
  double free = -1.0;
  for (const Tick& tick : ticks) {
    const QString text = QStringLiteral("t=") + tick.text;
    const double w = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const double x = std::clamp(axes.px(tick.at) - w / 2, 0.0, width() - w);
    if (x < free) continue;
    painter.drawText(QRectF(x, height() - scaled(timeRow() - 3.0), w + 2.0, scaled(15.0)), Qt::AlignVCenter, text);
    free = x + w + scaled(8.0);
  }
}

void River::draw(QCPPainter& painter) {
  const Theme& theme = Theme::current();
  bool sameMarks = true;
  for (const Stream& s : streams_)
    sameMarks = sameMarks && s.marks == streams_[0].marks && s.ratio.size() == streams_[0].ratio.size();
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    const Stream& stream = streams_[i];
    const Axes axes = axesOf(i);
    drawRibbon(painter, stream, axes);
    painter.setClipRect(
        QRectF(axes.area.left(), 0,
               std::max(0.0, axes.px(std::max(2.0, static_cast<double>(stream.ratio.size()))) - axes.area.left()), height()));
    drawParticles(painter, stream, axes);
    painter.setClipping(false);
    painter.setFont(Theme::font(14, QFont::DemiBold));
    painter.setPen(laneColor(stream.name));
    painter.drawText(QRectF(0, axes.area.top(), scaled(kLeft), axes.area.height()), Qt::AlignCenter | Qt::TextDontClip,
                     QString(QLatin1Char(stream.name)));
    painter.setFont(Theme::font(11));
    painter.setPen(theme.dim);
    const double end = axes.px(std::max(2.0, static_cast<double>(stream.ratio.size())));
    painter.drawText(QRectF(end + 8, axes.area.top(), scaled(kRight), axes.area.height()), Qt::AlignVCenter | Qt::TextDontClip,
                     //: The loss, from which the gradient flows: beside a ribbon
                     tr("loss"));
    if (stream.firstLossStep + 1 < static_cast<int>(stream.ratio.size())) {  // the loss is asked from here on: a rule below
      painter.setRenderHint(QPainter::Antialiasing, false);
      painter.setPen(withAlpha(theme.dim, 0.7));
      const double y = std::round(axes.area.bottom()) + 1.5;
      painter.drawLine(QPointF(axes.px(stream.firstLossStep + 1), y), QPointF(end, y));
    }
    if (!sameMarks || i == 0) {
      Axes whole = axes;
      if (sameMarks) whole.area.setBottom(axesOf(streams_.size() - 1).area.bottom());
      drawMarks(painter, stream, whole, sameMarks || i == 0);
    }
  }
  drawLags(painter);
  drawTime(painter);
  if (theme.print)
    ColorTable(gradientColor, -8.0, 8.0).drawBelow(painter, size(), tr("width and colour: ‖∂L/∂hₜ‖ relative to t = T"));
}

QRectF River::lagBox(std::size_t i) const {
  constexpr double gap = 6.0;
  const auto n = static_cast<double>(streams_.size());
  const double wide = (width() - gap * (n - 1)) / n;
  return {static_cast<double>(i) * (wide + gap), 0.0, wide, scaled(kLagRow) - 1.0};
}

// One pill a lane, on the gradient's colour scale, all with as many words as the one that has most to say has room for.
void River::drawLags(QPainter& painter) const {
  painter.setFont(Theme::font(11, QFont::Medium));
  const QFontMetricsF metrics(painter.font());
  const double room = lagBox(0).width() - scaled(14.0);
  int shorter = 0;
  const auto line = [&](const Stream& s) { return lagLine(s.name, s.lag, s.answer, shorter); };
  const auto fits = [&](const Stream& s) { return metrics.horizontalAdvance(line(s)) <= room; };
  while (shorter < kShortestLagLine && !std::all_of(streams_.begin(), streams_.end(), fits)) ++shorter;
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    QRectF box = lagBox(i);
    box.setWidth(std::min(box.width(), metrics.horizontalAdvance(line(streams_[i])) + scaled(14.0)));
    drawPill(painter, box, gradientColor(streams_[i].lag.ratio), line(streams_[i]));
  }
}

QString River::tipAt(const QPointF& pixel) const {
  for (std::size_t i = 0; i < streams_.size(); ++i)
    if (lagBox(i).contains(pixel)) {
      const Stream& s = streams_[i];
      QString tip =
          (s.lag.ofLastLoss
               ? tr("%1: of the last loss's own gradient %2 reaches time step t = %3 (%4), %5 steps before T:\n"
                    "its ‖∂L/∂h_t‖ relative to the one at its own step, top layer, sample shown. Ribbon and curves have the "
                    "losses of all steps in them.")
               : tr("%1: of the gradient norm at the last time step T, %2 reaches time step t = %3 (%4), %5 steps before it:\n"
                    "‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the top layer, over the batch."))
              .arg(QLatin1Char(s.name))
              .arg(numberFromLog10(s.lag.ratio))
              .arg(s.lag.step)
              .arg(s.lag.input)
              .arg(static_cast<int>(s.ratio.size()) - s.lag.step);
      tip += QLatin1Char(' ');
      tip += s.lag.marked ? tr("It is the earliest input that the answer of the sample shown depends on.")
                          : tr("The task marks no single input.");
      QStringList lines{tip};
      if (!std::isnan(s.answer.accuracy)) lines << tr("Accuracy on held-out data: %1 %").arg(number(100.0 * s.answer.accuracy));
      if (!std::isnan(s.answer.ofChance)) lines << tr("Loss: %1 times what guessing scores").arg(number(s.answer.ofChance));
      return lines.join(QLatin1Char('\n'));
    }
  const double left = room().left(), right = room().right();
  if (pixel.x() < left || pixel.x() > right)
    return pixel.x() > right ? tr("Steps with a loss: the gradient enters here and flows to the left.") : QString();
  const int t = static_cast<int>(std::lround(axesOf(0).xAt(pixel.x())));
  QStringList lines{tr("time step t = %1").arg(t)};
  for (const Stream& s : streams_) {
    if (t < 1 || t > static_cast<int>(s.ratio.size())) continue;
    const auto i = static_cast<std::size_t>(t - 1);
    const bool marked = std::find(s.marks.begin(), s.marks.end(), t - 1) != s.marks.end();
    lines << (marked ? tr("%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T (informative input)")
                     : tr("%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T"))
                 .arg(QLatin1Char(s.name))
                 .arg(numberFromLog10(s.logNorm[i]), numberFromLog10(s.ratio[i]));
  }
  return lines.join(QLatin1Char('\n'));
}

void River::drift() {
  if (lastNews_.elapsed() > 1500) flows_ = false;  // nothing has been learned for a while: paused, or a slow step
  const double room = std::max(80.0, width() - kLeft - kRight);
  const double way = kSpeed * static_cast<double>(std::min<qint64>(clock_.restart(), 100)) / 1000.0 / room;
  for (auto& lane : particles_)
    for (Particle& p : lane)
      if ((p.x -= way) < 0.0) p.x += 1.0;
}

}  // namespace

const ViewInfo river::info{
    "river", QT_TRANSLATE_NOOP("QObject", "Gradient flow, back through time"),
    QT_TRANSLATE_NOOP("QObject", "‖∂L/∂hₜ‖ relative to t = T, log scale"),
    QT_TRANSLATE_NOOP("QObject",
                      "How much gradient arrives at each earlier time step: ‖∂L/∂hₜ‖ of the top layer, over the training "
                      "batch, before clipping, relative to t = T. Width and colour are its logarithm."),
    [](QWidget* parent) -> View* { return new River(parent); }};

}  // namespace backflow::ui

#include "river.moc"
