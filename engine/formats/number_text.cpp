#include "engine/formats/number_text.h"

#include <charconv>
#include <cmath>
#include <numbers>

namespace backflow {

namespace {

// "1e-05" and "1.3e+05" as "1e-5" and "1.3e5".
std::string withShortExponent(std::string text) {
  const auto e = text.find('e');
  if (e != std::string::npos) text.replace(e + 1, std::string::npos, std::to_string(std::stoi(text.substr(e + 1))));
  return text;
}

// e^ln = m·10ᵉ with e = ⌊ln / ln 10⌋ and 1 ≤ m < 10, m with so many digits. ln has about 12 of them after the point where e^ln
// is beyond a double, so m has as many.
std::string powerOfTen(double ln, int digits) {
  double exponent = std::floor(ln / std::numbers::ln10);
  std::string mantissa = roundedText(std::exp(std::fma(-exponent, std::numbers::ln10, ln)), digits);
  if (mantissa == "10") {  // rounding went over the edge
    mantissa = "1";
    ++exponent;
  }
  return mantissa + "e" + roundedText(exponent, 17);
}

}  // namespace

std::string numberText(double value) {
  char text[32];
  if (std::isnan(value)) return "nan";  // its sign says nothing
  return withShortExponent({text, std::to_chars(text, text + sizeof text, value).ptr});
}

std::string roundedText(double value, int digits) {
  char text[64];
  if (std::isnan(value)) return "nan";
  return withShortExponent({text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits).ptr});
}

std::string shownText(double value) { return std::isnan(value) ? "–" : roundedText(value); }

std::string percentText(double fraction) { return std::isnan(fraction) ? "–" : roundedText(100.0 * fraction, 3) + " %"; }

std::string countText(std::int64_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string expText(double ln) {
  if (ln > -700.0 && ln < 700.0) return numberText(std::exp(ln));
  if (!std::isfinite(ln)) return ln < 0 ? "0" : numberText(ln);
  return powerOfTen(ln, 10);
}

std::string briefExpText(double ln) {
  if (!std::isfinite(ln)) return expText(ln);
  if (ln >= std::log(0.001) && ln < std::log(999.5)) return roundedText(std::exp(ln), ln < 0.0 ? 2 : 3);
  return powerOfTen(ln, 2);
}

}  // namespace backflow
