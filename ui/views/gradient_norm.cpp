// ‖∂L/∂h_t‖ over the time step t, on a true logarithmic axis (log₁₀ is what is plotted, so that 1e-300 and less have a
// place): the batch's norm, median and 10–90 % over the samples, and theory on top: the line from end to end (where steps
// before the last have a loss, too: of the last loss alone, since that is what the verdict is of) and, for the plain
// recurrent cell with one loss at the end, the bound ‖δ_t‖ ≤ (σ₁(U)·γ)^(T−t) ‖δ_T‖, γ = sup |φ′| (Pascanu, Mikolov & Bengio
// 2013).
#include <algorithm>

#include "engine/diagnose/slope.h"
#include "ui/lag.h"
#include "ui/theme.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

constexpr double kLeft = 40.0;  // px for labels
constexpr int kTicks = 6;
constexpr double kBoundRoom = 2.0;  // decades above the curves, for a bound that rises
constexpr double kLastRoom = 3.0;   // decades below them, for a line that falls

struct Curve {
  char name = 'A';
  std::int64_t step = 0;                        // training step
  std::vector<double> norm, low, median, high;  // T: log₁₀; −inf: exactly zero
  double slope = kNotMeasured;                  // of ln ‖δ_t‖ per step back: < 0 vanishing
  double halfLife = kNotMeasured;
  double bound = kNotMeasured;  // log₁₀ σ₁·γ where the bound holds
  // Steps before the last have a loss, too: then the dashed curve and its half-life are of the last alone.
  bool ofLast = false;
  std::vector<double> last;  // T: log₁₀ relative to its own step; NaN after that
  double lastFrom = 0.0;     // it is drawn from here on: `norm` at that step
  double lastHalfLife = kNotMeasured;
};

// log₁₀ σ₁(U)·γ, by which a step back multiplies the gradient at most; NaN where other losses or layers add to it.
double boundOf(const Snapshot& s) {
  const bool alone = s.experiment.model.layers == 1 && s.firstLossStep == s.length - 1;
  const double most = s.largestSingularValue * s.gamma;
  return alone && most > 0.0 ? std::log10(most) : kNotMeasured;
}

class GradientNorm : public Plot {
  Q_OBJECT
 public:
  explicit GradientNorm(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    const quint64 generation = generationOf(lanes);
    if (std::exchange(generation_, generation) != generation) scale_.forget();
    curves_.clear();
    for (const Lane* lane : lanes)
      if (lane->snapshot() && !lane->snapshot()->layers.empty()) curves_.push_back(curveOf(*lane));
    scale_.take(extent(), true);
    say(std::any_of(curves_.begin(), curves_.end(), [](const Curve& c) { return c.ofLast; }) ? tr("of all losses together")
                                                                                             : QString());
    update();
  }

  void refit() override {
    scale_.forget();
    scale_.take(extent(), true);
    update();
  }

  QString summary() const override {
    QStringList sentences;
    for (const Curve& c : curves_) {
      if (c.norm.empty()) continue;
      sentences << tr("Lane %1: the gradient norm is %2 at the last time step and %3 at the first.")
                       .arg(QLatin1Char(c.name))
                       .arg(numberFromLog10(c.norm.back()), numberFromLog10(c.norm.front()));
      const double steps = shownHalfLife(c);
      if (!std::isfinite(steps)) continue;
      sentences << (c.ofLast ? everyText(steps, tr("That of the last loss alone halves every step back."),
                                         tr("That of the last loss alone halves every %1 steps back."),
                                         tr("That of the last loss alone doubles every step back."),
                                         tr("That of the last loss alone doubles every %1 steps back."))
                             : everyText(steps, tr("It halves every step back."), tr("It halves every %1 steps back."),
                                         tr("It doubles every step back."), tr("It doubles every %1 steps back.")));
    }
    return sentences.isEmpty() ? tr("Gradient norm by time step: no data yet.") : sentences.join(QLatin1Char(' '));
  }
  Labels labels() const override { return {tr("time step t"), tr("gradient norm ‖∂L/∂hₜ‖"), axes(legend().height()).area}; }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override { return curves_.empty(); }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override { return {{axes(legend().height()), Quantity::TimeStep}}; }

