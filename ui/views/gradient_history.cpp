// The gradient's whole life: time step upwards, training step to the right, colour log₁₀ of ‖∂L/∂h_t‖ relative to t = T.
#include <algorithm>

#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kLeastHeight = 22.0, kLeastWidth = 40.0;  // px at the desk: a lane's letter, and something beside it
constexpr double kUnder = 2.0;                             // px below each heatmap

// One lane's columns as pixels. Only columns that are new are coloured; all of them when the history was thinned out.
struct Sheet {
  char name = 'A';
  quint64 generation = 0;
  std::int64_t stride = 0, lastStep = 0;
  int length = 0;
  std::size_t columns = 0;
  std::vector<std::int64_t> steps;  // the training step of each column
  std::vector<float> ratios;        // columns × T, log₁₀ ‖∂L/∂h_t‖/‖∂L/∂h_T‖
  QImage image;

  bool continues(const Lane&) const { return true; }
  void take(const GradientHistory& history, const ColorTable& colours) {
    if (history.steps.empty()) {
      columns = 0, lastStep = 0, length = 0;
      return;
    }
    if (length != history.length || stride != history.stride || columns > history.steps.size()) columns = 0;
    if (length != history.length || image.isNull())
      image = QImage(GradientHistory::kColumns, history.length, QImage::Format_RGB32);
    length = history.length, stride = history.stride;
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto perLine = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    ratios.resize(columns * static_cast<std::size_t>(length));
    for (; columns < history.steps.size(); ++columns) {
      for (int t = 0; t < length; ++t) {  // time step T at the top
        const double ratio = log10FromLn(history.logRatio(columns, static_cast<std::size_t>(t)));
        ratios.push_back(static_cast<float>(ratio));
        pixels[(length - 1 - t) * perLine + static_cast<qsizetype>(columns)] = colours(ratio);
      }
    }
    steps = history.steps;
    lastStep = steps.back();
  }

  double ratio(std::size_t column, int t) const {  // t from 1
    return static_cast<double>(ratios[column * static_cast<std::size_t>(length) + static_cast<std::size_t>(t - 1)]);
  }
  // The column that is drawn there on the axis of training steps: all of them lie side by side from 0 to the last step.
  std::size_t columnAt(double x) const {
    const auto n = static_cast<double>(columns);
    return static_cast<std::size_t>(std::clamp(x / static_cast<double>(lastStep) * n, 0.0, n - 1.0));
  }
};

class History : public Plot {
  Q_OBJECT
 public:
  explicit History(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    matchLanes(sheets_, lanes);
    for (std::size_t i = 0; i < lanes.size(); ++i) sheets_[i].take(lanes[i]->history(), colours_);
    const bool several = std::any_of(lanes.begin(), lanes.end(), [](const Lane* lane) {
      return lane->snapshot() && !std::isnan(lane->snapshot()->lastReach);
    });
    say(several ? tr("of all losses") : QString());
    update();
  }

  void restyle() override {
    colours_.rebuild();
    for (Sheet& sheet : sheets_) sheet.columns = 0;  // coloured afresh at the next refresh()
    update();
  }

