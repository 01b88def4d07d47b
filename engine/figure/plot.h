// The plots of a report: curves over an axis, and maps of colours.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/types.h"
#include "engine/figure/svg.h"

namespace backflow {

struct Curve {
  std::string name;
  std::vector<double> x, y;  // y: log₁₀ of the quantity where the plot says `powers`. Points that are not finite leave a gap
};

struct CurvePlot {
  std::string title, xLabel, yLabel;
  bool powers = false;        // the y axis is logarithmic
  std::vector<Curve> curves;  // at most four
  std::optional<double> level;
  std::string levelName;  // of a horizontal line
  std::string note;       // below: what is not drawn
};

struct MapPlot {
  std::string title, xLabel, yLabel;
  double xFirst = 1, xLast = 1, yFirst = 1, yLast = 1;  // what the first and last column and row stand for
  Matrix<double> values;                                // row 0 below
  std::function<std::string(double)> colour;            // "#rrggbb"
  std::vector<std::pair<double, std::string>> legend;   // values and what they are called
  std::string note;
};

Svg draw(const CurvePlot& plot, double width, double height);
Svg draw(const MapPlot& plot, double width, double height);

// The window's scale of gradient magnitude, of log₁₀ ‖∂L/∂h_t‖ relative to t = T: −8 and below deep blue, 0 grey, +8 and above
// orange-red. NaN: yellow-green.
std::string gradientColour(double log10Ratio);
// From 0, pale, to 1, dark: told apart in grey as well.
std::string darknessColour(double part);

}  // namespace backflow
