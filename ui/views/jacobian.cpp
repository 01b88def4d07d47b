// ln σ of the products J_T … J_{T−lag+1}, J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}): greatest, median and least singular value
// over the lag, on a true logarithmic axis, mean of the logarithms over the samples; dashed: e^(λ₁·lag) of the greatest
// Lyapunov exponent λ₁. Below, every exponent as a mark.
#include "ui/theme.h"
#include "ui/views/analysis_plot.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kRug = 46.0;   // px for the exponents, with their axis
constexpr double kLeft = 40.0;  // px for labels

class Jacobian : public AnalysisPlot {
  Q_OBJECT
 public:
  explicit Jacobian(QWidget* parent) : AnalysisPlot(parent, {.jacobians = true}) {}
  void refit() override {
    rug_.forget();
    AnalysisPlot::refit();
    taken();
  }
  Labels labels() const override {
    return {tr("number of Jacobians multiplied (above); Lyapunov exponent λ per step (below)"), tr("singular values σ"),
            hasRug() ? axes().area | rugAxes().area : axes().area};
  }
  Table data(const Lanes&) const override {  // a row is a lag or an exponent
    Table all{"lane",
              "training_step",
              "lag",
              "log10_sigma_greatest",
              "log10_sigma_median",
              "log10_sigma_least",
              "exponent",
              "lyapunov_exponent [1/step]"};
    for (const Shown& s : shown_) {
      const Jacobians& j = *s.analysis->jacobians;
      for (const Jacobians::Lag& lag : j.lags)
        all.add(s.name, s.analysis->step, lag.lag, log10FromLn(lag.greatest), log10FromLn(lag.median), log10FromLn(lag.least),
                "", "");
      for (std::size_t i = 0; i < j.exponents.size(); ++i)
        all.add(s.name, s.analysis->step, "", "", "", "", i + 1, j.exponents[i]);
    }
    return all;
  }

