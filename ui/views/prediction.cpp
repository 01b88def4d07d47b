// What the model says about held-out data, while it trains as of the last validation: a curve, a scatter, a confusion matrix or
// text, whichever the task answers with.
#include <algorithm>

#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

using Kind = Prediction::Kind;

struct Shown {
  char name;
  std::shared_ptr<const Snapshot> snapshot;
  const Prediction& prediction() const { return snapshot->prediction; }
};

class PredictionView : public Plot {
  Q_OBJECT
 public:
  explicit PredictionView(QWidget* parent) : Plot(parent) {}

  void refresh(const Lanes& lanes) override {
    shown_.clear();
    for (const Lane* lane : lanes)
      if (lane->snapshot() && lane->snapshot()->prediction.kind != Kind::None)
        shown_.push_back({lane->name(), lane->shareSnapshot()});
    if (!shown_.empty()) {
      static const char* const hints[] = {
          "", QT_TRANSLATE_NOOP("QObject", "held out; dashed: goes on"), QT_TRANSLATE_NOOP("QObject", "answer against target"),
          QT_TRANSLATE_NOOP("QObject", "truth (row) × answer"), QT_TRANSLATE_NOOP("QObject", "text, then as it goes on")};
      const QString hint = QObject::tr(hints[static_cast<int>(shown_.front().prediction().kind)]), age = this->age();
      say(age.isEmpty() ? hint : hint + QStringLiteral(" · ") + age);
    }
    update();
  }

  QString summary() const override;
  Labels labels() const override;
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override { return shown_.empty(); }
  QString emptyText() const override { return tr("Appears with the first validation."); }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;

 private:
  // Of which training steps the predictions are, where they are not of the steps shown.
  QString age() const {
    const auto stepOf = [](const Shown& s) { return s.snapshot->predictionStep; };
    QStringList old;
    for (const Shown& s : shown_)
      if (stepOf(s) != s.snapshot->step) old.append(tr("%1 step %2").arg(QLatin1Char(s.name)).arg(grouped(stepOf(s))));
    const bool same =
        old.size() == static_cast<qsizetype>(shown_.size()) &&
        std::all_of(shown_.begin(), shown_.end(), [&](const Shown& s) { return stepOf(s) == stepOf(shown_.front()); });
    return same ? tr("step %1").arg(grouped(stepOf(shown_.front()))) : old.join(QStringLiteral(", "));
  }
  static Extent extentOf(const std::vector<double>& values) {
    Extent extent;
    for (double v : values) extent.add(v);
    return extent;
  }
  static Span spanOf(const Extent& extent) {
    FrozenSpan span;
    span.take(extent, false);
    return span.span();
  }
  Axes axesOf(const QRectF& cell, const Prediction& p) const;
  static std::vector<Tick> down(const QRectF& cell, const Span& y) {
    return linearTicks(y, cell.height() < scaled(160) ? 3 : 5);
  }
  void drawCurve(QCPPainter& painter, const QRectF& cell, const Shown& s) const;
  void drawScatter(QCPPainter& painter, const QRectF& cell, const Shown& s) const;
  static void drawConfusion(QCPPainter& painter, const QRectF& cell, const Shown& s);
  static void drawText(QCPPainter& painter, const QRectF& cell, const Shown& s);
  static QRectF confusionArea(const QRectF& cell, const Prediction& p);

  std::vector<Shown> shown_;
};

