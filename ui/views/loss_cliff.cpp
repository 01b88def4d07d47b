// The loss on a plane through the parameters of the active lane: L(θ + a u + b v) of one batch, logarithmic, in steps like the
// contours of a map, u along the gradient (engine/diagnose/loss_slice.h). With it where the next training step would land,
// with and without clipping. Computed in the background while the panel is seen; what is drawn is the last one that is whole.
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

#include "engine/diagnose/loss_slice.h"
#include "ui/job.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

using SliceJob = Job<LossSlice>;

constexpr int kRests = 8;  // after a slice that took so long, the next one of a run that goes on begins that many times later

// So many points a side that the grid takes some seconds, by the multiplications of a forward pass.
int pointsFor(const Run& run) {
  constexpr double kSeconds = 4.0, kMultiplicationsASecond = 2e9;
  const double each = static_cast<double>(run.parameterCount()) * run.experiment().train.batch * run.task().length;
  return static_cast<int>(std::clamp(std::sqrt(kSeconds * kMultiplicationsASecond / each), 11.0, 41.0)) | 1;
}

class LossCliff : public Plot {
  Q_OBJECT
 public:
  explicit LossCliff(QWidget* parent) : Plot(parent) {}
  ~LossCliff() override { drop(); }

  void refresh(const Lanes& lanes) override;
  void frame() override;
  void restyle() override {
    colours_.rebuild();
    image_ = {};
    update();
  }
  void refit() override {
    scale_.forget();
    fit();
  }
  bool measuring() const override { return job_ || stale(); }
  QString summary() const override;
  Labels labels() const override { return {tr("a: along the gradient ∂L/∂θ"), tr("b: along a random direction"), axes().area}; }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override { return !slice_.complete; }
  QString emptyText() const override;
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  void hideEvent(QHideEvent*) override { drop(); }

 private:
  void drop() { letGo(std::move(job_)); }
  void begin();
  bool stale() const { return state_ && error_.isEmpty() && (!slice_.complete || sliced_ != state_); }
  void tell(const QString& hint) {  // of which lane, where there are several
    const bool several = session() && session()->lanes().size() > 1;
    say(several ? QString(QLatin1Char(name_)) + QStringLiteral(" · ") + hint : hint);
  }
  void fit();
  void render(const QSize& size);
  double logAt(double column, double row) const;
  void drawSteps(QCPPainter& painter, const Axes& a) const;
  void drawLanding(QCPPainter& painter, const Axes& a, const SlicePoint& p, const QString& name, const QColor& colour) const;
  Axes axes() const { return {plotArea(44.0, 26.0), {-slice_.reach, slice_.reach}, {-slice_.reach, slice_.reach}}; }

  // The way of a lane's run since the panel is seen.
  struct Way {
    quint64 generation;
    std::vector<Vector<double>> path = {};  // parameters
    std::int64_t step = -1, stride = 1;
    void remember(const RunState& state);
  };

  quint64 generation_ = 0;  // of the run whose slice is drawn: the active lane's
  char name_ = 'A';
  std::shared_ptr<const RunState> state_, begun_, sliced_;  // shown; of the job; of the slice
  std::vector<Way> ways_;
  std::unique_ptr<SliceJob> job_;
  QString error_;
  LossSlice slice_;
  double rest_ = 0.0;  // seconds
  QElapsedTimer since_;
  int percent_ = -1;
  Matrix<double> log_;  // log₁₀ L
  FrozenSpan scale_;
  double band_ = 0.1;  // log₁₀ L from one contour to the next
  ColorTable colours_{signedColor, 0.0, 1.0};
  QImage image_;
};

// At most 32 points, and 64 MB.
void LossCliff::Way::remember(const RunState& state) {
  if (state.steps <= step || (step >= 0 && state.steps < step + stride)) return;
  step = state.steps;
  std::visit([&](const auto& numbers) { path.push_back(numbers.theta.template cast<double>()); }, state.numbers);
  const auto most = static_cast<std::size_t>(std::clamp<Eigen::Index>(8'000'000 / path.back().size(), 2, 32));
  if (path.size() <= most) return;
  for (std::size_t i = 0; 2 * i < path.size(); ++i) path[i] = path[2 * i];
  path.resize((path.size() + 1) / 2);
  stride *= 2;
}