 protected:
  bool has(const Analysis& a) const override { return a.jacobians && !a.jacobians->lags.empty(); }
  QString what() const override { return tr("Jacobian products"); }
  const char* part() const override { return "jacobians"; }
  QString hint() const override {
    const Jacobians& j = *told().analysis->jacobians;
    return toldName() + tr("λ₁ %1 (%2…%3)").arg(number(j.exponents.front()), number(j.topLow), number(j.topHigh));
  }
  QString sentence(const Analysis& a) const override {
    const Jacobians& j = *a.jacobians;
    const Jacobians::Lag& last = j.lags.back();
    return (last.lag == 1 ? tr("over %1 step the product of the Jacobians has singular values from %2 to %3, median %4; the "
                               "greatest Lyapunov exponent is %5 a step, from %6 to %7 over %8 samples.")
                          : tr("over %1 steps the product of the Jacobians has singular values from %2 to %3, median %4; the "
                               "greatest Lyapunov exponent is %5 a step, from %6 to %7 over %8 samples."))
        .arg(last.lag)
        .arg(numberFromLog10(log10FromLn(last.least)), numberFromLog10(log10FromLn(last.greatest)),
             numberFromLog10(log10FromLn(last.median)), number(j.exponents.front()), number(j.topLow), number(j.topHigh))
        .arg(j.samples);
  }
  Extent extent() const override {
    Extent all;
    all.add(0.0);
    for (const Shown& s : shown_)
      for (const Jacobians::Lag& lag : s.analysis->jacobians->lags)
        for (double ln : {lag.greatest, lag.median, lag.least}) all.add(log10FromLn(ln));
    return all;
  }
  void taken() override {
    Extent all;
    all.add(0.0);
    for (const Shown& s : shown_)
      for (double exponent : s.analysis->jacobians->exponents) all.add(exponent);
    if (shown_.empty()) rug_.forget();
    rug_.take(all, false);
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override {  // J_T … J_{T−lag+1} lead from h_{T−lag} to h_T: time runs to the left
    Axes back = axes();
    back.x = {back.x.hi, back.x.lo};
    return {{back, Quantity::TimeStep}};
  }

 private:
  Axes axes() const {
    return {plotArea(left()).adjusted(0, legend().height(), 0, hasRug() ? -scaled(kRug) : 0.0),
            {0.0, static_cast<double>(lengthOf(shown_))},
            scale_.span()};
  }
  double left() const { return leftFor(logTicks(scale_.span(), 6), kLeft); }
  // Where there is too little room for both, the exponents wait until the view is enlarged.
  bool hasRug() const { return plotArea(left()).height() - legend().height() > scaled(kRug + 50.0); }
  Axes rugAxes() const {
    const QRectF all = plotArea(left());
    const double top = all.bottom() - scaled(kRug - 22.0);
    return {QRectF(all.left(), top, all.width(), all.bottom() - top - 2.0), rug_.span(), {0.0, 1.0}};
  }
  Legend legend() const {
    const bool one = shown_.size() == 1;
    const QColor common = one ? laneColor(shown_[0].name) : Theme::current().dim;
    std::vector<LegendEntry> all;
    for (const Shown& s : shown_)
      if (!one) all.push_back({QString(QLatin1Char(s.name)), laneColor(s.name), 2.2, s.name - 'A'});
    all.push_back({tr("greatest σ"), common, 2.2, 0, tr("σ max")});
    //: The median singular value: a curve
    all.push_back({tr("median"), withAlpha(common, 0.85), 1.3, 0});
    //: The least singular value: a curve
    all.push_back({tr("least"), withAlpha(common, 0.75), 1.0, 0});
    all.push_back({tr("e^(λ₁·lag)"), withAlpha(Theme::current().text, 0.55), 1.1, -1});
    return legendOf(std::move(all), left());
  }
  void drawExponents(QCPPainter& painter) const;

  FrozenSpan rug_;
};

void Jacobian::draw(QCPPainter& painter) {
  const Axes a = axes();
  drawAxes(painter, a, stepTicks(lengthOf(shown_), 5),
           logTicks(a.y, std::clamp(static_cast<int>(a.area.height() / scaled(18)), 2, 6)), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  bool finite = false, zero = false;
  for (const Shown& s : shown_) {
    const Jacobians& j = *s.analysis->jacobians;
    const QColor colour = laneColor(s.name);
    std::vector<QPointF> greatest{{a.px(0), a.py(0)}}, median = greatest, least = greatest;
    std::vector<Column> band{{a.px(0), a.py(0), a.py(0)}};
    const auto y = [&](double ln) {
      finite = finite || std::isfinite(ln), zero = zero || ln == -std::numeric_limits<double>::infinity();
      return std::isfinite(ln) ? a.py(log10FromLn(ln)) : kNotMeasured;
    };
    for (const Jacobians::Lag& lag : j.lags) {
      const double x = a.px(lag.lag), top = y(lag.greatest), low = y(lag.least);
      greatest.emplace_back(x, top), median.emplace_back(x, y(lag.median)), least.emplace_back(x, low);
      band.push_back({x, top, lag.least < 0 && std::isinf(lag.least) ? a.area.bottom() + 2 : low});
    }
    fillStrip(painter, band, withAlpha(colour, 0.16));
    if (const double rate = log10FromLn(j.exponents.front()); std::isfinite(rate))
      strokeCurve(painter, {{a.px(0), a.py(0)}, {a.px(a.x.hi), a.py(rate * a.x.hi)}}, withAlpha(Theme::current().text, 0.55),
                  1.1, -1);
    strokeCurve(painter, least, withAlpha(colour, 0.75), 1.0, s.name - 'A');
    strokeCurve(painter, median, withAlpha(colour, 0.85), 1.3, s.name - 'A');
    strokeCurve(painter, greatest, colour, 2.2, s.name - 'A');
  }
  painter.restore();
  legend().draw(painter, {a.area.left(), 0.0});
  if (!finite)
    drawNotFinite(painter, a.area);
  else if (zero)
    drawNote(painter, {a.area.right(), a.area.bottom() - scaled(18)}, tr("σ = 0: below the axis"), Theme::current().dim);
  if (hasRug()) drawExponents(painter);
}

void Jacobian::drawExponents(QCPPainter& painter) const {
  const Axes a = rugAxes();
  drawAxes(painter, a, linearTicks(a.x, a.area.width() < scaled(200) ? 2 : 4), {}, false);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(a.area, Theme::current().window);
  painter.setPen(QPen(withAlpha(Theme::current().text, 0.55), 1, Qt::DashLine));
  painter.drawLine(QPointF(a.px(0), a.area.top()), QPointF(a.px(0), a.area.bottom()));
  const double height = a.area.height() / static_cast<double>(shown_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    painter.setPen(QPen(withAlpha(laneColor(shown_[i].name), 0.8), 1));
    const double top = a.area.top() + height * static_cast<double>(i);
    for (double exponent : shown_[i].analysis->jacobians->exponents)
      if (std::isfinite(exponent))
        painter.drawLine(QPointF(a.px(exponent), top + 1), QPointF(a.px(exponent), top + height - 2));
  }
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().dim);
  painter.drawText(QRectF(0, a.area.top(), a.area.left() - 6, a.area.height()), Qt::AlignRight | Qt::AlignVCenter,
                   QStringLiteral("λ"));
}

QString Jacobian::tipAt(const QPointF& pixel) const {
  const Axes a = axes(), rug = rugAxes();
  QStringList lines;
  if (hasRug() && pixel.y() >= rug.area.top() - 2) {
    lines << tr("λ: Lyapunov exponents of the Jacobians, a step; dashed: 0. Above 0 perturbations grow, below they die out");
    for (const Shown& s : shown_) {
      const Jacobians& j = *s.analysis->jacobians;
      lines << tr("%1: %2 exponents from %3 to %4; the greatest of single samples: %5 … %6 (%7 samples)")
                   .arg(QLatin1Char(s.name))
                   .arg(j.exponents.size())
                   .arg(number(j.exponents.back()), number(j.exponents.front()), number(j.topLow), number(j.topHigh))
                   .arg(j.samples);
    }
    return lines.join(QLatin1Char('\n'));
  }
  if (pixel.y() > a.area.bottom()) return tr("lag: how many Jacobians are multiplied, J_T … J_{T−lag+1}");
  if (pixel.x() < a.area.left()) return tr("σ: singular values of the product of Jacobians, logarithmic");
  for (const Shown& s : shown_) {
    const auto& lags = s.analysis->jacobians->lags;
    const auto distance = [&](const Jacobians::Lag& lag) { return std::abs(a.px(lag.lag) - pixel.x()); };
    const auto near =
        std::min_element(lags.begin(), lags.end(), [&](const auto& p, const auto& q) { return distance(p) < distance(q); });
    lines << (near->lag == 1 ? tr("%1: over %2 step σ from %3 to %4, median %5; after training step %6")
                             : tr("%1: over %2 steps σ from %3 to %4, median %5; after training step %6"))
                 .arg(QLatin1Char(s.name))
                 .arg(near->lag)
                 .arg(numberFromLog10(log10FromLn(near->least)), numberFromLog10(log10FromLn(near->greatest)),
                      numberFromLog10(log10FromLn(near->median)), grouped(s.analysis->step));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo jacobian::info{
    "jacobian", QT_TRANSLATE_NOOP("QObject", "Jacobian products"), QT_TRANSLATE_NOOP("QObject", "σ over the lag; λ"),
    QT_TRANSLATE_NOOP("QObject",
                      "The singular values of J_T…J_{T−lag+1}, J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}), mean of the logarithms "
                      "over the first samples of the next training batch; below, the Lyapunov exponents λ."),
    [](QWidget* parent) -> View* { return new Jacobian(parent); }};

}  // namespace backflow::ui

#include "jacobian.moc"