 private:
  static Curve curveOf(const Lane& lane);
  Extent extent() const {
    Extent all;
    for (const Curve& c : curves_)
      for (const auto* values : {&c.norm, &c.low, &c.high})
        for (double value : *values) all.add(value);
    if (!all.empty())  // as much of the bound as leaves the curves their room
      for (const Curve& c : curves_)
        if (std::isfinite(c.bound) && !c.norm.empty())
          all.add(std::min(c.norm.back() + c.bound * static_cast<double>(c.norm.size() - 1), all.hi + kBoundRoom));
    const double lowest = all.lo;
    if (!all.empty() && curves_.size() == 1)
      for (const Curve& c : curves_)
        for (const double value : c.last)
          if (std::isfinite(value)) all.add(std::max(c.lastFrom + value, lowest - kLastRoom));
    if (all.empty() && !curves_.empty()) all.lo = -2.0, all.hi = 0.0;  // nothing finite: an axis to put the marks on
    return all;
  }
  int length() const {
    std::size_t most = 2;
    for (const Curve& c : curves_) most = std::max(most, c.norm.size());
    return static_cast<int>(most);
  }
  Axes axes(double legend) const {
    return {plotArea(left()).adjusted(0, legend, 0, 0), {1.0, static_cast<double>(length())}, scale_.span()};
  }
  double left() const { return leftFor(logTicks(scale_.span(), kTicks), kLeft); }
  Legend legend() const { return legendOf(curves_.size() > 1 ? laneEntries() : entries(), left()); }
  // Of the line that is drawn.
  static double shownHalfLife(const Curve& c) { return c.ofLast ? c.lastHalfLife : c.halfLife; }
  static QString everyText(double halfLife, const QString& halves, const QString& halvesEvery, const QString& doubles,
                           const QString& doublesEvery) {
    const QString steps = number(std::abs(halfLife));
    if (steps == QLatin1String("1")) return halfLife > 0 ? halves : doubles;
    return (halfLife > 0 ? halvesEvery : doublesEvery).arg(steps);
  }
  static QString halfLifeText(const Curve& c) {
    const QString text = everyText(shownHalfLife(c), tr("halves every step"), tr("halves every %1 steps"),
                                   tr("doubles every step"), tr("doubles every %1 steps"));
    return c.ofLast ? tr("last loss: %1").arg(text) : text;
  }
  static QString briefHalfLife(const Curve& c) {
    const double steps = shownHalfLife(c);
    const QString text = (steps > 0 ? tr("½ in %1") : tr("×2 in %1")).arg(number(std::abs(steps)));
    //: %1: "½ in 4.4", of the gradient of the last loss alone
    return c.ofLast ? tr("last loss: %1").arg(text) : text;
  }
  void drawTheory(QPainter& painter, const Curve& c, const Axes& axes) const;
  std::vector<LegendEntry> entries() const;
  std::vector<LegendEntry> laneEntries() const;

  std::vector<Curve> curves_;
  FrozenSpan scale_;
  quint64 generation_ = 0;
};

Curve GradientNorm::curveOf(const Lane& lane) {
  const Snapshot& s = *lane.snapshot();
  const Snapshot::Layer& top = s.layers.back();
  Curve c;
  c.name = lane.name(), c.step = s.step;
  c.norm = log10Of(top.logNorm);
  c.low = log10Of(top.low), c.median = log10Of(top.median), c.high = log10Of(top.high);
  c.slope = s.slope;
  if (std::isfinite(s.slope)) c.halfLife = halfLife(s.slope);
  c.bound = boundOf(s);
  c.ofLast = !std::isnan(s.lastReach) && !c.norm.empty();
  if (const Lag lag = c.ofLast ? lagOf(s) : Lag(); lag.back > 0 && std::isfinite(lag.ratio))
    c.lastHalfLife = -std::log10(2.0) * lag.back / lag.ratio;
  c.last = ratiosOfLast(s);
  if (const auto own = std::find(c.last.rbegin(), c.last.rend(), 0.0); own != c.last.rend())
    c.lastFrom = c.norm[static_cast<std::size_t>(c.last.rend() - own) - 1];
  return c;
}

