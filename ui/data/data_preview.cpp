#include "ui/data/data_preview.h"

#include <algorithm>
#include <numeric>

#include "engine/data/csv.h"
#include "engine/data/data_file.h"
#include "engine/data/utf8.h"
#include "engine/tasks/task.h"

namespace backflow::ui {

namespace {

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

void readTable(const DataFile& file, const TaskConfig& task, DataPreview& out) {
  const CsvTable table = parseCsv(file.bytes, file.name, task.delimiter, task.header);
  for (const std::string& name : table.names) out.names += QString::fromStdString(name);
  out.rows = table.rows();
  for (int row = 0; row < std::min(table.rows(), kPreviewRows); ++row) {
    QStringList cells;
    for (int column = 0; column < table.columns(); ++column) cells += textOf(table.cell(row, column));
    out.head.push_back(cells);
  }
  const CsvColumn series = numericColumn(table, task.column);
  out.column = series.number - 1;
  std::int64_t row = 0;
  for (const double value : series.values) out.series.add(++row, value);
  const auto [least, greatest] = std::minmax_element(series.values.begin(), series.values.end());
  out.least = *least, out.greatest = *greatest;
  out.mean = std::accumulate(series.values.begin(), series.values.end(), 0.0) / static_cast<double>(series.values.size());
}

void readText(const DataFile& file, DataPreview& out) {
  std::vector<char32_t> text = decodeUtf8(file.bytes, file.name);
  out.characters = static_cast<std::int64_t>(text.size());
  std::string beginning;
  for (std::size_t i = 0; i < text.size() && i < std::size_t(kPreviewCharacters); ++i) beginning += encodeUtf8(text[i]);
  out.beginning = QString::fromStdString(beginning);
  std::sort(text.begin(), text.end());
  out.different = std::unique(text.begin(), text.end()) - text.begin();
}

}  // namespace

std::vector<std::pair<QString, QString>> columnChoices(const QStringList& names) {
  std::vector<std::pair<QString, QString>> all;
  for (qsizetype i = 0; i < names.size(); ++i) {
    const QString number = QString::number(i + 1);
    if (names.count(names[i]) == 1)
      all.emplace_back(names[i], names[i]);
    else
      all.emplace_back(names[i] + QStringLiteral(" (") + number + QLatin1Char(')'), number);
  }
  return all;
}

DataPreview previewData(const TaskConfig& task) {
  DataPreview out;
  try {
    const DataFile file = readDataFile(task.file.value_or(""));
    dataOf(task) == TaskData::Text ? readText(file, out) : readTable(file, task, out);
  } catch (const std::exception& error) {
    out.error = QString::fromUtf8(error.what());
  }
  return out;
}

}  // namespace backflow::ui
