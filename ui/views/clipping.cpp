// The clipping lens: ‖∂L/∂θ‖ over all parameters before clipping (pale) and after it (full), with the threshold, and along
// the top how often clipping fired. Where it turned the gradient, below: by how many degrees.
#include <algorithm>

#include "engine/experiment/knobs.h"
#include "ui/theme.h"
#include "ui/views/envelope.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kLeft = 40.0;                        // px for labels
constexpr double kStripPart = 0.24, kStripGap = 9.0;  // of the height; px

// In force behind so many training steps, until the next. NaN: clipping has none.
struct Threshold {
  std::int64_t from = 0;
  double value = kNotMeasured;

  bool hasSameValue(double other) const { return value == other || (std::isnan(value) && std::isnan(other)); }
  bool operator==(const Threshold& other) const { return from == other.from && hasSameValue(other.value); }
};

// Those of one run, oldest first; they grow as its changes do.
struct Thresholds {
  std::vector<Threshold> all;
  std::size_t seen = 0;  // changes

  void follow(const Lane& lane) {
    if (all.empty()) add(0, lane.begun());
    for (const auto& changes = lane.changes(); seen < changes.size(); ++seen)
      if (const auto* next = std::get_if<Experiment>(&changes[seen].what)) add(changes[seen].step, *next);
  }

 private:
  void add(std::int64_t from, const Experiment& experiment) {
    const double value = acts("train.clip.threshold", experiment) ? experiment.train.clip.threshold : kNotMeasured;
    if (!all.empty() && all.back().from == from) all.pop_back();
    if (all.empty() || !all.back().hasSameValue(value)) all.push_back({from, value});
  }
};

struct Series {
  char name = 'A';
  quint64 generation = 0;
  std::size_t taken = 0;
  Envelope before, after, fired;  // log₁₀; fired: 1 where clipping changed the gradient
  Envelope angle;                 // degrees
  double lastAngle = 0.0;
  Row last;
  std::size_t clipped = 0;
  Thresholds thresholds;

  bool continues(const Lane& lane) const { return taken <= lane.rows().size(); }
  void take(const Lane& lane) {
    for (const auto& rows = lane.rows(); taken < rows.size(); ++taken) {
      last = rows[taken];
      before.add(last.step, std::log10(last.gradNorm));
      after.add(last.step, std::log10(last.gradNormApplied));
      fired.add(last.step, last.clipped ? 1.0 : kNotMeasured);
      angle.add(last.step, last.clipAngle);
      if (!std::isnan(last.clipAngle)) lastAngle = last.clipAngle;
      clipped += last.clipped ? 1 : 0;
    }
    if (const Snapshot* s = lane.snapshot(); s && std::isnan(last.clipAngle) && s->step <= last.step) {
      angle.add(s->step, s->clipAngle);  // clipping at every time step: measured for what is looked at only
      lastAngle = s->clipAngle;
    }
    thresholds.follow(lane);
  }
};

class Clipping : public Plot {
  Q_OBJECT
 public:
  explicit Clipping(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    if (!matchLanes(series_, lanes)) scale_.forget(), degrees_.forget();
    for (std::size_t i = 0; i < lanes.size(); ++i) series_[i].take(*lanes[i]);
    fit();
    QStringList notes;
    for (const Series& s : series_) {
      if (s.clipped == 0) continue;
      const QString letter(QLatin1Char(s.name)), fired = firedPercent(s);
      if (s.angle.extent().hi > 0.0)
        //: Lane A: clipping changed the gradient in 2 % of the steps, and in the last of them its direction by 3°
        notes << tr("%1 fired %2 %, turned %3°").arg(letter, fired, number(s.lastAngle));
      else
        //: Lane A: clipping changed the gradient in 2 % of the steps
        notes << tr("%1 fired %2 %").arg(letter, fired);
    }
    say(notes.isEmpty() ? tr("before and after clipping") : notes.join(QStringLiteral(" · ")));
    update();
  }

  void refit() override {
    scale_.forget(), degrees_.forget();
    fit();
    update();
  }

