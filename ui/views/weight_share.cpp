// What each time step adds to the gradient of the recurrent weights of the top layer, dU = Σ_t dU^{(t)},
// dU^{(t)} = Σ_b ∂L/∂a_t h_{t−1}ᵀ: ‖dU^{(t)}‖ / ‖dU‖ on a true logarithmic axis, and below, a strip a lane, its cosine with dU:
// 1 where the step pulls with the sum, −1 where it pulls against it.
#include "ui/theme.h"
#include "ui/views/analysis_plot.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kStrip = 11.0, kGapAbove = 5.0, kLegend = 18.0;  // px

class WeightShares : public AnalysisPlot {
  Q_OBJECT
 public:
  explicit WeightShares(QWidget* parent) : AnalysisPlot(parent, {}) {}
  void restyle() override {
    colours_.rebuild();
    taken();
    update();
  }
  Labels labels() const override {
    return {tr("time step t"), tr("share ‖dU^(t)‖ / ‖dU‖"), axes().area.adjusted(0, 0, 0, strips())};
  }
  Table data(const Lanes&) const override {
    Table all{"lane", "training_step", "time_step", "log10_share", "cosine"};
    for (const Shown& s : shown_)
      for (std::size_t i = 0; i < s.top().share.logNorm.size(); ++i)
        all.add(s.name, s.analysis->step, i + 1, log10FromLn(s.top().share.logNorm[i]), s.top().share.cosine[i]);
    return all;
  }

 protected:
  bool has(const Analysis& a) const override { return !a.layers.back().share.logNorm.empty(); }
  QString what() const override { return tr("Share of dU by time step"); }
  QString emptyText() const override {
    return anyAnalysis_ ? tr("The top layer has no recurrent matrix U: there is nothing to share out.")
                        : AnalysisPlot::emptyText();
  }
  void refresh(const Lanes& lanes) override {
    anyAnalysis_ = std::any_of(lanes.begin(), lanes.end(),
                               [](const Lane* lane) { return lane->analysis() && !lane->analysis()->layers.empty(); });
    AnalysisPlot::refresh(lanes);
  }
  QString sentence(const Analysis& a) const override;
  Extent extent() const override {
    Extent all;
    all.add(0.0);
    for (const Shown& s : shown_)
      for (double ln : s.top().share.logNorm) all.add(log10FromLn(ln));
    return all;
  }
  void taken() override;
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override { return {{axes(), Quantity::TimeStep}}; }

 private:
  double strips() const { return kGapAbove + scaled(kStrip) * static_cast<double>(shown_.size()); }
  Axes axes() const {
    return {plotArea(leftFor(logTicks(scale_.span(), 6), 40.0), kLegend + 7.0).adjusted(0, 0, 0, -strips()),
            {0.5, lengthOf(shown_) + 0.5},
            scale_.span()};
  }
  QRectF strip(std::size_t i) const {  // of lane i
    const QRectF all = axes().area;
    return {all.left(), all.bottom() + kGapAbove + scaled(kStrip) * static_cast<double>(i), all.width(), scaled(kStrip) - 1.0};
  }
  bool anyAnalysis_ = false;
  std::vector<QImage> images_;
  ColorTable colours_{signedColor, -1.0, 1.0};
};

QString WeightShares::sentence(const Analysis& a) const {
  const WeightShare& share = a.layers.back().share;
  const auto most = std::max_element(share.logNorm.begin(), share.logNorm.end());
  return tr("the recurrent weights' gradient has norm %1. Time step %2 adds most, %3 of it; the first time step %4, at a "
            "cosine of %5, the last %6, at %7.")
      .arg(numberFromLog10(log10FromLn(share.logTotal)))
      .arg(most - share.logNorm.begin() + 1)
      .arg(numberFromLog10(log10FromLn(*most)), numberFromLog10(log10FromLn(share.logNorm.front())),
           number(share.cosine.front()), numberFromLog10(log10FromLn(share.logNorm.back())), number(share.cosine.back()));
}

void WeightShares::taken() {
  images_.clear();
  for (const Shown& s : shown_) {
    const std::vector<double>& cosine = s.top().share.cosine;
    QImage image(static_cast<int>(cosine.size()), 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(0));
    for (std::size_t t = 0; t < cosine.size(); ++t)
      if (const bool none = s.top().share.logNorm[t] == -std::numeric_limits<double>::infinity(); !none)
        line[t] = colours_(cosine[t]);
    images_.push_back(std::move(image));
  }
}

