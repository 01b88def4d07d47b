// ‖∂L_t/∂h_k‖: what the loss of step t alone sends back to step k, as a heatmap with t downwards and k to the right. Colour:
// log₁₀ of it relative to k = t, the gradient's own scale. Rows of steps without a loss stay empty.
#include "ui/theme.h"
#include "ui/views/analysis_plot.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

double ratio(const Analysis& a, int t, int k) {  // log₁₀; from 1
  const double here = a.logTriangle(t - 1, k - 1);
  return here == -kInfinite ? here : log10FromLn(here - a.logTriangle(t - 1, t - 1));
}

class Triangle : public AnalysisPlot {
  Q_OBJECT
 public:
  explicit Triangle(QWidget* parent) : AnalysisPlot(parent, {.triangle = true}) {}
  void restyle() override {
    colours_.rebuild();
    taken();
    update();
  }
  Labels labels() const override { return {tr("state at time step k"), tr("loss of time step t"), ruledArea()}; }
  Table data(const Lanes&) const override {
    Table all{
        "lane", "training_step", "loss_time_step", "state_time_step", "log10_gradient_norm", "log10_relative_to_own_step"};
    for (const Shown& s : shown_) {
      const Analysis& a = *s.analysis;
      for (int t = a.firstLoss; t <= a.lastLoss; ++t)
        for (int k = 1; k <= t && !blank(a, t, k); ++k)
          all.add(s.name, a.step, t, k, log10FromLn(a.logTriangle(t - 1, k - 1)), ratio(a, t, k));
    }
    return all;
  }

 protected:
  bool has(const Analysis& a) const override { return a.logTriangle.size() > 0 && a.firstLoss > 0; }
  QString what() const override { return tr("Gradient triangle"); }
  const char* part() const override { return "triangle"; }
  QString sentence(const Analysis& a) const override {
    return tr("of the loss of time step %1, %2 is at that step's state and %3 at the first; losses from time step %4 to %1.")
        .arg(a.lastLoss)
        .arg(numberFromLog10(log10FromLn(a.logTriangle(a.lastLoss - 1, a.lastLoss - 1))),
             numberFromLog10(log10FromLn(a.logTriangle(a.lastLoss - 1, 0))))
        .arg(a.firstLoss);
  }
  void taken() override;
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override {  // of k, the step that the gradient reaches; t, whose loss it is, is another
    std::vector<Ruler> each;
    for (std::size_t i = 0; i < shown_.size(); ++i) each.push_back({axesOf(i), Quantity::TimeStep});
    return each;
  }

 private:
  static bool blank(const Analysis& a, int t, int k) { return k > t || (a.logTriangle.row(t - 1).array() == -kInfinite).all(); }
  Axes axesOf(std::size_t i) const {
    const Analysis& a = *shown_[i].analysis;
    const double left = leftFor(stepTicks(a.lastLoss, 5), 36.0);
    return {inside(cells(shown_.size(), barRoom())[i], left), {0.5, a.length + 0.5}, {a.lastLoss + 0.5, a.firstLoss - 0.5}};
  }

  std::vector<QImage> images_;
  ColorTable colours_{gradientColor, -8.0, 8.0};
};

void Triangle::taken() {
  images_.clear();
  for (const Shown& s : shown_) {
    const Analysis& a = *s.analysis;
    QImage image(a.length, a.lastLoss - a.firstLoss + 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int t = a.firstLoss; t <= a.lastLoss; ++t) {
      if (blank(a, t, 1)) continue;
      auto* line = reinterpret_cast<QRgb*>(image.scanLine(t - a.firstLoss));
      for (int k = 1; k <= t; ++k) line[k - 1] = colours_(ratio(a, t, k));
    }
    images_.push_back(std::move(image));
  }
}

void Triangle::draw(QCPPainter& painter) {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Analysis& s = *shown_[i].analysis;
    const Axes a = axesOf(i);
    const int rows = images_[i].height();
    painter.fillRect(a.area, Theme::current().window);
    drawHeat(painter, a.area, images_[i], QRectF(0, 0, s.length, rows));
    std::vector<Tick> down{{static_cast<double>(s.lastLoss), QString::number(s.lastLoss)}};
    if (rows > 1) {
      down = stepTicks(s.lastLoss, a.area.height() < scaled(120) ? 2 : 5);
      std::erase_if(down, [&s](const Tick& tick) { return tick.at < s.firstLoss; });
    }
    drawAxes(painter, a, stepTicks(s.length, a.area.width() < scaled(200) ? 2 : 5), down, false);
    if (shown_.size() > 1) drawLaneLetter(painter, a.area, shown_[i].name);
    const QString only = tr("the only loss: t = %1").arg(s.lastLoss);  // which its label says, too
    if (rows == 1 && QFontMetricsF(Theme::font(11)).horizontalAdvance(only) < a.area.width() - scaled(44.0))
      drawNote(painter, a.area.topRight() + QPointF(-4, 4), only, Theme::current().dim);
  }
  colours_.drawBelow(painter, size(), tr("‖∂Lₜ/∂hₖ‖ relative to k = t"));
}

QString Triangle::tipAt(const QPointF& pixel) const {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Axes axes = axesOf(i);
    if (!axes.area.contains(pixel)) continue;
    const Analysis& a = *shown_[i].analysis;
    const int t = std::clamp(static_cast<int>(std::lround(axes.yAt(pixel.y()))), a.firstLoss, a.lastLoss);
    const int k = std::clamp(static_cast<int>(std::lround(axes.xAt(pixel.x()))), 1, a.length);
    if (k > t) return tr("t = %1, k = %2: a loss does not depend on later states").arg(t).arg(k);
    if (blank(a, t, k)) return tr("t = %1: the gradient of this step's loss is 0, or it has no loss").arg(t);
    return tr("%1: ‖∂L_t/∂h_k‖ at t = %2, k = %3: %4, which is %5 of that at k = t")
        .arg(QLatin1Char(shown_[i].name))
        .arg(t)
        .arg(k)
        .arg(numberFromLog10(log10FromLn(a.logTriangle(t - 1, k - 1))), numberFromLog10(ratio(a, t, k)));
  }
  return tr(
      "Down: t, the step whose loss it is. Across: k, the step whose state it reaches. Colour: relative to k = t; blue "
      "vanishes, grey is healthy, red explodes");
}

}  // namespace

const ViewInfo triangle::info{
    "triangle", QT_TRANSLATE_NOOP("QObject", "Gradient triangle"), QT_TRANSLATE_NOOP("QObject", "‖∂L_t/∂h_k‖, t × k"),
    QT_TRANSLATE_NOOP("QObject",
                      "‖∂L_t/∂h_k‖: what the loss of step t alone sends back to step k, in the top layer, over the next "
                      "training batch, before clipping. The total need not vanish where each of these does."),
    [](QWidget* parent) -> View* { return new Triangle(parent); }};

}  // namespace backflow::ui

#include "triangle.moc"