  QString summary() const override {
    QStringList sentences;
    for (const Series& s : series_) {
      if (s.taken == 0) continue;
      sentences
          << tr("Lane %1: the global gradient norm is %2 before and %3 after clipping; clipping changed %4 % of %5 steps.")
                 .arg(QLatin1Char(s.name))
                 .arg(number(s.last.gradNorm), number(s.last.gradNormApplied), firedPercent(s), grouped(s.last.step));
      if (s.clipped > 0) sentences << tr("It turned the gradient by %1° at the last.").arg(number(s.lastAngle));
    }
    return sentences.isEmpty() ? tr("Global gradient norm: no data yet.") : sentences.join(QLatin1Char(' '));
  }
  Labels labels() const override {
    return {tr("training step"), tr("gradient norm ‖∂L/∂θ‖"), axes().area.adjusted(0, 0, 0, strip())};
  }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override {
    return std::none_of(series_.begin(), series_.end(), [](const Series& s) { return s.taken > 0; });
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override { return {{axes(), Quantity::TrainingStep}}; }

 private:
  static QString firedPercent(const Series& s) {
    return number(100.0 * static_cast<double>(s.clipped) / static_cast<double>(std::max<std::size_t>(1, s.taken)));
  }
  Extent extent() const {
    Extent all;
    for (const Series& s : series_) {
      all.add(s.before.extent()), all.add(s.after.extent());
      for (const Threshold& threshold : s.thresholds.all)
        if (threshold.value > 0.0 && s.taken > 0) all.add(std::log10(threshold.value));
    }
    return all;
  }
  void fit() {
    scale_.take(extent(), true);
    Extent turned;
    turned.add(0.0);
    for (const Series& s : series_) turned.add(s.angle.extent());
    if (turned.hi > 0.0) degrees_.take(turned, false);
  }
  bool turns() const {
    return std::any_of(series_.begin(), series_.end(), [](const Series& s) { return s.angle.extent().hi > 0.0; });
  }
  double strip() const { return turns() ? kStripPart * height() : 0.0; }
  Axes axes() const {
    std::int64_t last = 1;
    for (const Series& s : series_) last = std::max(last, s.last.step);
    return {plotArea(kLeft).adjusted(0, legend().height() + marks(), 0, -strip()), {0.0, stepsEnd(last)}, scale_.span()};
  }
  double marks() const {  // px, for the marks of steps that were clipped, a row a lane
    const auto rows = std::count_if(series_.begin(), series_.end(), [](const Series& s) { return s.clipped > 0; });
    return 4.0 * static_cast<double>(rows);
  }
  std::vector<double> thresholdsNow() const {
    std::vector<double> all;
    for (const Series& s : series_) {
      const double now = s.thresholds.all.empty() ? kNotMeasured : s.thresholds.all.back().value;
      if (now > 0.0 && std::find(all.begin(), all.end(), now) == all.end()) all.push_back(now);
    }
    return all;
  }
  Legend legend() const {
    std::vector<LegendEntry> all;
    const bool several = series_.size() > 1;
    for (const Series& s : series_)
      if (several) all.push_back({QString(QLatin1Char(s.name)), laneColor(s.name), 1.7, s.name - 'A'});
    if (!several && !series_.empty() && series_[0].clipped > 0) {
      //: Before clipping: a curve
      all.push_back({tr("before"), withAlpha(laneColor(series_[0].name), 0.38), 1.7, 0});
      //: After clipping: a curve
      all.push_back({tr("after"), laneColor(series_[0].name), 1.7, 0});
    }
    if (several && Theme::current().print && marks() > 0.0)
      all.push_back({tr("before clipping"), withAlpha(Theme::current().dim, 0.38), 1.7, 0});
    for (double threshold : thresholdsNow())
      all.push_back({tr("threshold %1").arg(number(threshold)), Theme::current().bad, 1.2, -1});
    return legendOf(std::move(all), kLeft);
  }
  Axes angleAxes() const {
    Axes a = axes();
    a.area = QRectF(a.area.left(), a.area.bottom() + kStripGap, a.area.width(), strip() - kStripGap);
    a.y = {0.0, std::max(degrees_.span().hi, 1e-9)};
    return a;
  }
  void drawThresholds(QCPPainter& painter, const Axes& a) const;
  void drawAngles(QCPPainter& painter) const;

  std::vector<Series> series_;
  FrozenSpan scale_, degrees_;
};

void Clipping::draw(QCPPainter& painter) {
  const Axes a = axes();
  legend().draw(painter, {a.area.left(), 0.0});
  drawAxes(painter, a, turns() ? std::vector<Tick>() : countTicks(a.x, 4), logTicks(a.y, 5), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -marks() - 3.0, 1, 1));
  for (const Series& s : series_)
    if (s.clipped > 0) s.before.stroke(painter, a, withAlpha(laneColor(s.name), 0.38), 1.1, 0);
  for (const Series& s : series_) {
    s.after.stroke(painter, a, laneColor(s.name), 1.2, s.name - 'A');
    s.after.drawZeros(painter, a, laneColor(s.name));
  }
  double row = a.area.top() - marks();
  for (const Series& s : series_) {
    if (s.clipped == 0) continue;
    std::vector<Column> marks = s.fired.columns(a);
    for (Column& c : marks)
      if (!std::isnan(c.lo)) c.lo = row, c.hi = row + 3.0;
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (!std::isnan(marks[i].lo)) painter.fillRect(QRectF(marks[i].x - 0.5, row, 1.5, 3.0), laneColor(s.name));
    row += 4.0;
  }
  drawThresholds(painter, a);
  painter.restore();
  if (std::all_of(series_.begin(), series_.end(),
                  [](const Series& s) { return s.before.extent().empty() && s.last.gradNorm != 0.0; }))
    drawNotFinite(painter, a.area);
  if (turns()) drawAngles(painter);
}

