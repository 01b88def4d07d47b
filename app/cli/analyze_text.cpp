// An analysis to be read by eye.
#include <algorithm>
#include <ostream>
#include <vector>

#include "app/cli/analyze_text.h"
#include "engine/data/utf8.h"
#include "engine/formats/number_text.h"
#include "engine/report/analysis_tables.h"

namespace backflow::cli {
namespace {

std::string padded(std::string text, std::size_t width, bool right = false) {
  const std::size_t columns = columnsOf(text);
  const std::string blanks(columns < width ? width - columns : 0, ' ');
  return right ? blanks + text : text + blanks;
}

constexpr std::size_t kCell = 12;  // columns

void write(std::ostream& out, const TextTable& table) {
  std::size_t label = 0, cell = kCell;
  for (const auto& row : table.rows) label = std::max(label, columnsOf(row.front()) + 2);
  for (const std::string& name : table.head) cell = std::max(cell, columnsOf(name) + 2);
  out << '\n' << table.title << '\n';
  const auto line = [&](const std::vector<std::string>& cells) {
    out << "  " << padded(cells.front(), label);
    for (std::size_t i = 1; i < cells.size(); ++i) out << (table.head.empty() ? cells[i] : padded(cells[i], cell, true));
    out << '\n';
  };
  if (!table.head.empty()) line(table.head);
  for (const auto& row : table.rows) line(row);
}

}  // namespace

void writeAnalysis(std::ostream& out, const Analysis& a) {
  const Experiment& e = a.experiment;
  out << (e.name.empty() ? std::string("analysis") : e.name) << ": " << e.model.cell << ", " << e.model.activation
      << ", H = " << a.hidden << ", " << e.task.name << ", T = " << a.length << ", B = " << a.batch << ", after "
      << countText(a.step, "training step") << "\n"
      << "exact gradient of L in float64: before clipping, not truncated, without dropout and regularizers\n\n"
      << a.verdict.badge << "\n  " << a.verdict.headline << '\n';
  for (const std::string& sentence : a.verdict.evidence) out << "  " << sentence << '\n';
  for (const TextTable& table : analysisTables(a)) write(out, table);
}

}  // namespace backflow::cli
