#include "engine/formats/number_text.h"

#include <charconv>
#include <cmath>

namespace backflow {

std::string numberText(double value) {
  char text[32];
  if (std::isnan(value)) return "nan";  // its sign says nothing
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string roundedText(double value, int digits) {
  char text[64];
  if (std::isnan(value)) return "nan";
  return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits).ptr};
}

std::string expText(double ln) {
  constexpr double kLn10 = 2.302585092994045684;
  if (ln > -700.0 && ln < 700.0) return numberText(std::exp(ln));
  if (!std::isfinite(ln)) return ln < 0 ? "0" : numberText(ln);
  // e^ln = m·10ᵉ with e = ⌊ln / ln 10⌋ and 1 ≤ m < 10. ln has about 12 digits after the point here, so m has as many.
  double exponent = std::floor(ln / kLn10);
  double mantissa = std::exp(std::fma(-exponent, kLn10, ln));
  std::string digits = roundedText(mantissa, 10);
  if (digits == "10") {  // rounding went over the edge
    digits = "1";
    ++exponent;
  }
  return digits + "e" + roundedText(exponent, 17);
}

}  // namespace backflow
