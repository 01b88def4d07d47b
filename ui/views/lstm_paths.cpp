// By which way the gradient came: ln ‖δ_t‖, δ_t = ∂L/∂(h_t, c_t), of the whole and of its three parts, on a true logarithmic
// axis over the time step t. Memory highway: through no U, for the LSTM the product of the forget gates; through gates: the
// last U on its way was a gate's; through hidden: it was the candidate's. The parts, as vectors, add up to the whole.
#include "ui/theme.h"
#include "ui/views/analysis_plot.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

struct Way {
  const char* name;      // in the legend
  const char* sentence;  // in the tool tip and the summary
  const char* meaning;
  Paths::Path Paths::*path;
  double width, part;  // part of the lane's colour in the panel's
  int dash;
};

constexpr double kLeastHeight = 24.0;  // px at the desk: of axes in which ways can be told apart

// The whole lies under the others as a pale band, since it often runs along the greatest of them.
constexpr Way kWays[] = {
    //: The whole gradient: a curve
    {QT_TRANSLATE_NOOP("QObject", "total"), QT_TRANSLATE_NOOP("QObject", "total"),
     QT_TRANSLATE_NOOP("QObject", "the whole gradient"), &Paths::total, 6.0, 0.32, 0},
    //: The part of the gradient that came along the memory itself: a curve
    {QT_TRANSLATE_NOOP("QObject", "highway"), QT_TRANSLATE_NOOP("QObject", "memory highway"),
     QT_TRANSLATE_NOOP("QObject", "along the memory itself, through no U"), &Paths::highway, 2.2, 1.0, 0},
    //: The part of the gradient that came through the gates: a curve
    {QT_TRANSLATE_NOOP("QObject", "gates"), QT_TRANSLATE_NOOP("QObject", "through gates"),
     QT_TRANSLATE_NOOP("QObject", "the last U on its way was a gate's"), &Paths::gates, 1.3, 1.0, 2},
    //: The part of the gradient that came through the hidden state: a curve
    {QT_TRANSLATE_NOOP("QObject", "hidden"), QT_TRANSLATE_NOOP("QObject", "through hidden"),
     QT_TRANSLATE_NOOP("QObject", "the last U on its way was the candidate's"), &Paths::hidden, 1.3, 1.0, 3},
};

const Paths::Path& pathOf(const Analysis& a, const Way& way) { return (*a.paths).*way.path; }

QColor colourOf(const Way& way, const QColor& colour) { return blend(Theme::current().panel, colour, way.part); }

class LstmPaths : public AnalysisPlot {
  Q_OBJECT
 public:
  explicit LstmPaths(QWidget* parent) : AnalysisPlot(parent, {.paths = true}) {}
  Labels labels() const override { return {tr("time step t"), tr("gradient norm ‖∂L/∂(hₜ, cₜ)‖"), ruledArea()}; }
  Table data(const Lanes&) const override {
    Table all{"lane", "training_step", "time_step", "log10_total", "log10_highway", "log10_gates", "log10_hidden"};
    for (const Shown& s : shown_) {
      const Paths& paths = *s.analysis->paths;
      for (std::size_t i = 0; i < paths.total.logNorm.size(); ++i)
        all.add(s.name, s.analysis->step, i + 1, log10FromLn(paths.total.logNorm[i]), log10FromLn(paths.highway.logNorm[i]),
                log10FromLn(paths.gates.logNorm[i]), log10FromLn(paths.hidden.logNorm[i]));
    }
    return all;
  }

