// What the plotting views share: axes with a few round ticks, scales that hold still, what they look like empty.
#pragma once

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "ui/cursor.h"
#include "ui/views/legend.h"
#include "ui/views/strokes.h"
#include "ui/views/view.h"

namespace backflow::ui {

struct Span {
  double lo = 0.0, hi = 1.0;
  double size() const { return hi - lo; }
};

// Least and greatest of what is given, NaN and ±Inf left out.
struct Extent {
  double lo = std::numeric_limits<double>::infinity(), hi = -std::numeric_limits<double>::infinity();
  bool empty() const { return lo > hi; }
  void add(double value);
  void add(const Extent& other);
};

// A scale that never moves by itself except to take in data that leave it.
class FrozenSpan {
 public:
  void forget() { set_ = false; }  // the next data are fitted afresh
  // Logarithmic scales (values are log₁₀) end at whole decades, short ones at 1, 2 or 5 × 10ⁿ; linear ones at round numbers.
  void take(const Extent& data, bool logarithmic);
  const Span& span() const { return span_; }

 private:
  Span span_;
  bool set_ = false;
};

struct Tick {
  double at = 0.0;
  QString text;  // empty: a grid line without a label
};

inline constexpr double kRightMargin = 15.0;   // of a plot, for half of its last label; px at the desk
inline constexpr double kBottomMargin = 20.0;  // for the labels below

struct Axes {
  QRectF area;  // where data are drawn, px
  Span x, y;    // on a logarithmic axis: log₁₀
  double px(double value) const { return area.left() + (value - x.lo) / x.size() * area.width(); }
  double py(double value) const { return area.bottom() - (value - y.lo) / y.size() * area.height(); }
  double xAt(double pixel) const { return x.lo + (pixel - area.left()) / area.width() * x.size(); }
  double yAt(double pixel) const { return y.lo + (area.bottom() - pixel) / area.height() * y.size(); }
};

std::vector<Tick> linearTicks(const Span& span, int most);  // "1 500"; from 1e5 on "2.5e5"
std::vector<Tick> countTicks(const Span& span, int most);   // training steps: "250 000", however many
std::vector<Tick> stepTicks(int length, int most);          // time steps: 1, 25, 50 … T, at t (from 1)
std::vector<Tick> logTicks(const Span& span, int most);     // "0.01" on an axis within 1e±3, "1e-2" on others
// Room at the left for these labels, px at the desk; `least`: where they are short.
double leftFor(const std::vector<Tick>& labels, double least);
// Axes, grid and labels are drawn by QCustomPlot. A label that would touch its neighbour is left out.
void drawAxes(QCPPainter& painter, const Axes& axes, const std::vector<Tick>& x, const std::vector<Tick>& y, bool grid);
// Exactly 0 on a logarithmic axis: a mark at its floor at each of these x, px, as far as they do not touch.
void drawFloorMarks(QPainter& painter, const Axes& axes, const std::vector<double>& x, const QColor& colour);

// The end of an axis of training steps: the next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ, so that the axis moves seldom.
double stepsEnd(std::int64_t step);

QString number(double value, int digits = 3);  // "0.0123", "1e-08" → "1e-8"
QString numberFromLog10(double log10);         // also below 1e-300; −inf: "0"
QString briefFromLog10(double log10);          // the same with as few digits as a verdict gives it: "0.018", "1.9e-5", "150"
QString grouped(std::int64_t value);           // "1 840", thin spaces
double log10FromLn(double ln);                 // keeps −inf and NaN
template <class Real>
std::vector<double> log10Of(const std::vector<Real>& ln) {
  std::vector<double> all;
  for (const Real value : ln) all.push_back(log10FromLn(value));
  return all;
}
// A curve over the time steps, from t = 1 on, `above` higher than its values; NaN where one is not finite.
std::vector<QPointF> pointsOf(const Axes& axes, const std::vector<double>& values, double above = 0.0);
// Another one as soon as one of the runs is.
quint64 generationOf(const Lanes& lanes);
QColor laneColor(char name);
QColor withAlpha(QColor colour, double alpha);

// Makes `kept` one a lane, in the lanes' order: what it held of a lane's present run stays, for a new run there is an empty
// one with its name and generation. Kept has name, generation and `bool continues(const Lane&)`: nothing was taken back of
// what it has taken. Returns whether all stayed.
template <typename Kept>
bool matchLanes(std::vector<Kept>& kept, const Lanes& lanes) {
  std::vector<Kept> next;
  bool all = true;
  for (const Lane* lane : lanes) {
    const auto old = std::find_if(kept.begin(), kept.end(), [lane](const Kept& k) { return k.name == lane->name(); });
    const bool same = old != kept.end() && old->generation == lane->generation() && old->continues(*lane);
    next.push_back(same ? std::move(*old) : Kept());
    next.back().name = lane->name();
    next.back().generation = lane->generation();
    all = all && same;
  }
  kept = std::move(next);
  return all;
}

class Plot : public View {
  Q_OBJECT
 public:
  explicit Plot(QWidget* parent);
  void restyle() override { update(); }
  void paint(QCPPainter& painter) override;
  QSize minimumSizeHint() const override { return {160, 110}; }