void WeightShares::draw(QCPPainter& painter) {
  const Theme& theme = Theme::current();
  const Axes a = axes();
  const Axes below{QRectF(a.area.left(), a.area.top(), a.area.width(), a.area.height() + strips()), a.x, {0.0, 1.0}};
  drawAxes(painter, below, stepTicks(lengthOf(shown_), 5), {}, false);
  drawAxes(painter, a, {}, logTicks(a.y, 6), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  strokeCurve(painter, {{a.area.left(), a.py(0.0)}, {a.area.right(), a.py(0.0)}}, withAlpha(theme.text, 0.55), 1.1, -1);
  bool finite = false;
  for (const Shown& s : shown_) {
    const std::vector<double> values = log10Of(s.top().share.logNorm);
    finite = finite || std::any_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    strokeCurve(painter, pointsOf(a, values), laneColor(s.name), 1.8, s.name - 'A');
    drawZeros(painter, a, values, laneColor(s.name));
  }
  painter.restore();
  if (!finite) drawNotFinite(painter, a.area);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const QRectF place = strip(i);
    const double each = place.width() / a.x.size();
    painter.fillRect(place, theme.window);
    drawHeat(painter, QRectF(place.left(), place.top(), each * images_[i].width(), place.height()), images_[i],
             QRectF(images_[i].rect()));
    painter.setFont(Theme::font(11));
    painter.setPen(shown_.size() > 1 ? laneColor(shown_[i].name) : theme.dim);
    painter.drawText(QRectF(0, place.top() - 2, place.left() - 6, place.height() + 4), Qt::AlignRight | Qt::AlignVCenter,
                     shown_.size() > 1 ? QString(QLatin1Char(shown_[i].name)) : tr("cos"));
  }
  Legend({{tr("1 = ‖dU‖"), withAlpha(theme.text, 0.55), 1.1, -1}}, width() - scaled(130.0)).draw(painter, {8.0, 1.0});
  colours_.drawLegend(painter, QRectF(width() - scaled(74), scaled(5), scaled(46), scaled(7)), -1, 1, tr("cos −1"),
                      QStringLiteral("1"));
}

QString WeightShares::tipAt(const QPointF& pixel) const {
  const Axes a = axes();
  if (pixel.x() < a.area.left())
    return tr(
        "‖dU^(t)‖ / ‖dU‖: what time step t adds to the gradient dU = ∂L/∂U of the recurrent weights, logarithmic. Below: "
        "its cosine with dU");
  if (pixel.y() > a.area.bottom() + strips()) return tr("t: time step of the sequence, from 1 to T = %1").arg(lengthOf(shown_));
  const int t = std::clamp(static_cast<int>(std::lround(a.xAt(pixel.x()))), 1, lengthOf(shown_));
  QStringList lines{tr("time step t = %1").arg(t)};
  for (const Shown& s : shown_) {
    const WeightShare& share = s.top().share;
    const auto i = static_cast<std::size_t>(t - 1);
    if (i >= share.logNorm.size()) continue;
    const QString letter(QLatin1Char(s.name)), norm = numberFromLog10(log10FromLn(share.logNorm[i]));
    const QString total = numberFromLog10(log10FromLn(share.logTotal));
    lines << (std::isnan(share.cosine[i]) ? tr("%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3").arg(letter, norm, total)
                                          : tr("%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3, at a cosine of %4 with it")
                                                .arg(letter, norm, total, number(share.cosine[i])));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo weight_share::info{
    "weight_share", QT_TRANSLATE_NOOP("QObject", "Share of dU by time step"),
    QT_TRANSLATE_NOOP("QObject", "‖dU^(t)‖/‖dU‖, cosine"),
    QT_TRANSLATE_NOOP("QObject",
                      "What each time step adds to dU = ∂L/∂U of the top layer, over the next training batch, before clipping: "
                      "its norm as a part of ‖dU‖, and its cosine with dU."),
    [](QWidget* parent) -> View* { return new WeightShares(parent); }};

}  // namespace backflow::ui

#include "weight_share.moc"