void LossCliff::refresh(const Lanes& lanes) {
  const Lane& lane = session() ? session()->lane() : *lanes.front();
  std::erase_if(ways_, [&](const Way& way) {
    return std::none_of(lanes.begin(), lanes.end(), [&](const Lane* l) { return l->generation() == way.generation; });
  });
  for (const Lane* each : lanes) {
    if (!each->snapshot() || !each->snapshot()->state) continue;
    auto way = std::find_if(ways_.begin(), ways_.end(), [&](const Way& w) { return w.generation == each->generation(); });
    if (way == ways_.end()) way = ways_.insert(way, Way{each->generation()});
    way->remember(*each->snapshot()->state);
  }
  if (lane.generation() != generation_) {
    generation_ = lane.generation();
    name_ = lane.name();
    drop();
    slice_ = {};
    state_ = sliced_ = nullptr;
    error_.clear();
    scale_.forget();
    tell(tr("log L around θ"));
  }
  if (const Snapshot* s = lane.snapshot(); s && s->state) state_ = s->state;
  update();
}

void LossCliff::begin() {
  begun_ = state_;
  LossSliceOptions options;
  for (const Way& way : ways_)
    if (way.generation == generation_) options.path = way.path;
  if (slice_.complete) options.reach = slice_.reach;  // the scale holds still
  job_ = std::make_unique<SliceJob>(state_, [options](Run& run, const auto& progress) mutable {
    options.points = pointsFor(run);
    return run.lossSlice(options, progress);
  });
  percent_ = -1;
}

void LossCliff::frame() {
  if (!job_) {
    const bool rested = !slice_.complete || since_.elapsed() > static_cast<qint64>(1000.0 * rest_);
    if (rested && stale()) begin();
    return;
  }
  if (job_->done()) {
    error_ = QString::fromStdString(job_->error());
    if (job_->result().complete) {
      slice_ = job_->result();
      sliced_ = begun_;
      rest_ = kRests * job_->seconds();
      since_.start();
      fit();
    }
    job_.reset();
    return;
  }
  const int percent = static_cast<int>(100.0 * job_->progress());
  if (percent == percent_) return;
  percent_ = percent;
  if (slice_.complete) tell(tr("step %1 · next: %2 %").arg(grouped(slice_.step)).arg(percent));
  update();
}

void LossCliff::fit() {
  if (!slice_.complete) return;
  log_ = slice_.loss.unaryExpr([](double loss) { return std::log10(loss); });
  Extent all;
  for (const double value : log_.reshaped()) all.add(value);
  scale_.take(all.empty() ? Extent{-1.0, 1.0} : all, false);
  constexpr double kMostBands = 16.0;
  band_ = 0.001;
  for (int i = 0; scale_.span().size() / band_ > kMostBands; ++i) band_ *= i % 3 == 1 ? 2.5 : 2.0;  // 1, 2, 5 × 10ⁿ
  image_ = {};
  tell(tr("step %1 · L × %2 from line to line").arg(grouped(slice_.step)).arg(number(std::pow(10.0, band_))));
  update();
}

// Linear between the points of the grid; the nearest one where a neighbour is not finite.
double LossCliff::logAt(double column, double row) const {
  const auto last = static_cast<double>(log_.cols() - 1);
  column = std::clamp(column, 0.0, last), row = std::clamp(row, 0.0, last);
  const auto i = static_cast<Eigen::Index>(std::min(column, last - 1.0)),
             j = static_cast<Eigen::Index>(std::min(row, last - 1.0));
  const double x = column - static_cast<double>(i), y = row - static_cast<double>(j);
  const double between =
      (1 - y) * ((1 - x) * log_(j, i) + x * log_(j, i + 1)) + y * ((1 - x) * log_(j + 1, i) + x * log_(j + 1, i + 1));
  return std::isfinite(between) ? between : log_(j + (y < 0.5 ? 0 : 1), i + (x < 0.5 ? 0 : 1));
}

void LossCliff::render(const QSize& size) {
  image_ = QImage(size, QImage::Format_RGB32);
  const Span& span = scale_.span();
  const auto n = static_cast<double>(log_.cols());
  const int w = size.width(), h = size.height();
  std::vector<double> above(static_cast<std::size_t>(w), kNotMeasured);
  for (int y = 0; y < h; ++y) {
    auto* pixels = reinterpret_cast<QRgb*>(image_.scanLine(y));
    double left = kNotMeasured;
    for (int x = 0; x < w; ++x) {
      const double value = logAt((x + 0.5) / w * (n - 1.0), (1.0 - (y + 0.5) / h) * (n - 1.0));
      const double level = std::isfinite(value) ? std::floor(value / band_) : value;
      double& up = above[static_cast<std::size_t>(x)];
      const auto differs = [level](double other) { return std::isfinite(level) && std::isfinite(other) && level != other; };
      const bool line = differs(left) || differs(up);
      const QRgb colour =
          value > 1e300 ? Theme::current().nan.rgb() : colours_(((level + 0.5) * band_ - span.lo) / span.size());
      pixels[x] = line ? QColor::fromRgb(colour).darker(125).rgb() : colour;
      left = up = level;
    }
  }
}