 protected:
  virtual bool isEmpty() const = 0;
  virtual QString emptyText() const { return tr("Press play: this fills as the network trains."); }
  virtual void draw(QCPPainter& painter) = 0;  // not called while isEmpty()
  virtual QString tipAt(const QPointF& /*pixel*/) const { return {}; }
  // Words instead of a plot; they begin below what the view has at its top.
  void drawWords(QPainter& painter, const QString& words) const;
  void drawNoRoom(QPainter& painter) const;
  virtual double wordsFrom() const { return 0.0; }

  // Where a pair of axes lies and what it measures, for the cursor that all plots share. A span may run downwards: the axis
  // of lags is one of time steps from T to 0.
  struct Ruler {
    Axes axes;
    Quantity x = Quantity::Other, y = Quantity::Other;
  };
  virtual std::vector<Ruler> rulers() const { return {}; }  // not called while isEmpty()
  QRectF ruledArea() const;                                 // all of them together

  // Room for labels: 11 px text at the left and below, px at the desk.
  QRectF plotArea(double left = 36.0, double top = 6.0, double right = kRightMargin) const;
  static QRectF inside(const QRectF& cell, double left, double top = 6.0, double right = kRightMargin,
                       double bottom = kBottomMargin);
  // The legend of a plot whose axes begin `left` from the edge; it goes above them, at their left, and leaves `right` free.
  Legend legendOf(std::vector<LegendEntry> entries, double left, double right = 0.0) const;
  // The widget in n cells for n lanes, in as many columns as leave axes of a good shape most room; `below` px are left free.
  // `bottom` is what inside() will take of each.
  std::vector<QRectF> cells(std::size_t n, double below = 0.0, double bottom = kBottomMargin) const;
  // The letter of a lane in the corner of its cell, where there are several.
  static void drawLaneLetter(QPainter& painter, const QRectF& area, char name);
  // A small text on a patch of the panel's colour, so that lines do not run through it.
  static void drawNote(QPainter& painter, const QPointF& rightTop, const QString& text, const QColor& colour);
  static void drawNotFinite(QPainter& painter, const QRectF& area);  // in the middle of a plot that has nothing else to show
  // Floor marks where a norm is exactly 0 (log₁₀: −inf), from t = 1 on.
  static void drawZeros(QPainter& painter, const Axes& axes, const std::vector<double>& values, const QColor& colour);
  void say(const QString& hint);  // hintChanged, when it has changed

  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  QPointF hover_{-1.0, -1.0};  // the mouse, for a view that marks what is under it; negative: elsewhere

 private:
  void drawCursor(QPainter& painter) const;
  QString hint_;
};

}  // namespace backflow::ui
