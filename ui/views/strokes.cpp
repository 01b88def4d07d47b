#include "ui/views/strokes.h"

#include <QImage>
#include <QPaintEngine>
#include <algorithm>
#include <cmath>
#include <limits>

namespace backflow::ui {
namespace {

constexpr double kPiece = 20.0;  // px of line in one fill: below 96 spans at any slope

// Lengths of stroke and gap in px, by lane; lane A is solid.
std::vector<double> dashPattern(int dash) {
  if (dash == 1) return {9.0, 3.0};
  if (dash == 2) return {4.0, 3.0};
  if (dash == 3) return {10.0, 3.0, 3.0, 3.0};
  if (dash < 0) return {4.0, 3.5};
  return {};
}

// Walks along a dash pattern: how far to the next change, and whether the stroke is on.
class Dashes {
 public:
  explicit Dashes(int dash) : pattern_(dashPattern(dash)) {
    if (!pattern_.empty()) left_ = pattern_[0];
  }
  bool on() const { return index_ % 2 == 0; }
  double left() const { return pattern_.empty() ? std::numeric_limits<double>::infinity() : left_; }
  void walk(double length) {
    if (pattern_.empty()) return;
    left_ -= length;
    if (left_ > 1e-9) return;
    index_ = (index_ + 1) % pattern_.size();
    left_ = pattern_[index_];
  }

