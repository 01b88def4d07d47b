// A cell of a table as text (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace backflow {

// Appends the cell, in quotes where it has a separator, a quote or an end of line in it.
inline void appendCell(std::string& line, std::string_view cell, char separator = ',') {
  if (cell.find_first_of("\"\r\n") == std::string_view::npos && cell.find(separator) == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += c;
    line += c;
  }
  line += '"';
}

}  // namespace backflow
