#include "engine/data/csv.h"

#include <csv.h>
#include <fast_float/fast_float.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <new>

#include "engine/core/error.h"
#include "engine/data/utf8.h"

namespace backflow {
namespace {

[[noreturn]] void fail(std::string_view file, int line, const std::string& what) {
  throw InputError(std::string(file) + ", line " + std::to_string(line) + ": " + what);
}

// Messages are one line, and so are the names of columns, whatever a quoted cell holds.
std::string inOneLine(std::string_view cell) {
  std::string text(cell);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

std::string quoted(std::string_view cell) { return '"' + inOneLine(shortened(cell, 40)) + '"'; }

// What the callbacks of libcsv fill. They are called from C, so they must not throw: trouble is kept and told afterwards.
struct Reader {
  CsvTable table;
  int line = 1;           // of the file, where the reader is
  int rowLine = 1;        // where the present row began
  std::size_t width = 0;  // cells of the first row
  std::size_t inRow = 0;  // cells of the present row so far
  bool afterReturn = false;
  int raggedLine = 0;
  std::size_t raggedCells = 0;
  bool outOfMemory = false;

  void cell(std::string_view content) {
    if (inRow++ == 0) rowLine = line;
    table.text.append(content);
    table.ends.push_back(table.text.size());
    line += static_cast<int>(std::count(content.begin(), content.end(), '\n'));
    afterReturn = false;
  }
  void endOfRow(int character) {
    if (inRow > 0) {
      if (width == 0) width = inRow;
      if (inRow != width && raggedLine == 0) raggedLine = rowLine, raggedCells = inRow;
      table.lines.push_back(rowLine);
      inRow = 0;
    }
    if (!(character == '\n' && afterReturn)) ++line;  // CR LF is one end of line
    afterReturn = character == '\r';
  }
};

void onCell(void* content, std::size_t size, void* reader) {
  try {
    static_cast<Reader*>(reader)->cell({static_cast<const char*>(content), size});
  } catch (const std::bad_alloc&) {
    static_cast<Reader*>(reader)->outOfMemory = true;
  }
}

void onRow(int character, void* reader) {
  try {
    static_cast<Reader*>(reader)->endOfRow(character);
  } catch (const std::bad_alloc&) {
    static_cast<Reader*>(reader)->outOfMemory = true;
  }
}

char chooseDelimiter(std::string_view bytes, std::string_view delimiter) {
  if (delimiter == "auto") {
    const std::size_t start = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    const std::string_view first = bytes.substr(start, bytes.find_first_of("\r\n", start) - start);
    for (const char c : {'\t', ';'})
      if (first.find(c) != first.npos) return c;
    return ',';
  }
  if (delimiter == "tab" || delimiter == "\\t") return '\t';
  if (delimiter.size() != 1 || delimiter == "\"" || delimiter == "\n" || delimiter == "\r")
    throw InputError("task.delimiter = \"" + std::string(delimiter) +
                     "\": must be auto, tab or one character that is not a quote");
  return delimiter[0];
}

Reader readCells(std::string_view bytes, std::string_view name, char delimiter) {
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  Reader reader;
  const std::size_t parsed = csv_parse(&parser, bytes.data(), bytes.size(), onCell, onRow, &reader);
  const bool closed = parsed == bytes.size() && csv_fini(&parser, onCell, onRow, &reader) == 0;
  csv_free(&parser);
  if (reader.outOfMemory) throw std::bad_alloc();
  if (parsed != bytes.size())
    fail(name, reader.line, "a quote in the wrong place; quote the whole cell and double the quotes in it");
  if (!closed) fail(name, reader.line, "a quoted cell that begins here or later is never closed");
  if (reader.raggedLine != 0)
    fail(name, reader.raggedLine,
         std::to_string(reader.raggedCells) + " cells where line " + std::to_string(reader.table.lines.front()) + " has " +
             std::to_string(reader.width) + "; every row needs as many");
  return reader;
}

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
  while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
  return cell;
}

bool missing(std::string_view cell) {
  std::string lower(trimmed(cell));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower.empty() || lower == "na" || lower == "n/a" || lower == "nan" || lower == "null";
}

bool readNumber(std::string_view cell, double& value) {
  cell = trimmed(cell);
  if (cell.size() > 1 && cell[0] == '+' && cell[1] != '-') cell.remove_prefix(1);
  const auto result = fast_float::from_chars(cell.data(), cell.data() + cell.size(), value);
  return result.ec == std::errc() && result.ptr == cell.data() + cell.size() && std::isfinite(value);
}

// 0,25: a number where the comma is the decimal point.
bool hasDecimalComma(std::string_view cell) {
  std::string pointed(cell);
  const std::size_t comma = pointed.find(',');
  if (comma == pointed.npos) return false;
  pointed[comma] = '.';
  double ignored = 0.0;
  return readNumber(pointed, ignored);
}

bool numberOrMissing(std::string_view cell) {
  double ignored = 0.0;
  return missing(cell) || readNumber(cell, ignored);
}

bool looksLikeHeader(const CsvTable& table, int columns) {
  const auto at = [&](int row, int c) {
    const auto i = static_cast<std::size_t>(row * columns + c);
    const std::size_t start = i == 0 ? 0 : table.ends[i - 1];
    return std::string_view(table.text).substr(start, table.ends[i] - start);
  };
  bool anyName = false;
  for (int c = 0; c < columns; ++c) {
    if (numberOrMissing(at(0, c))) continue;
    if (table.rows() > 1 && numberOrMissing(at(1, c))) return true;
    anyName = true;
  }
  return anyName && table.rows() == 1;
}

int chooseColumn(const CsvTable& table, const std::optional<std::string>& wanted) {
  std::string all;
  for (const std::string& name : table.names) all += (all.empty() ? "" : ", ") + name;
  if (wanted) {
    const auto found = std::find(table.names.begin(), table.names.end(), *wanted);
    if (const auto second = found == table.names.end() ? found : std::find(found + 1, table.names.end(), *wanted);
        second != table.names.end())
      throw InputError("task.column = \"" + inOneLine(*wanted) + "\": " + table.name + " has columns " +
                       std::to_string(found - table.names.begin() + 1) + " and " +
                       std::to_string(second - table.names.begin() + 1) + " of that name: give the number of one");
    if (found != table.names.end()) return static_cast<int>(found - table.names.begin());
    int number = 0;
    const auto [end, error] = std::from_chars(wanted->data(), wanted->data() + wanted->size(), number);
    if (error == std::errc() && end == wanted->data() + wanted->size() && number >= 1 && number <= table.columns())
      return number - 1;
    throw InputError("task.column = \"" + inOneLine(*wanted) + "\": must be one of the columns of " + table.name + " (" + all +
                     ") or a number from 1 to " + std::to_string(table.columns()));
  }
  for (int c = table.columns() - 1; c >= 0; --c) {
    int numbers = 0, withComma = 0;
    double ignored = 0.0;
    for (int r = 0; r < table.rows(); ++r) {
      numbers += readNumber(table.cell(r, c), ignored);
      withComma += hasDecimalComma(table.cell(r, c));
    }
    if (numbers > 0 && 2 * numbers >= table.rows()) return c;
    if (2 * withComma >= table.rows())  // passed over, it would be another column that is trained on
      throw InputError(table.name + ", column \"" + table.names[static_cast<std::size_t>(c)] +
                       "\": has decimal commas; numbers need a decimal point (or name another column: task.column)");
  }
  throw InputError(table.name + ": no column of numbers (it has " + all + "); numbers need a decimal point, not a comma");
}

}  // namespace

std::string_view CsvTable::cell(int row, int column) const {
  const auto i = static_cast<std::size_t>(row + (hasHeader ? 1 : 0)) * names.size() + static_cast<std::size_t>(column);
  const std::size_t start = i == 0 ? 0 : ends[i - 1];
  return std::string_view(text).substr(start, ends[i] - start);
}

CsvTable parseCsv(std::string_view bytes, std::string_view name, std::string_view delimiter, std::string_view header) {
  if (header != "auto" && header != "yes" && header != "no")
    throw InputError("task.header = \"" + std::string(header) + "\": must be auto, yes or no");
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (const std::size_t nul = bytes.find('\0'); nul != bytes.npos)
    throw InputError(std::string(name) + ", byte " + std::to_string(nul) + ": a NUL byte; save the table as UTF-8 text");
  Reader reader = readCells(bytes, name, chooseDelimiter(bytes, delimiter));
  CsvTable table = std::move(reader.table);
  table.name = name;
  if (table.lines.empty()) throw InputError(std::string(name) + ": is empty; a table with a column of numbers is needed");
  const int columns = static_cast<int>(reader.width);
  const bool headed = header == "yes" || (header == "auto" && looksLikeHeader(table, columns));
  std::vector<std::string> names;
  for (int c = 0; c < columns; ++c) names.push_back("column " + std::to_string(c + 1));
  table.names = names;
  for (int c = 0; headed && c < columns; ++c)
    if (!trimmed(table.cell(0, c)).empty()) names[static_cast<std::size_t>(c)] = inOneLine(trimmed(table.cell(0, c)));
  table.names = std::move(names);
  table.hasHeader = headed;
  if (headed) table.lines.erase(table.lines.begin());
  if (table.lines.empty()) throw InputError(table.name + ": has a header and no rows below it");
  return table;
}

CsvColumn numericColumn(const CsvTable& table, const std::optional<std::string>& wanted) {
  const int c = chooseColumn(table, wanted);
  CsvColumn column{table.names[static_cast<std::size_t>(c)], c + 1, {}};
  column.values.reserve(static_cast<std::size_t>(table.rows()));
  for (int r = 0; r < table.rows(); ++r) {
    const std::string_view cell = table.cell(r, c);
    const int line = table.lines[static_cast<std::size_t>(r)];
    const std::string where = "column \"" + column.name + "\": ";
    if (missing(cell))
      fail(table.name, line, where + "the value is missing (" + quoted(cell) + "); fill it in or leave the row out");
    double value = 0.0;
    if (!readNumber(cell, value)) fail(table.name, line, where + quoted(cell) + " is not a number (decimal point, no units)");
    column.values.push_back(value);
  }
  return column;
}

}  // namespace backflow
