// What a file of data looks like to the task that would train on it. No window.
#pragma once

#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

#include "engine/experiment/experiment.h"
#include "ui/views/envelope.h"

namespace backflow::ui {

struct DataPreview {
  // Of a table.
  QStringList names;              // one a column
  std::vector<QStringList> head;  // the first rows
  std::int64_t rows = 0;
  int column = -1;  // of the series, from 0; −1: none can be read
  Envelope series;  // its values by row, from 1
  double least = 0.0, greatest = 0.0, mean = 0.0;
  // Of a text.
  QString beginning;
  std::int64_t characters = 0, different = 0;

  QString error;  // why this cannot be trained on, in one line; what could be read is shown all the same
};

inline constexpr int kPreviewRows = 6, kPreviewCharacters = 1500;

// What a choice of columns offers, each with what task.column says for it: "x" and its name, or where several have one
// "x (3)" and its number.
std::vector<std::pair<QString, QString>> columnChoices(const QStringList& names);

// The file, column, delimiter and header of a `series` or a `text` task. For a thread of its own: a large file takes a while.
DataPreview previewData(const TaskConfig& task);

}  // namespace backflow::ui
