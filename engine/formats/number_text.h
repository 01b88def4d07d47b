// Numbers as text that every program reads back: a decimal point whatever the locale.
#pragma once

#include <cstdint>
#include <string>

namespace backflow {

// The shortest text that reads back as exactly this number: "0.1", "1e-30", "nan", "inf".
std::string numberText(double value);

// Rounded to so many significant digits, for reading by eye: "0.1667".
std::string roundedText(double value, int digits = 4);

// The same, or "–" for what was not measured: NaN.
std::string shownText(double value);
std::string percentText(double fraction);  // "12.5 %"

// "1 sample", "3 samples".
std::string countText(std::int64_t count, const std::string& one);

// e^ln as decimal text, also where it is far below or above what a double can hold: "3.2e-412". −∞ gives "0".
std::string expText(double ln);

// The same with two or three digits, for reading by eye: "0.82", "150", "3.2e-412", "1e6".
std::string briefExpText(double ln);

}  // namespace backflow
