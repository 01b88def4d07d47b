// What somebody has answered in a lesson, and what came out, to be handed in.
#pragma once

#include <QByteArray>

#include "ui/lessons/lesson_run.h"

namespace backflow::ui {

QString worksheetText(const LessonRun& run);  // Markdown
// As .md, .html or .pdf, by the name's ending. Throws InputError for another, IoError.
void writeWorksheet(const LessonRun& run, const QString& file);

}  // namespace backflow::ui