 protected:
  bool has(const Analysis& a) const override { return a.paths && !a.paths->total.logNorm.empty(); }
  QString what() const override { return tr("Paths of the gradient"); }
  const char* part() const override { return "paths"; }
  QString sentence(const Analysis& a) const override;
  Extent extent() const override {
    Extent all;
    for (const Shown& s : shown_)
      for (const Way& way : kWays)
        for (double ln : pathOf(*s.analysis, way).logNorm) all.add(log10FromLn(ln));
    return all;
  }
  QString emptyText() const override {
    return AnalysisPlot::emptyText() + QLatin1Char('\n') + tr("The LSTM and the GRU have several ways to split.");
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override {
    std::vector<Ruler> each;
    for (std::size_t i = 0; i < shown_.size(); ++i) each.push_back({axesOf(i), Quantity::TimeStep});
    return each;
  }

 private:
  static QString slopeText(const Paths::Path& path) {
    return std::isfinite(path.fit.slope) ? tr("×%1 a step back").arg(numberFromLog10(log10FromLn(path.fit.slope)))
                                         : tr("no slope");
  }
  Axes axesOf(std::size_t i) const {
    const double above = legend().height();
    const QRectF cell = cells(shown_.size(), above / scaled(1.0))[i].translated(0.0, above);
    const double left = leftFor(logTicks(scale_.span(), 6), 40.0);
    return {inside(cell, left, 5.0), {1.0, static_cast<double>(lengthOf(shown_))}, scale_.span()};
  }
  void drawWays(QCPPainter& painter, const Shown& shown, const Axes& axes) const;
  std::vector<LegendEntry> entries() const;
  Legend legend() const { return legendOf(entries(), 0.0, 12.0); }
};

QString LstmPaths::sentence(const Analysis& a) const {
  QStringList parts;
  for (const Way& way : kWays) {
    const Paths::Path& path = pathOf(a, way);
    //: "memory highway 2e-8, ×0.9 a step back"
    parts
        << tr("%1 %2, %3").arg(QObject::tr(way.sentence), numberFromLog10(log10FromLn(path.logNorm.front())), slopeText(path));
  }
  return tr("norms of ∂L/∂(h, c) at the first time step by the way they came: %1; over %2 samples.")
      .arg(parts.join(QStringLiteral("; ")))
      .arg(a.paths->samples);
}

void LstmPaths::drawWays(QCPPainter& painter, const Shown& shown, const Axes& a) const {
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  bool finite = false;
  for (const Way& way : kWays) {
    const std::vector<double> values = log10Of(pathOf(*shown.analysis, way).logNorm);
    finite = finite || std::any_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    strokeCurve(painter, pointsOf(a, values), colourOf(way, laneColor(shown.name)), way.width, way.dash);
  }
  for (const Way& way : kWays)
    drawZeros(painter, a, log10Of(pathOf(*shown.analysis, way).logNorm), colourOf(way, laneColor(shown.name)));
  painter.restore();
  if (!finite) drawNotFinite(painter, a.area);
  if (shown_.size() > 1) drawLaneLetter(painter, a.area, shown.name);
}

// With the slopes where there is one lane and the room for them.
std::vector<LegendEntry> LstmPaths::entries() const {
  const bool one = shown_.size() == 1, wide = one && width() > scaled(560.0);
  std::vector<LegendEntry> all;
  for (const Way& way : kWays) {
    const QColor colour = one ? laneColor(shown_[0].name) : Theme::current().dim;
    QString text = QObject::tr(wide ? way.sentence : way.name);
    //: "memory highway, ×0.9 a step back"
    if (wide) text = tr("%1, %2").arg(text, slopeText(pathOf(*shown_[0].analysis, way)));
    all.push_back({text, colourOf(way, colour), way.width, way.dash});
  }
  return all;
}

void LstmPaths::draw(QCPPainter& painter) {
  if (axesOf(0).area.height() < scaled(kLeastHeight)) return drawNoRoom(painter);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Axes a = axesOf(i);
    drawAxes(painter, a, stepTicks(lengthOf(shown_), a.area.width() < 200 ? 2 : 5), logTicks(a.y, a.area.height() < 90 ? 3 : 6),
             true);
    drawWays(painter, shown_[i], a);
  }
  legend().draw(painter, {8.0, 1.0});
}

QString LstmPaths::tipAt(const QPointF& pixel) const {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Axes a = axesOf(i);
    if (!a.area.contains(pixel)) continue;
    const Analysis& s = *shown_[i].analysis;
    const int t = std::clamp(static_cast<int>(std::lround(a.xAt(pixel.x()))), 1, s.length);
    QStringList lines{tr("%1: ‖∂L/∂(h, c)‖ at time step t = %2, after training step %3")
                          .arg(QLatin1Char(shown_[i].name))
                          .arg(t)
                          .arg(grouped(s.step))};
    for (const Way& way : kWays) {
      const Paths::Path& path = pathOf(s, way);
      lines << tr("%1: %2; %3 (%4)")
                   .arg(QObject::tr(way.sentence), numberFromLog10(log10FromLn(path.logNorm[static_cast<std::size_t>(t - 1)])),
                        slopeText(path), QObject::tr(way.meaning));
    }
    return lines.join(QLatin1Char('\n'));
  }
  return tr("The gradient ∂L/∂(h_t, c_t) split by the way it came back; the parts add up to it. Logarithmic");
}

}  // namespace

const ViewInfo lstm_paths::info{
    "lstm_paths", QT_TRANSLATE_NOOP("QObject", "Paths of the gradient"), QT_TRANSLATE_NOOP("QObject", "highway, gates, hidden"),
    QT_TRANSLATE_NOOP("QObject",
                      "By which way δ_t = ∂L/∂(h_t, c_t) came back, over the first samples of the next training batch, before "
                      "clipping: through no U (the memory highway), last through a gate's U, or last through the candidate's. "
                      "The parts, as vectors, add up to the whole."),
    [](QWidget* parent) -> View* { return new LstmPaths(parent); }};

}  // namespace backflow::ui

#include "lstm_paths.moc"
