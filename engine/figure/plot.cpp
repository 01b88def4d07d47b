#include "engine/figure/plot.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/figure/scale.h"
#include "engine/formats/number_text.h"

namespace backflow {
namespace {

constexpr double kLeft = 62, kRight = 14, kTop = 30, kBottom = 40, kNote = 16;

struct Frame {
  double left, right, top, bottom;
};

void ticksBelow(Svg& svg, const Scale& x, const Frame& f, bool grid) {
  for (const Scale::Tick& tick : x.ticks(6)) {
    if (grid) svg.line(x.px(tick.at), f.top, x.px(tick.at), f.bottom, "grid");
    svg.text(x.px(tick.at), f.bottom + 14, tick.label, "dim", Svg::Align::Middle);
  }
}

void ticksLeft(Svg& svg, const Scale& y, const Frame& f, bool grid) {
  for (const Scale::Tick& tick : y.ticks(5)) {
    if (grid) svg.line(f.left, y.px(tick.at), f.right, y.px(tick.at), "grid");
    svg.text(f.left - 6, y.px(tick.at) + 4, tick.label, "dim", Svg::Align::End);
  }
}

void labels(Svg& svg, const std::string& title, const std::string& xLabel, const std::string& yLabel, const Frame& f) {
  svg.text(f.left, 16, title, "head");
  svg.text((f.left + f.right) / 2, f.bottom + 30, xLabel, "dim", Svg::Align::Middle);
  svg.textUpwards(13, (f.top + f.bottom) / 2, yLabel);
}

// In pieces, where points are missing. Of more points than pixels, those that bound each pixel.
void drawCurve(Svg& svg, const Curve& curve, const Scale& x, const Scale& y, const std::string& style) {
  Points points;
  const auto flush = [&] {
    if (points.size() == 1) svg.mark(Svg::Mark::Disc, points[0].first, points[0].second, 2, "currentColor");
    svg.curve(points, style);
    points.clear();
  };
  double low = 0, high = 0, pixel = -1;
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    if (!std::isfinite(curve.y[i])) {
      flush();
      pixel = -1;
      continue;
    }
    const double px = x.px(curve.x[i]), py = std::clamp(y.px(curve.y[i]), std::min(y.from, y.to), std::max(y.from, y.to));
    if (std::round(2 * px) != pixel || points.empty()) {
      pixel = std::round(2 * px), low = high = py;
      points.emplace_back(px, py);
    } else if (py < low || py > high) {
      low = std::min(low, py), high = std::max(high, py);
      points.emplace_back(px, py);
    }
  }
  flush();
}

std::string mix(unsigned from, unsigned to, double part) {
  static const char* const digits = "0123456789abcdef";
  std::string text = "#";
  for (const int shift : {16, 8, 0}) {
    const double a = from >> shift & 0xff, b = to >> shift & 0xff;
    const auto value = static_cast<unsigned>(std::lround(a + part * (b - a)));
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

// A path for each colour, of runs along the rows: short, and still drawn with lines.
void drawCells(Svg& svg, const MapPlot& plot, const Frame& f) {
  const Eigen::Index rows = plot.values.rows(), columns = plot.values.cols();
  const double w = (f.right - f.left) / static_cast<double>(columns), h = (f.bottom - f.top) / static_cast<double>(rows);
  std::map<std::string, std::string> paths;
  for (Eigen::Index r = 0; r < rows; ++r)
    for (Eigen::Index c = 0, end = 0; c < columns; c = end) {
      const std::string colour = plot.colour(plot.values(r, c));
      for (end = c + 1; end < columns && plot.colour(plot.values(r, end)) == colour;) ++end;
      paths[colour] += "M" + svgNumber(f.left + static_cast<double>(c) * w) + " " +
                       svgNumber(f.bottom - static_cast<double>(r + 1) * h) + "h" +
                       svgNumber(static_cast<double>(end - c) * w) + "v" + svgNumber(h) + "h" +
                       svgNumber(-static_cast<double>(end - c) * w) + "z";
    }
  for (const auto& [colour, path] : paths)
    svg.raw("<path shape-rendering=\"crispEdges\" fill=\"" + colour + "\" d=\"" + path + "\"/>\n");
}

std::string spoken(const std::string& what, const std::string& x, const std::string& y, const std::string& note) {
  return what + " " + y + " over " + x + (note.empty() ? "." : ". " + note);
}

std::string extent(const Curve& curve, bool powers) {
  double last = 0, low = 1e300, high = -1e300;
  for (const double y : curve.y)
    if (std::isfinite(y)) last = y, low = std::min(low, y), high = std::max(high, y);
  if (low > high) return curve.name + ": nothing measured";
  const auto shown = [&](double v) { return powers ? expText(v * std::log(10.0)) : roundedText(v); };
  return curve.name + ": from " + shown(low) + " to " + shown(high) + ", the last " + shown(last);
}

}  // namespace

Svg draw(const CurvePlot& plot, double width, double height) {
  std::string description = spoken("Curves of", plot.xLabel, plot.yLabel, plot.note);
  for (const Curve& curve : plot.curves) description += " " + extent(curve, plot.powers) + ".";
  Svg svg(width, height, plot.title, description);
  const Frame f{kLeft, width - kRight, kTop + 16, height - kBottom - (plot.note.empty() ? 0 : kNote)};
  std::vector<double> xs, ys;
  for (const Curve& curve : plot.curves) {
    xs.insert(xs.end(), curve.x.begin(), curve.x.end());
    ys.insert(ys.end(), curve.y.begin(), curve.y.end());
  }
  if (plot.level) ys.push_back(*plot.level);
  const Scale y = scaleOf(ys, f.bottom, f.top, plot.powers);
  Scale x = scaleOf(xs, f.left, f.right, false);
  if (!xs.empty()) {
    const auto [least, greatest] = std::minmax_element(xs.begin(), xs.end());
    if (*greatest > *least) x.low = *least, x.high = *greatest;
  }
  labels(svg, plot.title, plot.xLabel, plot.yLabel, f);
  ticksBelow(svg, x, f, true);
  ticksLeft(svg, y, f, true);
  double at = f.left;
  const auto legend = [&](const std::string& name, const std::string& style) {
    svg.curve({{at, kTop}, {at + 26, kTop}}, style);
    svg.text(at + 31, kTop + 4, name);
    at += 46 + textWidth(name);
  };
  if (plot.level) {
    svg.line(f.left, y.px(*plot.level), f.right, y.px(*plot.level), "level");
    legend(plot.levelName, "level");
  }
  for (std::size_t i = 0; i < plot.curves.size() && i < 4; ++i) {
    drawCurve(svg, plot.curves[i], x, y, "s" + std::to_string(i));
    if (plot.curves.size() > 1 || plot.level) legend(plot.curves[i].name, "s" + std::to_string(i));
  }
  svg.box(f.left, f.top, f.right - f.left, f.bottom - f.top, "frame");
  if (!plot.note.empty()) svg.text(f.left, height - 5, plot.note);
  return svg;
}

Svg draw(const MapPlot& plot, double width, double height) {
  Svg svg(width, height, plot.title, spoken("A map of colours over", plot.xLabel, plot.yLabel, plot.note));
  const Frame f{kLeft, width - kRight, kTop + 16, height - kBottom - (plot.note.empty() ? 0 : kNote)};
  labels(svg, plot.title, plot.xLabel, plot.yLabel, f);
  if (plot.values.size() > 0) drawCells(svg, plot, f);
  const auto scale = [](double first, double last, Eigen::Index n, double from, double to) {
    const double half = n > 1 ? 0.5 * (last - first) / static_cast<double>(n - 1) : 0.5;  // a value is the middle of its cell
    return Scale{first - half, last + half, from, to, false};
  };
  ticksBelow(svg, scale(plot.xFirst, plot.xLast, plot.values.cols(), f.left, f.right), f, false);
  ticksLeft(svg, scale(plot.yFirst, plot.yLast, plot.values.rows(), f.bottom, f.top), f, false);
  double at = f.left;
  for (const auto& [value, name] : plot.legend) {
    svg.box(at, kTop - 7, 12, 12, "", plot.colour(value));
    svg.text(at + 16, kTop + 4, name);
    at += 28 + textWidth(name);
  }
  svg.box(f.left, f.top, f.right - f.left, f.bottom - f.top, "frame");
  if (!plot.note.empty()) svg.text(f.left, height - 5, plot.note);
  return svg;
}

std::string gradientColour(double log10Ratio) {
  constexpr unsigned kGrey = 0xccd2da, kBlue = 0x1f56c4, kRed = 0xe0431a;
  if (std::isnan(log10Ratio)) return "#8fae00";
  const double part = std::clamp(std::round(4.0 * log10Ratio) / 32.0, -1.0, 1.0);  // quarters of a power of ten
  return mix(kGrey, part < 0.0 ? kBlue : kRed, std::abs(part));
}

std::string darknessColour(double part) {
  if (std::isnan(part)) return "#8fae00";
  const double p = std::clamp(part, 0.0, 1.0);
  return p < 0.5 ? mix(0xf1f4e6, 0x4fa3a5, 2.0 * p) : mix(0x4fa3a5, 0x16324f, 2.0 * p - 1.0);
}

}  // namespace backflow