  QString summary() const override {
    QStringList sentences;
    for (const Sheet& s : sheets_)
      if (s.columns > 0)
        sentences << tr("Lane %1: %2 columns up to training step %3; in the latest the first time step has %4 times the "
                        "gradient of the last.")
                         .arg(QLatin1Char(s.name))
                         .arg(s.columns)
                         .arg(grouped(s.lastStep), numberFromLog10(s.ratio(s.columns - 1, 1)));
    return sentences.isEmpty() ? tr("Gradient history: no data yet.") : sentences.join(QLatin1Char(' '));
  }
  Labels labels() const override { return {tr("training step"), tr("time step t"), ruledArea()}; }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override {
    return std::none_of(sheets_.begin(), sheets_.end(), [](const Sheet& s) { return s.length > 0 && s.lastStep > 0; });
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override {
    std::vector<Ruler> each;
    const auto all = tiles();
    for (std::size_t i = 0; hasRoom() && i < sheets_.size(); ++i)
      if (sheets_[i].length > 0) each.push_back({axesOf(all[i], sheets_[i]), Quantity::TrainingStep, Quantity::TimeStep});
    return each;
  }

 private:
  bool hasRoom() const {
    const QRectF area = areaOf(tiles().front(), 32.0);
    return area.height() >= scaled(kLeastHeight) && area.width() >= scaled(kLeastWidth);
  }
  // All lanes are over the same training steps: these are told once a column, below its last cell.
  std::vector<QRectF> tiles() const { return cells(sheets_.size(), barRoom() + kBottomMargin - kUnder, kUnder); }
  static QRectF areaOf(const QRectF& cell, double left) { return inside(cell, left, 6.0, kRightMargin, kUnder); }
  Axes axesOf(const QRectF& cell, const Sheet& s) const {
    std::int64_t last = 0;
    for (const Sheet& each : sheets_) last = std::max(last, each.lastStep);
    return {areaOf(cell, leftFor(stepTicks(s.length, 5), 32.0)), {0.0, stepsEnd(last)}, {0.5, s.length + 0.5}};
  }

  std::vector<Sheet> sheets_;
  ColorTable colours_{gradientColor, -8.0, 8.0};
};

void History::draw(QCPPainter& painter) {
  const auto all = tiles();
  if (!hasRoom()) return drawNoRoom(painter);
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const Sheet& s = sheets_[i];
    if (s.length == 0 || s.lastStep == 0) continue;
    const Axes a = axesOf(all[i], s);
    painter.fillRect(a.area, Theme::current().window);
    const double end = a.px(static_cast<double>(s.lastStep));
    drawHeat(painter, QRectF(a.area.topLeft(), QPointF(std::max(end, a.area.left() + 1), a.area.bottom())), s.image,
             QRectF(0, 0, static_cast<double>(std::max<std::size_t>(1, s.columns)), s.length));
    const bool last = std::none_of(all.begin(), all.end(), [&cell = all[i]](const QRectF& other) {
      return other.left() == cell.left() && other.top() > cell.top();
    });
    drawAxes(painter, a, last ? countTicks(a.x, all[i].width() < scaled(240) ? 2 : 4) : std::vector<Tick>(),
             stepTicks(s.length, all[i].height() < scaled(160) ? 2 : 5), false);
    if (sheets_.size() > 1) drawLaneLetter(painter, a.area, s.name);
  }
  colours_.drawBelow(painter, size(), tr("‖∂L/∂hₜ‖ relative to t = T"));
}

Table History::data(const Lanes& lanes) const {
  Table all{"lane", "training_step", "time_step", "log10_gradient_norm", "log10_relative_to_last"};
  for (const Lane* lane : lanes) {
    const GradientHistory& history = lane->history();
    const auto length = static_cast<std::size_t>(history.length);
    for (std::size_t i = 0; i < history.steps.size(); ++i) {
      for (std::size_t t = 0; t < length; ++t)
        all.add(lane->name(), history.steps[i], t + 1, log10FromLn(history.logNorms[i * length + t]),
                log10FromLn(history.logRatio(i, t)));
    }
  }
  return all;
}

QString History::tipAt(const QPointF& pixel) const {
  if (pixel.y() > height() - scaled(12))
    return tr("Colour: ‖∂L/∂h_t‖ relative to t = T; blue vanishes, grey is healthy, red explodes");
  const auto all = tiles();
  if (!all.empty() && pixel.y() > all.back().bottom()) return tr("training steps");
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    if (!all[i].contains(pixel) || sheets_[i].columns == 0) continue;
    const Sheet& s = sheets_[i];
    const Axes a = axesOf(all[i], s);
    if (!a.area.contains(pixel))
      return pixel.x() < a.area.left() ? tr("t: time step of the sequence, 1 to T") : tr("training steps");
    const int t = std::clamp(static_cast<int>(std::lround(a.yAt(pixel.y()))), 1, s.length);
    const double x = a.xAt(pixel.x());
    if (x > static_cast<double>(s.lastStep)) return {};  // nothing is drawn there
    const std::size_t column = s.columnAt(x);
    return tr("%1: training step %2, time step t = %3\n%4 of the gradient at t = T")
        .arg(QLatin1Char(s.name))
        .arg(grouped(s.steps[column]))
        .arg(t)
        .arg(numberFromLog10(s.ratio(column, t)));
  }
  return {};
}

}  // namespace

const ViewInfo gradient_history::info{"gradient_history", QT_TRANSLATE_NOOP("QObject", "Gradient history"),
                                      QT_TRANSLATE_NOOP("QObject", "time step × training step"),
                                      QT_TRANSLATE_NOOP("QObject",
                                                        "‖∂L/∂hₜ‖ of the top layer, over the training batch, before clipping, "
                                                        "relative to t = T: a column for each training step."),
                                      [](QWidget* parent) -> View* { return new History(parent); }};

}  // namespace backflow::ui

#include "gradient_history.moc"