void LossCliff::drawLanding(QCPPainter& painter, const Axes& a, const SlicePoint& p, const QString& name,
                            const QColor& colour) const {
  if (!std::isfinite(p.a) || !std::isfinite(p.b)) return;
  const QPointF from(a.px(0.0), a.py(0.0));
  const double beyond = std::max({std::abs(p.a), std::abs(p.b)}) / slice_.reach;
  const double shown = beyond > 1.0 ? 0.97 / beyond : 1.0;  // out of sight: at the border, on the way there
  const QPointF at(a.px(p.a * shown), a.py(p.b * shown));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(withAlpha(colour, 0.8), 1.2, Qt::DashLine));
  painter.drawLine(from, at);
  painter.setPen(QPen(Theme::current().panel, 1.5));
  painter.setBrush(colour);
  painter.drawEllipse(at, 5.0, 5.0);
  const QString text = beyond > 1.0 ? tr("%1: %2 away").arg(name, number(std::hypot(p.a, p.b))) : name;
  const double w = QFontMetricsF(Theme::font(11)).horizontalAdvance(text) + 6.0;
  const double right = std::clamp(at.x() + w / 2, a.area.left() + w, a.area.right());
  const bool below = &p != &slice_.unclipped;
  drawNote(painter,
           {right, std::clamp(at.y() + (below ? 8.0 : -8.0 - scaled(15.0)), a.area.top(), a.area.bottom() - scaled(15.0))},
           text, colour);
}

void LossCliff::drawSteps(QCPPainter& painter, const Axes& a) const {
  const Theme& theme = Theme::current();
  std::vector<QPointF> path;
  for (const SlicePoint& p : slice_.path) path.emplace_back(a.px(p.a), a.py(p.b));
  if (path.size() > 1) strokeCurve(painter, path, laneColor(name_), 1.4, 0);
  const QPointF here(a.px(0.0), a.py(0.0));
  const QPointF down(-slice_.slopeA * a.area.width(), slice_.slopeB * a.area.height());  // −∂L/∂θ as the plane sees it
  if (const double length = std::hypot(down.x(), down.y()); length > 0.0 && std::isfinite(length)) {
    const QPointF d = down / length, tip = here + 34.0 * d, side(-d.y(), d.x());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.text, 2.0));
    painter.drawLine(here, tip - 5.0 * d);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawPolygon(QPolygonF({tip, tip - 8.0 * d + 4.0 * side, tip - 8.0 * d - 4.0 * side}));
  }
  //: Where the next training step would land without clipping
  if (slice_.clips) drawLanding(painter, a, slice_.unclipped, tr("unclipped"), theme.bad);
  //: Where the next training step would land with clipping
  drawLanding(painter, a, slice_.clipped, slice_.clips ? tr("clipped") : tr("next step"), theme.good);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.text, 2.0));
  painter.setBrush(theme.panel);
  painter.drawEllipse(here, 4.5, 4.5);
}

void LossCliff::draw(QCPPainter& painter) {
  const Axes a = axes();
  if (a.area.width() < 8.0 || a.area.height() < 8.0) return;
  drawAxes(painter, a, linearTicks(a.x, 4), linearTicks(a.y, 4), false);
  const QSize size = (a.area.size() * (Theme::current().print ? 4.0 : 1.0)).toSize();
  if (image_.size() != size) render(size);
  drawHeat(painter, a.area, image_, image_.rect());
  painter.save();
  painter.setClipRect(a.area);
  drawSteps(painter, a);
  painter.restore();
  const Span& span = scale_.span();
  const QRectF bar =
      QRectF(a.area.left() + scaled(50.0), scaled(8.0), std::max(8.0, a.area.width() - scaled(100.0)), scaled(8.0));
  colours_.drawLegend(painter, bar, 0.0, 1.0,
                      (Theme::current().print ? QStringLiteral("L = ") : QString()) + numberFromLog10(span.lo),
                      numberFromLog10(span.hi));
}

