#include "ui/figures/table.h"

#include <cassert>

#include "engine/formats/csv_cell.h"
#include "engine/formats/number_text.h"

namespace backflow::ui {
namespace {

constexpr char kEnd = '\xff';  // occurs in no UTF-8

}  // namespace

Table::Table(std::initializer_list<std::string_view> names) : columns_(names.size()) {
  for (const std::string_view name : names) put(name);
}

void Table::put(std::string_view text) {
  cells_ += text;
  cells_ += kEnd;
}

void Table::put(double number) { put(std::string_view(numberText(number))); }

void Table::put(float number) { put(std::string_view(numberText(number))); }

void Table::end([[maybe_unused]] std::size_t cells) {
  assert(cells == columns_);
  ++rows_;
}

std::string Table::text(char separator) const {
  std::string all;
  all.reserve(cells_.size() + cells_.size() / 8);
  std::size_t column = 0;
  for (std::size_t from = 0, to; (to = cells_.find(kEnd, from)) != std::string::npos; from = to + 1) {
    appendCell(all, std::string_view(cells_).substr(from, to - from), separator);
    column = column + 1 == columns_ ? 0 : column + 1;
    all += column == 0 ? '\n' : separator;
  }
  return all;
}

}  // namespace backflow::ui
