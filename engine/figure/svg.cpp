#include "engine/figure/svg.h"

#include <cmath>

#include "engine/data/utf8.h"
#include "engine/formats/number_text.h"

namespace backflow {
namespace {

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + svgNumber(value) + "\""; }

std::string tipOf(const std::string& tip) { return tip.empty() ? "/>" : "><title>" + xmlText(tip) + "</title>"; }

}  // namespace

std::string xmlText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
  }
  return out;
}

std::string svgNumber(double value) {
  const double rounded = std::round(value * 100.0) / 100.0;
  return roundedText(rounded == 0.0 ? 0.0 : rounded, 8);
}

double textWidth(std::string_view text) {
  constexpr double kLetter = 6.2;
  return kLetter * static_cast<double>(columnsOf(text));
}

Svg::Svg(double width, double height, std::string title, std::string description)
    : width_(width), height_(height), title_(std::move(title)), description_(std::move(description)) {}

void Svg::text(double x, double y, const std::string& text, const char* style, Align align) {
  static const char* const anchors[] = {"start", "middle", "end"};
  body_ += "<text" + attribute("x", x) + attribute("y", y) + " class=\"" + style + "\" text-anchor=\"" +
           anchors[static_cast<int>(align)] + "\">" + xmlText(text) + "</text>\n";
}

void Svg::textUpwards(double x, double y, const std::string& text, const char* style) {
  body_ += "<text transform=\"translate(" + svgNumber(x) + " " + svgNumber(y) + ") rotate(-90)\" class=\"" + style +
           "\" text-anchor=\"middle\">" + xmlText(text) + "</text>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, const char* style) {
  body_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + " class=\"" +
           style + "\"/>\n";
}

void Svg::curve(const Points& points, const std::string& style) {
  if (points.size() < 2) return;
  body_ += "<polyline class=\"" + style + "\" points=\"";
  for (const auto& [x, y] : points) body_ += svgNumber(x) + "," + svgNumber(y) + " ";
  body_.back() = '"';
  body_ += "/>\n";
}

void Svg::box(double x, double y, double width, double height, const std::string& style, const std::string& fill,
              const std::string& tip) {
  body_ += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) +
           (style.empty() ? "" : " class=\"" + style + "\"") + (fill.empty() ? "" : " fill=\"" + fill + "\"") + tipOf(tip) +
           (tip.empty() ? "\n" : "</rect>\n");
}

void Svg::mark(Mark mark, double x, double y, double r, const std::string& fill, const std::string& tip) {
  std::string path;
  const auto to = [&](double dx, double dy) {
    path += (path.empty() ? "M" : "L") + svgNumber(x + dx * r) + " " + svgNumber(y + dy * r);
  };
  switch (mark) {
    case Mark::Disc:
      body_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", r) + " fill=\"" + fill + "\"" + tipOf(tip) +
               (tip.empty() ? "\n" : "</circle>\n");
      return;
    case Mark::Square:
      to(-0.9, -0.9), to(0.9, -0.9), to(0.9, 0.9), to(-0.9, 0.9);
      break;
    case Mark::Triangle:
      to(0, -1.15), to(1.1, 0.85), to(-1.1, 0.85);
      break;
    case Mark::Diamond:
      to(0, -1.25), to(1.25, 0), to(0, 1.25), to(-1.25, 0);
      break;
    case Mark::Cross:
      to(-1, -1), to(-0.65, -1), to(0, -0.3), to(0.65, -1), to(1, -1), to(0.3, 0), to(1, 1), to(0.65, 1), to(0, 0.3),
          to(-0.65, 1), to(-1, 1), to(-0.3, 0);
      break;
  }
  body_ += "<path d=\"" + path + "Z\" fill=\"" + fill + "\"" + tipOf(tip) + (tip.empty() ? "\n" : "</path>\n");
}

std::string Svg::head(const std::string& more) const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + svgNumber(width_) + " " +
         svgNumber(height_) + "\"" + more + ">\n<title>" + xmlText(title_) + "</title>\n<desc>" + xmlText(description_) +
         "</desc>\n";
}

std::string Svg::inlined() const { return head("") + body_ + "</svg>\n"; }

std::string Svg::document() const {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head(attribute("width", width_) + attribute("height", height_)) +
         "<style>\nsvg { font-family: Inter, 'DejaVu Sans', sans-serif; }\n" + figureStyle(false) +
         "</style>\n<rect width=\"100%\" height=\"100%\" class=\"paper\"/>\n" + body_ + "</svg>\n";
}

// The window's colours (ui/theme.cpp): lanes after Okabe and Ito 2008, of unlike lightness, each with a dash of its own.
std::string figureStyle(bool dark) {
  const char* const ink = dark ? "#e7e9ed" : "#161a20";
  const char* const dim = dark ? "#97a0ac" : "#5b6673";
  const char* const series[] = {dark ? "#f0a732" : "#b86b00", dark ? "#45bbe0" : "#007a9e", dark ? "#2bc48f" : "#00805c",
                                dark ? "#d98abb" : "#a8437f"};
  const char* const dashes[] = {"none", "6 3", "2 2.5", "8 3 2 3"};
  std::string style = std::string(".paper { fill: ") + (dark ? "#171b22" : "#ffffff") + "; }\n" + ".ink { fill: " + ink +
                      "; font-size: 12px; }\n.head { fill: " + ink + "; font-size: 13px; font-weight: 600; }\n" +
                      ".dim { fill: " + dim + "; font-size: 11px; }\n" + ".frame { fill: none; stroke: " + dim +
                      "; stroke-width: 1; }\n.grid { stroke: " + (dark ? "#262c36" : "#e3e8ee") + "; stroke-width: 1; }\n" +
                      ".level { fill: none; stroke: " + ink + "; stroke-width: 1; stroke-dasharray: 1 3; }\n" +
                      ".cellmark { fill: " + ink + "; font-size: 10px; }\n";
  for (int i = 0; i < 4; ++i)
    style += ".s" + std::to_string(i) + " { fill: none; stroke: " + series[i] +
             "; stroke-width: 1.6; stroke-dasharray: " + dashes[i] + "; stroke-linejoin: round; }\n.m" + std::to_string(i) +
             " { fill: " + series[i] + "; }\n";
  return style + ".thin { stroke-width: 0.8; }\n.contour { fill: none; stroke: #161a20; stroke-width: 0.9; }\n" +
         ".contour.dashed { stroke-dasharray: 3 2; }\n";
}

}  // namespace backflow