// A stair, with a gap where clipping had no threshold; of lanes that agree, once.
void Clipping::drawThresholds(QCPPainter& painter, const Axes& a) const {
  for (auto s = series_.begin(); s != series_.end(); ++s) {
    const std::vector<Threshold>& thresholds = s->thresholds.all;
    if (std::any_of(series_.begin(), s, [&](const Series& earlier) { return earlier.thresholds.all == thresholds; })) continue;
    std::vector<QPointF> stair;
    const auto stroke = [&] {
      if (!stair.empty()) strokeCurve(painter, stair, Theme::current().bad, 1.2, -1);
      stair.clear();
    };
    for (auto step = thresholds.begin(); step != thresholds.end(); ++step) {
      if (!(step->value > 0.0)) {
        stroke();
        continue;
      }
      const auto next = std::next(step);
      const double y = a.py(std::log10(step->value)), from = a.px(static_cast<double>(step->from));
      stair.push_back({from, y});
      stair.push_back({next == thresholds.end() ? a.area.right() : a.px(static_cast<double>(next->from)), y});
    }
    stroke();
  }
}

void Clipping::drawAngles(QCPPainter& painter) const {
  const Axes a = angleAxes();
  std::vector<Tick> ticks = linearTicks(a.y, a.area.height() < 50 ? 2 : 4);
  for (Tick& tick : ticks) tick.text += QStringLiteral("°");
  drawAxes(painter, a, countTicks(a.x, 4), ticks, true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -2, 1, 2));
  for (const Series& s : series_)
    if (s.angle.extent().hi > 0.0) s.angle.stroke(painter, a, laneColor(s.name), 1.2, s.name - 'A', true);
  painter.restore();
  //: By so many degrees clipping turned the gradient: above a small plot of angles
  drawNote(painter, a.area.topRight() + QPointF(-2, 0), tr("turned by"), Theme::current().dim);
}

Table Clipping::data(const Lanes& lanes) const {
  Table all{"lane", "training_step", "norm_before_clipping", "norm_after_clipping", "clipped", "turned_by [deg]", "threshold"};
  for (const Lane* lane : lanes) {
    const auto own = std::find_if(series_.begin(), series_.end(), [lane](const Series& s) { return s.name == lane->name(); });
    Thresholds thresholds;
    thresholds.follow(*lane);
    auto threshold = thresholds.all.begin();
    for (const Row& row : lane->rows()) {
      while (std::next(threshold) != thresholds.all.end() && std::next(threshold)->from < row.step) ++threshold;
      double angle = row.clipAngle;
      const Envelope::Bucket* measured = own == series_.end() ? nullptr : own->angle.beginningAt(row.step);
      if (std::isnan(angle) && measured && own->angle.stride() == 1) angle = measured->hi;
      all.add(lane->name(), row.step, row.gradNorm, row.gradNormApplied, row.clipped ? 1 : 0, angle, threshold->value);
    }
  }
  return all;
}

QString Clipping::tipAt(const QPointF& pixel) const {
  const Axes a = axes();
  if (pixel.y() > a.area.bottom() + strip()) return tr("training steps");
  if (pixel.y() > a.area.bottom())
    return tr(
        "The angle between the gradient before and after clipping: 0° where only its length changes. Clipping by value "
        "and at every time step turn it");
  if (pixel.x() < a.area.left()) return tr("‖∂L/∂θ‖: norm of the gradient of the loss over all parameters θ, logarithmic");
  const std::int64_t step = std::llround(a.xAt(pixel.x()));
  QStringList lines{tr("training step %1").arg(grouped(step))};
  for (const Series& s : series_)
    lines << tr("%1 there: before %2, after %3").arg(QLatin1Char(s.name)).arg(s.before.textAt(step), s.after.textAt(step));
  for (const Series& s : series_) {
    const QString letter(QLatin1Char(s.name)), before = number(s.last.gradNorm), after = number(s.last.gradNormApplied);
    lines << (s.clipped > 0
                  ? tr("%1 now: before %2, after %3; fired in %4 % of the steps; turned by %5°")
                        .arg(letter, before, after, firedPercent(s), number(s.lastAngle))
                  : tr("%1 now: before %2, after %3; fired in %4 % of the steps").arg(letter, before, after, firedPercent(s)));
  }
  if (pixel.y() < a.area.top() + 8) lines << tr("The marks along the top: steps at which clipping changed the gradient");
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo clipping::info{
    "clipping", QT_TRANSLATE_NOOP("QObject", "Global gradient norm"), QT_TRANSLATE_NOOP("QObject", "before and after clipping"),
    QT_TRANSLATE_NOOP(
        "QObject",
        "‖∂L/∂θ‖ over all parameters, of the training batch and with regularizers, before (pale) and after (full) clipping by "
        "norm or value; clipping at every time step is in both. Marks along the top: where clipping fired."),
    [](QWidget* parent) -> View* { return new Clipping(parent); }};

}  // namespace backflow::ui

#include "clipping.moc"