 private:
  std::vector<double> pattern_;
  std::size_t index_ = 0;
  double left_ = 0.0;
};

void fillPolygon(QPainter& painter, const std::vector<Column>& run, const QBrush& brush) {
  QPolygonF outline;
  for (const Column& c : run) outline << QPointF(c.x, c.lo);
  for (auto c = run.rbegin(); c != run.rend(); ++c) outline << QPointF(c->x, c->hi);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(brush);
  painter.drawPolygon(outline, Qt::WindingFill);
}

// An edge that runs from a to b (a ≤ b, px downwards) across one column of pixels.
struct Edge {
  double a, b;
  Edge(double left, double right) : a(std::min(left, right)), b(std::max(left, right)) {}
  // The area of the column above y that lies below the edge; differences of it are exact coverages.
  double below(double y) const {
    if (y <= a) return 0.0;
    if (y >= b) return y - 0.5 * (a + b);
    return (y - a) * (y - a) / (2.0 * (b - a));
  }
};

QRgb scaled(QRgb premultiplied, double part) {
  const auto f = static_cast<unsigned>(part * 256.0 + 0.5);
  const unsigned rb = (((premultiplied & 0x00ff00ffu) * f) >> 8) & 0x00ff00ffu;
  const unsigned ag = (((premultiplied >> 8) & 0x00ff00ffu) * f) & 0xff00ff00u;
  return rb | ag;
}

// The brush's colour in each column of device pixels from x0 on, premultiplied.
std::vector<QRgb> coloursOf(const QBrush& brush, int x0, int width, double dpr) {
  if (brush.style() == Qt::SolidPattern)
    return std::vector<QRgb>(static_cast<std::size_t>(width), qPremultiply(brush.color().rgba()));
  QImage row(width, 1, QImage::Format_ARGB32_Premultiplied);
  row.fill(Qt::transparent);
  QPainter painter(&row);
  painter.translate(-x0, 0);
  painter.scale(dpr, dpr);
  painter.fillRect(QRectF(x0 / dpr, 0, width / dpr, 1), brush);
  painter.end();
  const auto* line = reinterpret_cast<const QRgb*>(row.constScanLine(0));
  return std::vector<QRgb>(line, line + width);
}

void fillPixels(QPainter& painter, const std::vector<Column>& run, const QBrush& brush) {
  if (run.back().x <= run.front().x) return;  // axes that have no room at all may run backwards
  const double dpr = painter.device()->devicePixelRatioF(), height = painter.device()->height() * dpr;
  double least = height, most = 0.0;
  for (const Column& c : run) least = std::min(least, c.lo * dpr), most = std::max(most, c.hi * dpr);
  const int x0 = static_cast<int>(std::floor(run.front().x * dpr)), x1 = static_cast<int>(std::ceil(run.back().x * dpr));
  const int y0 = static_cast<int>(std::floor(std::max(least, 0.0))), y1 = static_cast<int>(std::ceil(std::min(most, height)));
  if (x1 <= x0 || y1 <= y0 || x1 - x0 > 20000) return;
  QImage image(x1 - x0, y1 - y0, QImage::Format_ARGB32_Premultiplied);
  image.fill(0);
  auto* pixels = reinterpret_cast<QRgb*>(image.bits());
  const auto perLine = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
  const std::vector<QRgb> colours = coloursOf(brush, x0, x1 - x0, dpr);
  std::size_t segment = 0;
  const auto at = [&](double x) {  // the strip at x, all in device pixels; x ascends
    while (segment + 2 < run.size() && run[segment + 1].x * dpr < x) ++segment;
    const Column &a = run[segment], &b = run[segment + 1];
    const double size = (b.x - a.x) * dpr, part = size > 0.0 ? std::clamp((x - a.x * dpr) / size, 0.0, 1.0) : 0.0;
    return Column{x, (a.lo + part * (b.lo - a.lo)) * dpr - y0, (a.hi + part * (b.hi - a.hi)) * dpr - y0};
  };
  Column left = at(run.front().x * dpr);
  for (int x = x0; x < x1; ++x) {
    const Column right = at(std::min<double>(x + 1, run.back().x * dpr));
    const Edge top(left.lo, right.lo), bottom(left.hi, right.hi);
    const double wide = right.x - left.x;  // less than a pixel at both ends
    const int from = std::max(0, static_cast<int>(std::floor(top.a))),
              to = std::min(y1 - y0, static_cast<int>(std::ceil(bottom.b)));
    const QRgb colour = colours[static_cast<std::size_t>(x - x0)], full = wide < 1.0 ? scaled(colour, wide) : colour;
    for (int y = from; y < to; ++y) {
      QRgb& pixel = pixels[y * perLine + (x - x0)];
      if (y >= top.b && y + 1 <= bottom.a) {
        pixel = full;
        continue;
      }
      const double cover = top.below(y + 1) - top.below(y) - (bottom.below(y + 1) - bottom.below(y));
      pixel = scaled(colour, std::clamp(cover * wide, 0.0, 1.0));
    }
    left = right;
  }
  image.setDevicePixelRatio(dpr);
  painter.drawImage(QPointF(x0 / dpr, y0 / dpr), image);
}

// The part of the line from a to b inside the rectangle (Liang and Barsky 1984). False: there is none.
bool cut(QPointF& a, QPointF& b, const QRectF& box) {
  const QPointF d = b - a;
  double from = 0.0, to = 1.0;
  const auto side = [&](double p, double q) {  // p·s ≤ q
    if (p == 0.0) return q >= 0.0;
    if (p < 0.0)
      from = std::max(from, q / p);
    else
      to = std::min(to, q / p);
    return from <= to;
  };
  if (!side(-d.x(), a.x() - box.left()) || !side(d.x(), box.right() - a.x()) || !side(-d.y(), a.y() - box.top()) ||
      !side(d.y(), box.bottom() - a.y()))
    return false;
  b = a + to * d, a += from * d;
  return true;
}

// As one line of a pen, so that it stays one line in a program that opens the figure.
void penCurve(QPainter& painter, const std::vector<QPointF>& points, const QColor& colour, double width, int dash) {
  QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  QList<qreal> pattern;
  for (const double length : dashPattern(dash)) pattern << length / width;
  if (!pattern.isEmpty()) pen.setDashPattern(pattern);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  const auto finite = [](const QPointF& p) { return std::isfinite(p.x()) && std::isfinite(p.y()); };
  QPolygonF line;
  const auto end = [&] {
    if (line.size() > 1) painter.drawPolyline(line);
    line.clear();
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    QPointF a = points[i - 1], b = points[i];
    if (!finite(a) || !finite(b) || (painter.hasClipping() && !cut(a, b, painter.clipBoundingRect()))) {
      end();
      continue;
    }
    if (line.isEmpty() || line.back() != a) end(), line << a;
    line << b;
  }
  end();
}

}  // namespace

bool drawsPixels(const QPainter& painter) {
  return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster &&
         painter.deviceTransform().m11() == painter.device()->devicePixelRatioF();
}

void strokeCurve(QPainter& painter, const std::vector<QPointF>& points, const QColor& colour, double width, int dash) {
  if (!drawsPixels(painter)) return penCurve(painter, points, colour, width, dash);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  double filled = 0.0;  // px of stroke in `path`
  Dashes dashes(dash);
  for (std::size_t i = 1; i < points.size(); ++i) {
    QPointF from = points[i - 1];
    const QPointF step = points[i] - from;
    double length = std::hypot(step.x(), step.y());
    if (!(length > 0.0) || !(length < 1e5)) continue;
    const QPointF along = step / length, normal = QPointF(-along.y(), along.x()) * (width / 2);
    const double longest = dash == 0 ? kPiece : dashes.left();
    while (length > 1e-6) {
      const double piece = std::min({length, dashes.left(), std::max(longest, 1.0)});
      const QPointF to = from + along * piece;
      if (dashes.on()) {
        // A little longer than the piece: neighbours overlap and no seam shows.
        const QPointF cap = dash == 0 ? along * 0.3 : QPointF();
        path.addPolygon(QPolygonF() << from + normal - cap << to + normal + cap << to - normal + cap << from - normal - cap);
        path.closeSubpath();
        if ((filled += piece) > kPiece) {
          filled = 0.0;
          painter.drawPath(path);
          path.clear();
          path.setFillRule(Qt::WindingFill);
        }
      }
      dashes.walk(piece);
      length -= piece;
      from = to;
    }
  }
  painter.drawPath(path);
}

void fillStrip(QPainter& painter, const std::vector<Column>& columns, const QBrush& brush, double half) {
  const bool pixels = drawsPixels(painter);
  const QRectF clip = painter.hasClipping() && !pixels ? painter.clipBoundingRect() : QRectF();
  std::size_t first = 0;
  for (std::size_t i = 0; i <= columns.size(); ++i) {
    if (i < columns.size() && !std::isnan(columns[i].lo) && !std::isnan(columns[i].hi)) continue;
    if (i > first) {
      std::vector<Column> run(columns.begin() + static_cast<std::ptrdiff_t>(first),
                              columns.begin() + static_cast<std::ptrdiff_t>(i));
      if (run.size() == 1) run = {{run[0].x - 0.7, run[0].lo, run[0].hi}, {run[0].x + 0.7, run[0].lo, run[0].hi}};
      for (Column& c : run) c.lo -= half, c.hi += half;
      if (!clip.isNull())
        for (Column& c : run)
          c.lo = std::clamp(c.lo, clip.top(), clip.bottom()), c.hi = std::clamp(c.hi, clip.top(), clip.bottom());
      pixels ? fillPixels(painter, run, brush) : fillPolygon(painter, run, brush);
    }
    first = i + 1;
  }
}

void strokeColumns(QPainter& painter, const std::vector<Column>& given, const QColor& colour, double width, int dash) {
  constexpr double gap = std::numeric_limits<double>::quiet_NaN();
  std::vector<Column> columns = given;  // made to touch: each reaches half way to its neighbours
  for (std::size_t i = 0; i + 1 < given.size(); ++i) {
    const Column &a = given[i], &b = given[i + 1];
    const double up = (a.lo + b.hi) / 2, down = (a.hi + b.lo) / 2;
    if (b.hi < a.lo) columns[i].lo = std::min(columns[i].lo, up), columns[i + 1].hi = std::max(columns[i + 1].hi, up);
    if (b.lo > a.hi) columns[i].hi = std::max(columns[i].hi, down), columns[i + 1].lo = std::min(columns[i + 1].lo, down);
  }
  Dashes dashes(dash);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!dashes.on()) columns[i].lo = gap;
    if (i + 1 < columns.size()) dashes.walk(columns[i + 1].x - columns[i].x);
  }
  fillStrip(painter, columns, colour, width / 2);
}

}  // namespace backflow::ui