// The same for all lanes whose axes mean the same, so that they can be compared; one whose answers are far off what was asked
// does not press the others flat.
Axes PredictionView::axesOf(const QRectF& cell, const Prediction& p) const {
  constexpr double kFarOff = 2.0;  // times the targets' range
  const auto answers = [](const Prediction& of) {
    Extent all = extentOf(of.target);
    for (const auto* values : {&of.predicted, &of.continued}) all.add(extentOf(*values));
    return all;
  };
  Extent x, y;
  for (const Shown& s : shown_) {
    const Prediction& other = s.prediction();
    if (other.kind != p.kind || other.xLabel != p.xLabel || other.yLabel != p.yLabel) continue;
    for (const auto* values : {&other.x, &other.continuedX}) x.add(extentOf(*values));
    const Extent asked = extentOf(other.target), all = answers(other);
    if (&other == &p || all.hi - all.lo <= kFarOff * (asked.hi - asked.lo)) y.add(all);
  }
  const Span range = spanOf(y);
  const QRectF area = inside(cell, leftFor(down(cell, range), 40.0));
  if (p.kind == Kind::Scatter) return {area, range, range};
  if (x.empty()) x = {0.0, 1.0};
  return {area, {x.lo, x.hi > x.lo ? x.hi : x.lo + 1.0}, range};
}

// A curve of any number of points: where they crowd, least and greatest of each pixel.
void strokeAny(QCPPainter& painter, const Axes& a, const std::vector<double>& x, const std::vector<double>& y,
               const QColor& colour, double width, int dash) {
  const std::size_t n = std::min(x.size(), y.size());
  if (static_cast<double>(n) < 1.5 * a.area.width()) {
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < n; ++i) points.emplace_back(a.px(x[i]), a.py(y[i]));
    return strokeCurve(painter, points, colour, width, dash);
  }
  std::vector<Column> columns;
  for (std::size_t i = 0; i < n; ++i) {
    const double pixel = std::floor(a.px(x[i])), at = a.py(y[i]);
    if (columns.empty() || columns.back().x < pixel) columns.push_back({pixel, at, at});
    columns.back().lo = std::min(columns.back().lo, at), columns.back().hi = std::max(columns.back().hi, at);
  }
  strokeColumns(painter, columns, colour, width, dash);
}

void PredictionView::drawCurve(QCPPainter& painter, const QRectF& cell, const Shown& s) const {
  const Prediction& p = s.prediction();
  const Axes a = axesOf(cell, p);
  const auto yearless = [](std::vector<Tick> ticks) {  // 1850, not 1 850: an x axis is often a calendar
    for (Tick& t : ticks)
      if (t.at == std::floor(t.at) && std::abs(t.at) < 1e5) t.text = QString::number(std::llround(t.at));
    return ticks;
  };
  drawAxes(painter, a, yearless(linearTicks(a.x, 4)), down(cell, a.y), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  strokeAny(painter, a, p.x, p.target, withAlpha(Theme::current().text, 0.55), 1.2, 0);
  strokeAny(painter, a, p.x, p.predicted, laneColor(s.name), 1.6, 0);
  strokeAny(painter, a, p.continuedX, p.continued, laneColor(s.name), 1.6, 1);
  painter.restore();
  if (extentOf(p.predicted).empty()) drawNotFinite(painter, a.area);
}

void PredictionView::drawScatter(QCPPainter& painter, const QRectF& cell, const Shown& s) const {
  const Prediction& p = s.prediction();
  const Axes a = axesOf(cell, p);
  drawAxes(painter, a, linearTicks(a.x, 4), down(cell, a.y), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-3, -3, 3, 3));
  strokeCurve(painter, {{a.px(a.x.lo), a.py(a.x.lo)}, {a.px(a.x.hi), a.py(a.x.hi)}}, Theme::current().dim, 1.1, -1);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(withAlpha(laneColor(s.name), 0.8), 4.0, Qt::SolidLine, Qt::RoundCap));
  for (std::size_t i = 0; i < std::min(p.target.size(), p.predicted.size()); ++i)
    painter.drawPoint(QPointF(a.px(p.target[i]), a.py(p.predicted[i])));
  painter.restore();
  if (extentOf(p.predicted).empty()) drawNotFinite(painter, a.area);
}

