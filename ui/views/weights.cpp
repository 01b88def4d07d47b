// Every matrix and vector of the parameters under PyTorch's name: ‖∂L/∂θ_p‖ (hollow) and ‖θ_p‖ (full) on one logarithmic axis,
// so that the line between them is as long as the logarithm of their ratio. Gradients as they were before clipping.
#include <algorithm>

#include "ui/theme.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

constexpr double kLegend = 18.0, kLeastRow = 13.0, kMostRow = 44.0;  // px
constexpr double kWide = 420.0;  // px at the desk: from here on the figures stand beside the rows

class Weights : public Plot {
  Q_OBJECT
 public:
  explicit Weights(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override;
  void refit() override {
    scale_.forget();
    scale_.take(extent(), true);
    update();
  }
  QString summary() const override;
  Labels labels() const override {
    //: The norm of weights or gradients: the name of an axis
    return {tr("norm"), {}, rows().axes.area};
  }
  Table data(const Lanes&) const override {
    Table all{"lane", "training_step", "parameter", "weight_norm", "gradient_norm", "ratio"};
    for (const Shown& s : shown_)
      for (const Snapshot::Parameter& p : s.snapshot->parameters)
        all.add(s.name, s.snapshot->step, p.name, p.norm, p.gradient, p.gradient / p.norm);
    return all;
  }

 protected:
  bool isEmpty() const override { return names_.empty(); }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;

 private:
  struct Shown {
    char name;
    std::shared_ptr<const Snapshot> snapshot;
    const Snapshot::Parameter* find(const std::string& parameter) const {
      for (const Snapshot::Parameter& p : snapshot->parameters)
        if (p.name == parameter) return &p;
      return nullptr;
    }
  };
  struct Rows {
    Axes axes;  // x: log₁₀
    double each = 0.0;
    std::size_t count = 0;  // that have room
  };
  static QString shortName(const std::string& name) {
    QString text = QString::fromStdString(name);
    return text.startsWith(QLatin1String("rnn.")) ? text.mid(4) : text;
  }
  static QString ratioText(const Snapshot::Parameter& p) { return number(p.gradient / p.norm); }
  Extent extent() const {
    Extent all;
    for (const Shown& s : shown_)
      for (const Snapshot::Parameter& p : s.snapshot->parameters) all.add(std::log10(p.norm)), all.add(std::log10(p.gradient));
    if (all.empty()) all.lo = -2.0, all.hi = 0.0;  // nothing finite: an axis to put the marks on
    return all;
  }
  bool isWide() const { return width() >= scaled(kWide); }
  Rows rows() const;
  void drawOne(QPainter& painter, const Axes& axes, const Shown& shown, const Snapshot::Parameter& p, double y) const;
  void drawKey(QPainter& painter) const;

  std::vector<Shown> shown_;
  std::vector<std::string> names_;  // of all lanes, in the first lane's order
  FrozenSpan scale_;
  quint64 generation_ = 0;
};

void Weights::refresh(const Lanes& lanes) {
  const quint64 generation = generationOf(lanes);
  if (std::exchange(generation_, generation) != generation) scale_.forget();
  shown_.clear();
  names_.clear();
  for (const Lane* lane : lanes) {
    if (!lane->snapshot() || lane->snapshot()->parameters.empty()) continue;
    shown_.push_back({lane->name(), lane->shareSnapshot()});
    for (const Snapshot::Parameter& p : shown_.back().snapshot->parameters)
      if (std::find(names_.begin(), names_.end(), p.name) == names_.end()) names_.push_back(p.name);
  }
  if (!shown_.empty()) scale_.take(extent(), true);
  update();
}

QString Weights::summary() const {
  QStringList sentences;
  for (const Shown& s : shown_) {
    QStringList parts;
    for (const Snapshot::Parameter& p : s.snapshot->parameters)
      parts << tr("%1: ‖θ‖ %2, gradient %3, ratio %4").arg(shortName(p.name), number(p.norm), number(p.gradient), ratioText(p));
    sentences << tr("Lane %1, %2.").arg(QLatin1Char(s.name)).arg(parts.join(QStringLiteral("; ")));
  }
  return sentences.isEmpty() ? tr("Weights and their gradients: no data yet.") : sentences.join(QLatin1Char(' '));
}

Weights::Rows Weights::rows() const {
  const QFontMetricsF metrics(Theme::font(11));
  double names = 0.0;
  for (const std::string& name : names_) names = std::max(names, metrics.horizontalAdvance(shortName(name)));
  const double left = std::min(names + 14.0, 0.45 * width()), right = isWide() && shown_.size() == 1 ? 190.0 : 62.0;
  Rows all;
  all.axes = {plotArea(left / scaled(1.0), kLegend + 4.0, shown_.size() == 1 ? right : 15.0), scale_.span(), {0.0, 1.0}};
  const double least = std::max(scaled(kLeastRow), 5.0 * static_cast<double>(shown_.size()) + 4.0),
               height = all.axes.area.height();
  const auto room = static_cast<std::size_t>(std::max(1.0, std::floor(height / least)));
  all.count = names_.size() <= room ? names_.size() : std::max<std::size_t>(1, room - 1);  // one for what is left out
  all.each = std::clamp(height / static_cast<double>(std::min(names_.size(), room)), 1.0, kMostRow);
  all.axes.area.setHeight(all.each * static_cast<double>(std::min(names_.size(), room)));
  return all;
}

// A norm of 0 is a mark at the left edge, one that is not finite is named.
void Weights::drawOne(QPainter& painter, const Axes& a, const Shown& shown, const Snapshot::Parameter& p, double y) const {
  const QColor colour = laneColor(shown.name);
  const auto x = [&a](double norm) { return norm == 0.0 ? a.area.left() : a.px(std::log10(norm)); };
  if (!std::isfinite(p.norm) || !std::isfinite(p.gradient))
    return drawNote(painter, {a.area.right(), y - 7}, tr("not finite"), Theme::current().nan);
  const double from = x(p.gradient), to = x(p.norm), size = shown_.size() > 1 ? 2.6 : 3.6;
  strokeCurve(painter, {{from, y}, {to, y}}, withAlpha(colour, 0.75), shown_.size() > 1 ? 1.2 : 2.0, shown.name - 'A');
  painter.setRenderHint(QPainter::Antialiasing);
  const auto mark = [&](double at, double norm, bool full) {
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(full ? colour : Theme::current().panel);
    if (norm == 0.0)
      painter.drawPolygon(QPolygonF() << QPointF(at, y) << QPointF(at + 5, y - 3) << QPointF(at + 5, y + 3));
    else
      painter.drawEllipse(QPointF(at, y), size, size);
  };
  mark(to, p.norm, true);
  mark(from, p.gradient, false);
}

void Weights::drawKey(QPainter& painter) const {
  const QColor colour = shown_.size() == 1 ? laneColor(shown_[0].name) : Theme::current().dim;
  painter.setFont(Theme::font(11));
  painter.setRenderHint(QPainter::Antialiasing);
  const QFontMetricsF metrics(painter.font());
  const QString ratio = isWide() ? tr("gradient / weight = ratio")
                                 //: Gradient by weight: the head of a column of numbers
                                 : tr("ratio");
  const double end = width() - 6.0 - (shown_.size() == 1 ? metrics.horizontalAdvance(ratio) + 8.0 : 0.0);
  double x = 10.0;
  QString gradient = tr("‖∂L/∂θ‖ before clipping");
  const double others = x + 13 + 14 + 13 + metrics.horizontalAdvance(QStringLiteral("‖θ‖"));
  if (others + metrics.horizontalAdvance(gradient) > end) gradient = QStringLiteral("‖∂L/∂θ‖");
  const std::pair<QString, bool> keys[] = {{gradient, false}, {QStringLiteral("‖θ‖"), true}};
  for (const auto& [text, full] : keys) {
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(full ? colour : Theme::current().panel);
    painter.drawEllipse(QPointF(x + 4, scaled(8)), 3.6, 3.6);
    painter.setPen(Theme::current().dim);
    const double wide = metrics.horizontalAdvance(text);
    painter.drawText(QRectF(x + 13, 0, wide + 2, scaled(16)), Qt::AlignVCenter, text);
    x += 13 + wide + 14;
  }
  if (shown_.size() == 1) painter.drawText(QRectF(0, 0, width() - 6.0, scaled(16)), Qt::AlignRight | Qt::AlignVCenter, ratio);
}

void Weights::draw(QCPPainter& painter) {
  const Theme& theme = Theme::current();
  const Rows all = rows();
  const Axes& a = all.axes;
  drawAxes(painter, a, logTicks(a.x, a.area.width() < 160 ? 3 : 6), {}, false);
  painter.setPen(QPen(theme.faint, 1));
  for (const Tick& tick : logTicks(a.x, a.area.width() < 160 ? 3 : 6))
    painter.drawLine(QPointF(a.px(tick.at), a.area.top()), QPointF(a.px(tick.at), a.area.bottom()));
  for (std::size_t i = 0; i < all.count; ++i) {
    const double top = a.area.top() + all.each * static_cast<double>(i), middle = top + all.each / 2;
    if (i % 2 && shown_.size() > 1) painter.fillRect(QRectF(0, top, width(), all.each), withAlpha(theme.text, 0.04));
    painter.setFont(Theme::font(11));
    painter.setPen(theme.dim);
    painter.drawText(
        QRectF(0, middle - scaled(8), a.area.left() - 8, scaled(16)), Qt::AlignRight | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(shortName(names_[i]), Qt::ElideLeft, static_cast<int>(a.area.left() - 8)));
    for (std::size_t lane = 0; lane < shown_.size(); ++lane) {
      const Snapshot::Parameter* p = shown_[lane].find(names_[i]);
      if (!p) continue;
      const double y = top + all.each * (static_cast<double>(lane) + 0.5) / static_cast<double>(shown_.size());
      drawOne(painter, a, shown_[lane], *p, y);
      if (shown_.size() > 1) continue;
      painter.setFont(Theme::font(11));
      painter.setPen(theme.text);
      painter.drawText(QRectF(a.area.right() + 4, middle - scaled(8), width() - a.area.right() - 10, scaled(16)),
                       Qt::AlignRight | Qt::AlignVCenter,
                       isWide() ? tr("%1 / %2 = %3").arg(number(p->gradient), number(p->norm), ratioText(*p)) : ratioText(*p));
    }
  }
  if (all.count < names_.size()) {
    painter.setFont(Theme::font(11));
    painter.setPen(theme.dim);
    painter.drawText(QRectF(8, a.area.bottom() - all.each, width() - 16.0, all.each), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("and %1 more: enlarge the panel").arg(names_.size() - all.count));
  }
  drawKey(painter);
}

QString Weights::tipAt(const QPointF& pixel) const {
  const Rows all = rows();
  const double row = (pixel.y() - all.axes.area.top()) / all.each;
  if (row < 0.0 || row >= static_cast<double>(all.count))
    return tr(
        "Norms of the parameters and of their gradients, logarithmic. Weights barely move where the gradient is tiny "
        "beside them");
  const std::string& name = names_[static_cast<std::size_t>(row)];
  QStringList lines{QString::fromStdString(name)};
  for (const Shown& s : shown_)
    if (const Snapshot::Parameter* p = s.find(name))
      lines << tr("%1: ‖θ‖ = %2, ‖∂L/∂θ‖ = %3 before clipping, ratio %4; training step %5")
                   .arg(QLatin1Char(s.name))
                   .arg(number(p->norm), number(p->gradient), ratioText(*p), grouped(s.snapshot->step));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo weights::info{"weights", QT_TRANSLATE_NOOP("QObject", "Weights and gradients"),
                             QT_TRANSLATE_NOOP("QObject", "a norm for each parameter"),
                             QT_TRANSLATE_NOOP("QObject",
                                               "For each parameter ‖θ‖ before the update (full) and ‖∂L/∂θ‖ of the training "
                                               "batch, with regularizers, before clipping by norm or value (hollow)."),
                             [](QWidget* parent) -> View* { return new Weights(parent); }};

}  // namespace backflow::ui

#include "weights.moc"
