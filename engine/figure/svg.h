// Pictures as text: what it takes to write plots into an SVG file or an HTML page. Lengths in px, y downwards.
// Colours come from classes, so that a page can be light and dark: ink, dim (text), frame, grid, paper, s0 … s3 (lines of a
// series, told apart by colour and dash), m0 … m3 (their markers), level.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backflow {

using Points = std::vector<std::pair<double, double>>;

std::string xmlText(std::string_view text);  // with &, <, > and quotes escaped, control characters as spaces
std::string svgNumber(double value);         // two decimals, as short as can be
double textWidth(std::string_view text);     // px, about, of the smaller letters

class Svg {
 public:
  // title and description are what a screen reader says.
  Svg(double width, double height, std::string title, std::string description);

  enum class Align { Start, Middle, End };
  void text(double x, double y, const std::string& text, const char* style = "dim", Align align = Align::Start);
  void textUpwards(double x, double y, const std::string& text, const char* style = "dim");  // centred on y
  void line(double x1, double y1, double x2, double y2, const char* style);
  void curve(const Points& points, const std::string& style);
  void box(double x, double y, double width, double height, const std::string& style, const std::string& fill = {},
           const std::string& tip = {});
  enum class Mark { Disc, Square, Triangle, Diamond, Cross };
  void mark(Mark mark, double x, double y, double radius, const std::string& fill, const std::string& tip = {});
  void raw(const std::string& element) { body_ += element; }

  std::string inlined() const;   // for a page that has figureStyle()
  std::string document() const;  // a file of its own, for paper: light
  double width() const { return width_; }
  double height() const { return height_; }

 private:
  std::string head(const std::string& more) const;
  double width_, height_;
  std::string title_, description_, body_;
};

// The style sheet of the classes above.
std::string figureStyle(bool dark);

}  // namespace backflow
