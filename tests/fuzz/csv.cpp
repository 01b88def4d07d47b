#include "engine/data/csv.h"

#include <algorithm>
#include <cmath>

#include "tests/fuzz/targets.h"

// The first byte chooses the settings, the others are the file.
void backflow::fuzz::csv(std::string_view bytes) {
  if (bytes.empty()) return;
  const char* const delimiters[] = {"auto", "tab", ",", ";", "|"};
  const char* const headers[] = {"auto", "yes", "no"};
  const auto choice = static_cast<unsigned char>(bytes[0]);
  CsvTable table;
  if (!reads([&] { table = parseCsv(bytes.substr(1), "f", delimiters[choice % 5], headers[choice / 5 % 3]); })) return;
  require(table.rows() > 0 && table.columns() > 0, "a table has rows and columns");
  require(table.ends.size() == table.names.size() * (table.lines.size() + (table.hasHeader ? 1 : 0)), "and all its cells");
  std::size_t characters = 0;
  for (int row = 0; row < table.rows(); ++row)
    for (int column = 0; column < table.columns(); ++column) characters += table.cell(row, column).size();
  require(characters <= table.text.size(), "which lie in its text");
  for (int column = 0; column <= std::min(table.columns(), 8); ++column)
    reads([&] {
      const CsvColumn found = numericColumn(table, column ? std::optional(std::to_string(column)) : std::nullopt);
      require(found.values.size() == table.lines.size(), "a column has a number a row");
      for (const double value : found.values) require(std::isfinite(value), "which is finite");
    });
}