QRectF PredictionView::confusionArea(const QRectF& cell, const Prediction&) {
  QRectF area = inside(cell, 40.0, 6.0, 10.0);
  const double side = std::min(area.width(), area.height());
  return {area.center().x() - side / 2, area.top() + (area.height() - side) / 2, side, side};
}

void PredictionView::drawConfusion(QCPPainter& painter, const QRectF& cell, const Shown& s) {
  const Prediction& p = s.prediction();
  const Theme& theme = Theme::current();
  const auto n = static_cast<int>(p.confusion.rows());
  if (n == 0) return;
  const QRectF area = confusionArea(cell, p);
  const double side = area.width() / n;
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setFont(Theme::font(side < 22 ? 9 : 11));
  painter.setBrush(Qt::NoBrush);
  const double least = scaled(14.0);  // px a box; in a smaller one the shade alone tells
  const double frame = side < least ? 1.0 : 2.0;
  for (int row = 0; row < n; ++row) {
    const double total = std::max(1.0, p.confusion.row(row).sum());
    for (int column = 0; column < n; ++column) {
      const double part = p.confusion(row, column) / total;
      const QRectF box(area.left() + column * side, area.top() + row * side, side - 1, side - 1);
      const double ink = 0.8 * std::sqrt(std::clamp(part, 0.0, 1.0));
      painter.fillRect(box, theme.faint);
      painter.fillRect(box, withAlpha(theme.text, ink));
      if (row == column) {
        painter.setPen(QPen(laneColor(s.name), frame, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(box.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2));
      }
      if (side < least || p.confusion(row, column) == 0) continue;
      painter.setPen(ink > 0.45 ? theme.panel : theme.text);
      painter.drawText(box, Qt::AlignCenter, number(p.confusion(row, column)));
    }
  }
  painter.setPen(theme.dim);
  painter.setFont(Theme::font(11));
  double freeAcross = cell.left() - area.left(), freeDown = -side;  // where the last name ends
  for (int i = 0; i < n && i < static_cast<int>(p.classes.size()); ++i) {
    const QString name = engineText(p.classes[static_cast<std::size_t>(i)]);
    const double centre = (i + 0.5) * side, half = 0.5 * QFontMetricsF(painter.font()).horizontalAdvance(name) + 2.0;
    if (centre - scaled(7.0) >= freeDown) {
      painter.drawText(QRectF(area.left() - scaled(60), area.top() + centre - scaled(8), scaled(60) - 6, scaled(16)),
                       Qt::AlignRight | Qt::AlignVCenter, name);
      freeDown = centre + scaled(7.0);
    }
    if (centre - half < freeAcross) continue;
    painter.drawText(QRectF(area.left() + centre - scaled(40), area.bottom() + 3, scaled(80), scaled(16)), Qt::AlignCenter,
                     name);
    freeAcross = centre + half;
  }
}

void PredictionView::drawText(QCPPainter& painter, const QRectF& cell, const Shown& s) {
  const Prediction& p = s.prediction();
  const Theme& theme = Theme::current();
  const auto shown = [](const std::string& text) {
    return QString::fromStdString(text).replace(QLatin1Char('\n'), QChar(0x21B5)).replace(QLatin1Char('\t'), QLatin1Char(' '));
  };
  const QString target = shown(p.targetText), answer = shown(p.predictedText);
  painter.setFont(Theme::mono(12));
  const QFontMetricsF metrics(painter.font());
  const double w = metrics.horizontalAdvance(QLatin1Char('m')), line = scaled(16.0);
  const int perLine = std::max(4, static_cast<int>((cell.width() - 8) / w));
  double y = cell.top() + 2;
  painter.setRenderHint(QPainter::Antialiasing, false);
  const auto write = [&](const QString& text, const QColor& colour) {
    painter.setPen(colour);
    painter.drawText(QRectF(cell.left() + 4, y, cell.width(), line), Qt::AlignLeft | Qt::AlignVCenter, text);
    y += line;
  };
  for (qsizetype at = 0; at < std::max(target.size(), answer.size()) && y + 2 * line < cell.bottom() - 3 * line;
       at += perLine) {
    write(target.mid(at, perLine), theme.dim);
    for (qsizetype i = at; i < std::min(at + perLine, answer.size()); ++i)
      if (i >= target.size() || answer[i] != target[i])
        painter.fillRect(QRectF(cell.left() + 4 + static_cast<double>(i - at) * w, y + 1, w, line - 2),
                         withAlpha(theme.bad, 0.35));
    write(answer.mid(at, perLine), theme.text);
    y += 4;
  }
  const QString goesOn = shown(p.contextText).right(perLine / 2) + shown(p.continuedText);
  const auto known = static_cast<double>(std::min<qsizetype>(perLine / 2, shown(p.contextText).size()));
  if (p.continuedText.empty()) return;
  y += 4;
  painter.fillRect(QRectF(cell.left() + 4, y + 1, known * w, line - 2), theme.faint);
  for (qsizetype at = 0; at < goesOn.size() && y + line < cell.bottom(); at += perLine)
    write(goesOn.mid(at, perLine), laneColor(s.name));
}

void PredictionView::draw(QCPPainter& painter) {
  const auto all = cells(shown_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Shown& s = shown_[i];
    const Kind kind = s.prediction().kind;
    if (kind == Kind::Curve) drawCurve(painter, all[i], s);
    if (kind == Kind::Scatter) drawScatter(painter, all[i], s);
    if (kind == Kind::Confusion) drawConfusion(painter, all[i], s);
    if (kind == Kind::Text) drawText(painter, all[i], s);
    if (shown_.size() > 1)
      drawLaneLetter(painter, all[i].adjusted(kind == Kind::Text ? all[i].width() - scaled(24) : scaled(40), 4, 0, 0), s.name);
  }
}

View::Labels PredictionView::labels() const {
  const auto all = cells(shown_.size());
  const Prediction& p = shown_.front().prediction();
  QRectF area;
  for (std::size_t i = 0; i < shown_.size(); ++i)
    area |= p.kind == Kind::Confusion ? confusionArea(all[i], p) : axesOf(all[i], p).area;
  if (p.kind == Kind::Text) return {{}, {}, area};
  if (p.kind == Kind::Confusion)
    //: What the model answers: the name of an axis
    return {tr("answer"),
            //: What it should answer: the name of an axis
            tr("truth"), area};
  return {engineText(p.xLabel), engineText(p.yLabel), area};
}

// A row is a point of a curve or a scatter (x: where it has one), a cell of a confusion matrix, or a character.
Table PredictionView::data(const Lanes&) const {
  Table all{"lane", "training_step", "part", "x", "target", "prediction", "count"};
  for (const Shown& s : shown_) {
    const Prediction& p = s.prediction();
    const std::int64_t step = s.snapshot->predictionStep;
    const bool has = p.x.size() >= p.predicted.size();
    for (std::size_t i = 0; i < std::min(p.target.size(), p.predicted.size()); ++i)
      has ? all.add(s.name, step, "held out", p.x[i], p.target[i], p.predicted[i], "")
          : all.add(s.name, step, "held out", "", p.target[i], p.predicted[i], "");
    for (std::size_t i = 0; i < std::min(p.continuedX.size(), p.continued.size()); ++i)
      all.add(s.name, step, "goes on", p.continuedX[i], "", p.continued[i], "");
    if (p.kind == Kind::Confusion)
      for (Eigen::Index row = 0; row < p.confusion.rows(); ++row)
        for (Eigen::Index column = 0; column < p.confusion.cols(); ++column)
          all.add(s.name, step, "held out", "", p.classes[static_cast<std::size_t>(row)],
                  p.classes[static_cast<std::size_t>(column)], p.confusion(row, column));
    if (p.kind != Kind::Text) continue;
    const QString target = QString::fromStdString(p.targetText), answer = QString::fromStdString(p.predictedText),
                  goesOn = QString::fromStdString(p.continuedText);
    for (qsizetype i = 0; i < answer.size(); ++i)
      all.add(s.name, step, "held out", i + 1, i < target.size() ? QString(target[i]) : QString(), QString(answer[i]), "");
    for (qsizetype i = 0; i < goesOn.size(); ++i) all.add(s.name, step, "goes on", i + 1, "", QString(goesOn[i]), "");
  }
  return all;
}

QString PredictionView::summary() const {
  QStringList sentences;
  for (const Shown& s : shown_) {
    const Prediction& p = s.prediction();
    const auto n = std::min(p.target.size(), p.predicted.size());
    if (p.kind == Kind::Confusion)
      sentences << tr("Lane %1: %2 of %3 held-out samples are classified rightly.")
                       .arg(QLatin1Char(s.name))
                       .arg(number(p.confusion.trace()), number(p.confusion.sum()));
    if (p.kind == Kind::Text)
      sentences << tr("Lane %1: the text goes on as “%2”.")
                       .arg(QLatin1Char(s.name))
                       .arg(QString::fromStdString(p.continuedText).left(60));
    if (n == 0) continue;
    double error = 0.0;
    for (std::size_t i = 0; i < n; ++i) error += std::abs(p.target[i] - p.predicted[i]) / static_cast<double>(n);
    sentences << tr("Lane %1: %2 held-out answers, off by %3 on average.").arg(QLatin1Char(s.name)).arg(n).arg(number(error));
  }
  return sentences.isEmpty() ? tr("Prediction: no validation yet.") : sentences.join(QLatin1Char(' '));
}

QString PredictionView::tipAt(const QPointF& pixel) const {
  const auto all = cells(shown_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Prediction& p = shown_[i].prediction();
    if (!all[i].contains(pixel)) continue;
    const QString as =
        tr("%1: as of training step %2").arg(QLatin1Char(shown_[i].name)).arg(grouped(shown_[i].snapshot->predictionStep));
    if (p.kind == Kind::Text)
      return as + QLatin1Char('\n') +
             tr("Grey: the text; below it: the most likely character at each place, tinted where it is wrong");
    if (p.kind == Kind::Confusion) {
      const QRectF area = confusionArea(all[i], p);
      const auto n = static_cast<double>(p.classes.size());
      const auto row = static_cast<std::size_t>(std::clamp((pixel.y() - area.top()) / area.height() * n, 0.0, n - 1));
      const auto column = static_cast<std::size_t>(std::clamp((pixel.x() - area.left()) / area.width() * n, 0.0, n - 1));
      if (!area.contains(pixel) || p.confusion.rows() != static_cast<Eigen::Index>(p.classes.size()))
        return as + QLatin1Char('\n') + tr("Shade: the part of the row, of those that are truly so. Framed: right answers");
      const double samples = p.confusion(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
      return as + QLatin1Char('\n') +
             (samples == 1.0 ? tr("truth %1, answer %2: %3 sample") : tr("truth %1, answer %2: %3 samples"))
                 .arg(engineText(p.classes[row]), engineText(p.classes[column]), number(samples));
    }
    const Axes a = axesOf(all[i], p);
    return as + QLatin1Char('\n') +
           tr("pointer at %1 = %2, %3 = %4")
               .arg(engineText(p.xLabel), number(a.xAt(pixel.x())), engineText(p.yLabel), number(a.yAt(pixel.y())));
  }
  return {};
}

}  // namespace

const ViewInfo prediction::info{
    "prediction", QT_TRANSLATE_NOOP("QObject", "Prediction"), QT_TRANSLATE_NOOP("QObject", "held-out data"),
    QT_TRANSLATE_NOOP("QObject", "What the network says about held-out data; while it trains, as of the last validation."),
    [](QWidget* parent) -> View* { return new PredictionView(parent); }};

}  // namespace backflow::ui

#include "prediction.moc"