void GradientNorm::drawTheory(QPainter& painter, const Curve& c, const Axes& axes) const {
  const auto last = static_cast<double>(c.norm.size());
  if (c.norm.empty() || !std::isfinite(c.norm.back())) return;
  const auto line = [&](double log10Slope, const QColor& colour) {  // from t = T back
    const double end = c.norm.back() + log10Slope * (last - 1);
    strokeCurve(painter, {{axes.px(last), axes.py(c.norm.back())}, {axes.px(1), axes.py(end)}}, colour, 1.1, -1);
  };
  // Of several lanes the legend tells it: a dash in a lane's colour is the lane itself.
  if (!c.ofLast && std::isfinite(c.slope) && curves_.size() == 1)
    line(log10FromLn(c.slope), withAlpha(laneColor(c.name), 0.75));
  if (!std::isfinite(c.bound)) return;
  line(c.bound, withAlpha(Theme::current().text, 0.55));
}

void GradientNorm::draw(QCPPainter& painter) {
  const Legend names = legend();
  const Axes a = axes(names.height());
  names.draw(painter, {a.area.left(), 0.0});
  drawAxes(painter, a, stepTicks(length(), 5), logTicks(a.y, kTicks), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  for (const Curve& c : curves_) {
    std::vector<Column> band;
    for (std::size_t i = 0; i < c.low.size() && i < c.high.size(); ++i) {
      const double low = std::isfinite(c.low[i]) ? c.low[i] : a.y.lo - 1;
      band.push_back({a.px(static_cast<double>(i + 1)), std::isfinite(c.high[i]) ? a.py(c.high[i]) : kNotMeasured, a.py(low)});
    }
    fillStrip(painter, band, withAlpha(laneColor(c.name), 0.24));
  }
  for (const Curve& c : curves_) {
    drawTheory(painter, c, a);
    if (curves_.size() == 1) strokeCurve(painter, pointsOf(a, c.last, c.lastFrom), withAlpha(laneColor(c.name), 0.75), 1.1, -1);
    strokeCurve(painter, pointsOf(a, c.norm), withAlpha(laneColor(c.name), 0.6), 1.0, 0);
    strokeCurve(painter, pointsOf(a, c.median), laneColor(c.name), 1.8, c.name - 'A');
    drawZeros(painter, a, c.norm, laneColor(c.name));
  }
  painter.restore();
  const bool nothing = std::none_of(curves_.begin(), curves_.end(), [](const Curve& c) {
    return std::any_of(c.norm.begin(), c.norm.end(),
                       [](double value) { return value < std::numeric_limits<double>::infinity(); });
  });
  if (nothing) drawNotFinite(painter, a.area);
}

Table GradientNorm::data(const Lanes&) const {
  Table all{"lane",
            "training_step",
            "time_step",
            "log10_norm_of_batch",
            "log10_p10_of_samples",
            "log10_median_of_samples",
            "log10_p90_of_samples",
            "log10_end_to_end",
            "log10_bound",
            "log10_of_last_loss_in_sample_shown"};
  for (const Curve& c : curves_)
    for (std::size_t i = 0; i < c.norm.size(); ++i) {
      const auto of = [i](const std::vector<double>& values) { return i < values.size() ? values[i] : kNotMeasured; };
      const auto back = static_cast<double>(c.norm.size() - 1 - i);
      all.add(c.name, c.step, i + 1, c.norm[i], of(c.low), of(c.median), of(c.high),
              c.norm.back() + log10FromLn(c.slope) * back, c.norm.back() + c.bound * back, of(c.last));
    }
  return all;
}

std::vector<LegendEntry> GradientNorm::entries() const {
  if (curves_.empty()) return {};
  const Curve& c = curves_[0];
  const QColor colour = laneColor(c.name);
  //: The sample whose gradient is the median: a curve
  const QString median = c.ofLast ? tr("all losses: median") : tr("median");
  std::vector<LegendEntry> all{{c.ofLast ? median : tr("median sample"), colour, 1.8, 0, median},
                               {tr("whole batch"), withAlpha(colour, 0.6), 1.0, 0,
                                //: The norm over the whole batch: a curve
                                tr("batch")}};
  if (std::isfinite(shownHalfLife(c))) all.push_back({halfLifeText(c), withAlpha(colour, 0.75), 1.1, -1, briefHalfLife(c)});
  if (std::isfinite(c.bound))
    all.push_back({tr("bound, σ₁·γ = %1").arg(numberFromLog10(c.bound)), withAlpha(Theme::current().text, 0.55), 1.1, -1,
                   tr("σ₁·γ = %1").arg(numberFromLog10(c.bound)),
                   //: An upper bound of the gradient norm: a line
                   tr("bound")});
  return all;
}

// Several lanes: one entry each, with the stroke of its median; the bounds together.
std::vector<LegendEntry> GradientNorm::laneEntries() const {
  std::vector<LegendEntry> all;
  QStringList bounds;
  for (const Curve& c : curves_) {
    const QString letter(QLatin1Char(c.name));
    const auto with = [&](const QString& said) {
      return std::isfinite(shownHalfLife(c)) ? letter + QLatin1Char(' ') + said : letter;
    };
    all.push_back({with(halfLifeText(c)), laneColor(c.name), 1.8, c.name - 'A', with(briefHalfLife(c)), letter});
    if (std::isfinite(c.bound)) bounds += letter;
  }
  if (!bounds.empty())
    all.push_back({tr("bound of %1").arg(bounds.join(QStringLiteral(", "))),
                   withAlpha(Theme::current().text, 0.55),
                   1.1,
                   -1,
                   {},
                   tr("bound")});
  return all;
}

QString GradientNorm::tipAt(const QPointF& pixel) const {
  const Axes a = axes(legend().height());
  if (pixel.y() < a.area.top())
    return tr(
        "The curves: median over the samples (band: 10–90 %) and norm of the whole batch. Dashed: the line from end to "
        "end, by the steps over which it halves (½) or doubles; where other losses come before the last one, the gradient of "
        "that one alone (sample shown, from where its step's norm is) instead; and the bound (σ₁(U)·γ)^(T−t) where it holds, "
        "γ the steepest slope of φ");
  if (pixel.y() > a.area.bottom()) return tr("t: time step of the sequence, from 1 to T = %1").arg(length());
  if (pixel.x() < a.area.left())
    return tr("‖∂L/∂h_t‖: norm of the gradient of the loss L with respect to the hidden state at time step t, logarithmic");
  const int t = std::clamp(static_cast<int>(std::lround(a.xAt(pixel.x()))), 1, length());
  const auto i = static_cast<std::size_t>(t - 1);
  QStringList lines{tr("time step t = %1").arg(t)};
  for (const Curve& c : curves_) {
    if (i >= c.norm.size()) continue;
    const QString letter(QLatin1Char(c.name)), norm = numberFromLog10(c.norm[i]);
    if (i < c.median.size() && i < c.low.size() && i < c.high.size())
      lines << tr("%1: norm of the batch %2; samples: median %3, 10–90 % %4 … %5")
                   .arg(letter, norm, numberFromLog10(c.median[i]), numberFromLog10(c.low[i]), numberFromLog10(c.high[i]));
    else
      lines << tr("%1: norm of the batch %2").arg(letter, norm);
    if (i < c.last.size() && !std::isnan(c.last[i]))
      lines << QStringLiteral("   ") + tr("of the last loss alone, %1 of what it is at its own step (sample shown)")
                                           .arg(numberFromLog10(c.last[i]));
    if (std::isfinite(c.bound))
      lines << QStringLiteral("   ") +
                   tr("σ₁(U)·γ = %1, by which a step back multiplies the norm at most").arg(numberFromLog10(c.bound));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo gradient_norm::info{
    "gradient_norm", QT_TRANSLATE_NOOP("QObject", "Gradient norm by time step"),
    QT_TRANSLATE_NOOP("QObject", "median, 10–90 %"),
    QT_TRANSLATE_NOOP("QObject",
                      "‖∂L/∂hₜ‖ of the top layer, before clipping: median and 10 to 90 % of the training batch's samples, and, "
                      "thin, of the whole batch. Dashed: the slope from end to end, or the gradient of the last loss alone, "
                      "and the bound (σ₁(U)·γ)^(T−t)."),
    [](QWidget* parent) -> View* { return new GradientNorm(parent); }};

}  // namespace backflow::ui

#include "gradient_norm.moc"
