// From values to pixels along one axis, with ticks at round numbers.
#pragma once

#include <string>
#include <vector>

namespace backflow {

struct Scale {
  double low = 0.0, high = 1.0;  // what is shown; on a scale of powers, log₁₀ of it
  double from = 0.0, to = 1.0;   // px at low and high
  bool powers = false;           // values are log₁₀: ticks read 10⁻³

  double px(double value) const { return from + (value - low) / (high - low) * (to - from); }

  struct Tick {
    double at;  // in values
    std::string label;
  };
  std::vector<Tick> ticks(int most) const;  // about so many
};

// A scale that shows all finite ones of these values, with a little room; whole powers of ten on a scale of powers.
Scale scaleOf(const std::vector<double>& values, double from, double to, bool powers);

std::string powerText(double exponent);  // "10⁻³"

}  // namespace backflow
