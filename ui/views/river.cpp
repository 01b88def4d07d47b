// The river: time runs left to right, the gradient flows right to left. Width and colour of a lane's ribbon at time step t
// are log₁₀ of ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of its top layer. It dries up, or it floods. Where the width ends, at 1e-8, it is a
// hairline, below that a dashed one; where exactly 0 arrives there is a dry bed of dots.
#include <QElapsedTimer>
#include <algorithm>
#include <utility>

#include "ui/lag.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"
#include "ui/views/ribbon.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elided.h"

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
  std::vector<double> last;     // T: the same of the last loss alone, if there are others
  std::vector<double> logNorm;  // T: log₁₀ ‖δ_t‖
  std::int64_t step = 0;        // training step
  int firstLossStep = 0;        // from 0
  std::vector<int> marks;       // from 0
  bool roams = false;           // while it trains: the marks are elsewhere in every batch
  Lag lag;
  Answer answer;
};

class River : public Plot {
  Q_OBJECT
 public:
  explicit River(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    const std::vector<Stream> before = std::exchange(streams_, {});
    const bool flowed = flows_;
    flows_ = prepares_ = false;
    for (Lane* lane : lanes) {
      prepares_ = prepares_ || lane->preparing();
      flows_ = flows_ || lane->goesOn();
      const Snapshot* s = lane->snapshot();
      if (s && !s->layers.empty() && !s->layers.back().logNorm.empty()) streams_.push_back(streamOf(*lane));
    }
    for (Stream& now : streams_)
      for (const Stream& old : before)
        if (flows_ && flowed && old.name == now.name) now.roams = old.roams || old.lag.back != now.lag.back;
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
    Table all{"lane",
              "training_step",
              "time_step",
              "log10_gradient_norm",
              "log10_relative_to_last",
              "log10_of_last_loss_in_sample_shown",
              "informative_input"};
    for (const Stream& s : streams_)
      for (std::size_t i = 0; i < s.ratio.size(); ++i) {
        const bool marked = std::find(s.marks.begin(), s.marks.end(), static_cast<int>(i)) != s.marks.end();
        all.add(s.name, s.step, i + 1, s.logNorm[i], s.ratio[i], i < s.last.size() ? s.last[i] : kNotMeasured, marked ? 1 : 0);
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
    return inside(rect(), kLeft, lagRow() + kMarkRow, kRight, timeRow());
  }
  // On a projector several lanes have their numbers in the badges, which have two rows then.
  double lagRow() const { return Theme::current().present && streams_.size() > 1 ? 0.0 : kLagRow; }
  static double timeRow() { return kTimeRow + (Theme::current().print ? barRoom() : 0.0); }
  Axes axesOf(std::size_t i) const;
  QRectF lagBox(std::size_t i) const;
  void drawLags(QPainter& painter) const;
  // Marks that are elsewhere in each batch make numbers that nobody can read: at rest.
  bool answersOnly(const Stream& s) const { return flows_ && s.roams; }
  int longest() const {
    std::size_t most = 1;
    for (const Stream& s : streams_) most = std::max(most, s.ratio.size());
    return static_cast<int>(most);
  }
  void drawBedNotes(QPainter& painter, const Stream& stream, const Axes& axes) const;
  void drawLosses(QPainter& painter) const;
  void drawParticles(QPainter& painter, const Stream& stream, const Axes& axes);
  // Every step informative (a series, a text): marks would only be a hatch.
  static bool marksShown(const Stream& s) {
    return !s.marks.empty() && s.marks.size() <= 12 && s.marks.size() * 3 <= s.ratio.size() * 2;
  }
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
  stream.last = ratiosOfLast(s);
  const std::vector<double>& ln = s.layers.back().logNorm;
  stream.ratio.reserve(ln.size());
  for (double value : ln) {
    const bool zero = value == -std::numeric_limits<double>::infinity();
    stream.ratio.push_back(zero ? value : log10FromLn(value - ln.back()));
    stream.logNorm.push_back(log10FromLn(value));
  }
  stream.firstLossStep = s.firstLossStep;
  stream.marks = s.marks;
  std::sort(stream.marks.begin(), stream.marks.end());
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

// Where there is no width left to read.
void River::drawBedNotes(QPainter& painter, const Stream& stream, const Axes& axes) const {
  painter.setFont(Theme::font(11));
  for (const Reach& reach : reachesOf(stream.ratio, axes)) {
    if (reach.bed != Bed::Thread && reach.bed != Bed::Dry) continue;
    const QString text = reach.bed == Bed::Dry ? QStringLiteral("0") : QStringLiteral("<1e-8");
    const double wide = QFontMetricsF(Theme::font(11)).horizontalAdvance(text) + 6.0, left = reach.left() + scaled(18.0);
    if (left + 1.5 * wide > reach.right()) continue;
    painter.fillRect(QRectF(left, axes.area.center().y() - scaled(2.0), wide, scaled(4.0)), Theme::current().panel);
    drawNote(painter, {left + wide, axes.area.center().y() - scaled(15.0) / 2}, text, Theme::current().dim);
  }
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
  const double right = rightOf(stream.ratio, axes);
  for (const Particle& p : particles) {
    const double ratio = smooth(stream.ratio, p.x * static_cast<double>(stream.ratio.size() - 1));
    const double half = std::isnan(ratio) ? 0.0 : halfWidth(ratio, axes);
    if (!(half > 5.0)) continue;  // a thread and a dry bed carry nothing
    const QPointF tip(axes.px(1.0) + p.x * (right - axes.px(1.0)), axes.area.center().y() + p.y * (half - 4.0));
    painter.drawConvexPolygon(QPolygonF() << tip << tip + QPointF(7.0, -2.6) << tip + QPointF(7.0, 2.6));
  }
}

void River::drawMarks(QPainter& painter, const Stream& stream, const Axes& axes, bool labels) const {
  const Theme& theme = Theme::current();
  if (!marksShown(stream)) return;
  painter.setFont(Theme::font(11));
  const QFontMetricsF metrics(painter.font());
  const double air = 5.0;
  painter.setRenderHint(QPainter::Antialiasing, false);
  QPen pen(withAlpha(theme.text, 0.55), 1, Qt::CustomDashLine);
  pen.setDashPattern({3.0, 3.0});
  const auto at = [&](std::size_t i) { return std::round(axes.px(stream.marks[i] + 1)) + 0.5; };
  for (std::size_t first = 0, i = 0; i < stream.marks.size(); ++i) {
    painter.setPen(pen);
    painter.drawLine(QPointF(at(i), labels ? scaled(lagRow()) + 2 : axes.area.top() - 3),
                     QPointF(at(i), axes.area.bottom() + 3));
    const QString& text = i > first ? stream.lag.inputs : stream.lag.input;
    // One name for a run of marks, beside the last of them: the next would go through it.
    if (i + 1 < stream.marks.size() && at(i + 1) < at(i) + 2 * air + metrics.horizontalAdvance(text)) continue;
    first = i + 1;
    if (!labels) continue;
    painter.setPen(theme.dim);
    painter.drawText(QRectF(at(i) + air, scaled(lagRow()), width(), scaled(kMarkRow)), Qt::AlignVCenter, text);
  }
}

// Where steps before the last have a loss, too, ribbon and verdict are of unlike things: that is said at the right, where the
// marks' names leave room.
void River::drawLosses(QPainter& painter) const {
  const auto both = [](const Stream& s) { return s.lag.ofLastLoss; };
  if (std::none_of(streams_.begin(), streams_.end(), both)) return;
  painter.setFont(Theme::font(11));
  const QFontMetrics metrics(painter.font());
  double free = room().left();
  for (const Stream& s : streams_)
    if (marksShown(s)) free = std::max(free, axesOf(0).px(s.marks.back() + 1) + 12.0 + metrics.horizontalAdvance(s.lag.inputs));
  const QRectF row(free, scaled(lagRow()), room().right() - free, scaled(kMarkRow));
  //: Below the title of the river: what its ribbon is of, and what the narrower one inside it is of
  const QString text = tr("all losses · inside: the last alone");
  const QString said = elidedParts(text, metrics, static_cast<int>(row.width()));
  painter.setPen(Theme::current().dim);
  if (said.size() > 8) painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, said);
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
    drawRibbon(painter, stream.ratio, axes);
    drawInside(painter, stream.last, axes);
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
  for (std::size_t i = 0; i < streams_.size(); ++i) drawBedNotes(painter, streams_[i], axesOf(i));
  drawLosses(painter);
  drawLags(painter);
  drawTime(painter);
  if (theme.print)
    ColorTable(gradientColor, -8.0, 8.0).drawBelow(painter, size(), tr("width and colour: ‖∂L/∂hₜ‖ relative to t = T"));
}

QRectF River::lagBox(std::size_t i) const {
  constexpr double gap = 6.0;
  const auto n = static_cast<double>(streams_.size());
  const double wide = (width() - gap * (n - 1)) / n;
  return {static_cast<double>(i) * (wide + gap), 0.0, wide, scaled(lagRow()) - 1.0};
}

// One pill a lane, on the gradient's colour scale, all with as many words as the one that has most to say has room for.
void River::drawLags(QPainter& painter) const {
  if (lagRow() == 0.0) return;
  painter.setFont(Theme::font(11, QFont::Medium));
  const QFontMetricsF metrics(painter.font());
  const double room = lagBox(0).width() - scaled(14.0);
  int shorter = 0;
  const auto line = [&](const Stream& s) { return lagLine(s.name, s.lag, s.answer, shorter, answersOnly(s)); };
  const auto fits = [&](const Stream& s) { return metrics.horizontalAdvance(line(s)) <= room; };
  while (shorter < kShortestLagLine && !std::all_of(streams_.begin(), streams_.end(), fits)) ++shorter;
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    QRectF box = lagBox(i);
    box.setWidth(std::min(box.width(), metrics.horizontalAdvance(line(streams_[i])) + scaled(14.0)));
    const Stream& s = streams_[i];
    drawPill(painter, box, answersOnly(s) ? Theme::current().dim : gradientColor(s.lag.ratio), line(s));
  }
}

QString River::tipAt(const QPointF& pixel) const {
  for (std::size_t i = 0; i < streams_.size(); ++i)
    if (lagRow() > 0.0 && lagBox(i).contains(pixel)) {
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
    if (i < s.last.size() && !std::isnan(s.last[i]))
      lines << QStringLiteral("   ") + tr("of the last loss alone, %1 of what it is at its own step (sample shown)")
                                           .arg(numberFromLog10(s.last[i]));
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
