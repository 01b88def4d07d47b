// Tables of comma-separated values (RFC 4180 and its relatives): quoted cells, CRLF or LF, comma, semicolon or tab.
// Numbers have a decimal point, whatever the locale. Blank lines are skipped; spaces around a cell are not part of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backflow {

struct CsvTable {
  std::string name;                // of the file, for messages
  std::vector<std::string> names;  // one a column: from the header, else "column 1" …
  bool hasHeader = false;
  std::vector<int> lines;         // one a row below the header: the line of the file where it begins, from 1
  std::string text;               // all cells, one after the other, row by row
  std::vector<std::size_t> ends;  // where each cell ends in `text`

  int columns() const { return static_cast<int>(names.size()); }
  int rows() const { return static_cast<int>(lines.size()); }
  std::string_view cell(int row, int column) const;
};

// delimiter: "auto" (a tab if the first line has one, else a semicolon, else a comma) or the character itself.
// header: "yes", "no", or "auto": the first row is one if some cell of it is not a number while the one below is.
// Throws InputError for an empty file, rows of different lengths, a stray quote, a NUL byte, wrong settings.
CsvTable parseCsv(std::string_view bytes, std::string_view name, std::string_view delimiter = "auto",
                  std::string_view header = "auto");

struct CsvColumn {
  std::string name;
  int number = 1;  // in the table, from 1: two columns may have one name
  std::vector<double> values;
};

// column: a name from the header, or a number from 1; none: the last column of which at least half the cells are numbers.
// Throws InputError that names line and column of the first cell that is missing (empty, NA) or is not a finite number.
CsvColumn numericColumn(const CsvTable& table, const std::optional<std::string>& column = std::nullopt);

}  // namespace backflow
