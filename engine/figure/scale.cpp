#include "engine/figure/scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/formats/number_text.h"

namespace backflow {

std::string powerText(double exponent) {
  static const char* const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (exponent != std::round(exponent)) return roundedText(std::pow(10.0, exponent), 3);
  std::string text = exponent < 0 ? "10⁻" : "10";
  for (const char c : std::to_string(static_cast<long long>(std::abs(exponent)))) text += digits[c - '0'];
  return text;
}

std::vector<Scale::Tick> Scale::ticks(int most) const {
  const double rough = (high - low) / std::max(most, 1);
  double step = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (step * factor >= rough * 0.75) {
      step *= factor;
      break;
    }
  std::vector<Tick> all;
  if (powers && high - low <= 2.0) {  // few powers: their multiples by 2 and 5 as well
    for (double power = std::floor(low); power <= high; ++power)
      for (const double factor : {1.0, 2.0, 5.0})
        if (const double at = power + std::log10(factor); at >= low - 1e-9 && at <= high + 1e-9)
          all.push_back({at, factor > 1.0 ? roundedText(factor * std::pow(10.0, power), 1) : powerText(power)});
    return all;
  }
  if (powers) step = std::max(1.0, std::round(step));
  // Counted from the first: beyond 2⁵³ the next number is no other, and a loop up to `high` would never get there.
  const double first = std::ceil(low / step - 1e-9);
  for (int i = 0; i <= 4 * std::max(most, 1); ++i) {
    const double at = (first + i) * step;
    if (!(at <= high + 1e-9 * step)) break;
    all.push_back({at, powers ? powerText(at) : roundedText(at == 0.0 ? 0.0 : at, 6)});
  }
  return all;
}

Scale scaleOf(const std::vector<double>& values, double from, double to, bool powers) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double value : values)
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  if (low > high) low = 0.0, high = 1.0;
  if (powers) {
    low = std::floor(low + 1e-9), high = std::ceil(high - 1e-9);
  } else {
    const double size = std::max(std::abs(low), std::abs(high));
    const bool apart = high - low > 1e-12 * size;  // and not in their last bits alone, which are no difference to be shown
    const double room = apart ? 0.05 * (high - low) : std::max(0.5 * size, 1e-12);
    const bool positive = low >= 0.0;
    low -= room, high += room;
    if (positive) low = std::max(low, 0.0);
  }
  if (!(high > low)) high = low + 1.0;
  return {low, high, from, to, powers};
}

}  // namespace backflow