Table LossCliff::data(const Lanes&) const {
  Table all{"lane", "training_step", "what", "a", "b", "loss"};
  if (!slice_.complete) return all;
  for (Eigen::Index row = 0; row < slice_.loss.rows(); ++row)
    for (Eigen::Index column = 0; column < slice_.loss.cols(); ++column)
      all.add(name_, slice_.step, "slice", slice_.at(column), slice_.at(row), slice_.loss(row, column));
  all.add(name_, slice_.step, "present weights", 0.0, 0.0, slice_.here);
  for (const SlicePoint& p : slice_.path) all.add(name_, slice_.step, "path", p.a, p.b, "");
  if (slice_.clips)
    all.add(name_, slice_.step, "unclipped step", slice_.unclipped.a, slice_.unclipped.b, slice_.unclipped.loss);
  all.add(name_, slice_.step, slice_.clips ? "clipped step" : "next step", slice_.clipped.a, slice_.clipped.b,
          slice_.clipped.loss);
  return all;
}

QString LossCliff::emptyText() const {
  if (!error_.isEmpty()) return engineText(error_);
  if (!job_) return tr("The loss around the present weights is computed when there is a run.");
  return tr("Computing the loss around the present weights: %1 %").arg(static_cast<int>(100.0 * job_->progress()));
}

QString LossCliff::tipAt(const QPointF& pixel) const {
  const Axes a = axes();
  if (pixel.y() > a.area.bottom())
    return tr("a: distance from θ along the gradient ∂L/∂θ; the arrow points down, along −∂L/∂θ");
  if (pixel.x() < a.area.left())
    return tr("b: distance from θ along a random direction, filter-normalized, orthogonal to the gradient");
  if (pixel.y() < a.area.top())
    return tr("L of one batch, logarithmic; each line is a factor of %1").arg(number(std::pow(10.0, band_)));
  const auto n = static_cast<double>(log_.cols() - 1);
  const double x = a.xAt(pixel.x()), y = a.yAt(pixel.y());
  QStringList lines{
      tr("a = %1, b = %2: L = %3")
          .arg(number(x), number(y), numberFromLog10(logAt((x / slice_.reach + 1) / 2 * n, (y / slice_.reach + 1) / 2 * n)))};
  lines << tr("computed at %1 × %1 points, linear between them: what is finer does not show").arg(log_.cols());
  lines << tr("θ after step %1: L = %2, ‖∂L/∂θ‖ = %3")
               .arg(grouped(slice_.step))
               .arg(number(slice_.here), number(slice_.gradNorm));
  const auto landing = [&](const QString& name, const SlicePoint& p) {
    lines
        << tr("%1: L = %2, %3 from θ, of which %4 out of this plane").arg(name, number(p.loss), number(p.away), number(p.off));
  };
  if (slice_.clips) landing(tr("a step without clipping"), slice_.unclipped);
  landing(slice_.clips ? tr("a step with clipping") : tr("the next step"), slice_.clipped);
  return lines.join(QLatin1Char('\n'));
}

QString LossCliff::summary() const {
  if (!slice_.complete) return tr("Loss cliff: not computed yet.");
  QStringList sentences{
      tr("The loss within %1 of the weights after training step %2: %3 here, from %4 to %5 around; the gradient norm is %6.")
          .arg(number(slice_.reach), grouped(slice_.step), number(slice_.here), number(slice_.loss.minCoeff()),
               number(slice_.loss.maxCoeff()), number(slice_.gradNorm))};
  if (slice_.clips)
    sentences << tr("One step would land at a loss of %1 without clipping and of %2 with it.")
                     .arg(number(slice_.unclipped.loss), number(slice_.clipped.loss));
  return sentences.join(QLatin1Char(' '));
}

}  // namespace

const ViewInfo loss_cliff::info{
    "loss_cliff", QT_TRANSLATE_NOOP("QObject", "Loss cliff"), QT_TRANSLATE_NOOP("QObject", "log L around θ"),
    QT_TRANSLATE_NOOP("QObject",
                      "L of one batch on a plane through θ: a along ∂L/∂θ, b in a random direction; the path of the training, "
                      "and where the next step lands with and without clipping."),
    [](QWidget* parent) -> View* { return new LossCliff(parent); }};

}  // namespace backflow::ui

#include "loss_cliff.moc"
