#include "ui/lessons/worksheet.h"

#include <QBuffer>
#include <QDate>
#include <QFileInfo>
#include <QPdfWriter>
#include <QTextDocument>

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/formats/atomic_file.h"

namespace backflow::ui {

namespace {

// What the lesson's author or the program says, in Markdown, is not to be taken for Markdown itself.
QString escaped(QString text) {
  for (const char* mark : {"\\", "*", "_", "`", "#", "<", "["}) text.replace(mark, QString("\\") + mark);
  return text;
}

QString answerText(const Question& question, const LessonRun::Answer& answer) {
  QString text = "Question: " + escaped(question.ask) + "\n\n";
  if (answer.text.isEmpty()) return text + "No answer.\n\n";
  text += "My prediction: **" + escaped(answer.text) + "**\n\n";
  if (answer.measured.isEmpty()) return text + "It has not been run.\n\n";
  return text + "Measured: **" + escaped(answer.measured) + "** — " + (answer.right ? "as predicted" : "not as predicted") +
         "\n\n";
}

QByteArray pdfOf(const QString& markdown) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins({20, 20, 20, 20}, QPageLayout::Millimeter);
  QTextDocument document;
  document.setMarkdown(markdown);
  document.print(&writer);
  return buffer.data();
}

}  // namespace

QString worksheetText(const LessonRun& run) {
  QString text = "# " + escaped(run.lesson().title) + "\n\nName: ______________________________\n\n";
  for (int i = 0; i < static_cast<int>(run.lesson().steps.size()); ++i) {
    const LessonStep& step = run.lesson().steps[static_cast<std::size_t>(i)];
    if (!step.question && step.challenge.empty()) continue;
    const LessonRun::Taken& taken = run.taken(i);
    text += QString("## %1. %2\n\n").arg(i + 1).arg(escaped(step.title));
    if (step.question) text += answerText(*step.question, taken.answer);
    if (step.challenge.empty()) continue;
    QStringList goals;
    for (const Condition& condition : step.challenge) goals += escaped(condition.text());
    text += "Challenge: " + goals.join(", ") + "\n\n";
    text += taken.reachedAt < 0
                ? QString("Not reached.\n\n")
                : QString("**Reached at training step %1**: %2\n\n").arg(taken.reachedAt).arg(escaped(taken.reached));
  }
  return text + QString("Backflow %1, %2, %3\n")
                    .arg(escaped(QString::fromStdString(version())), escaped(QString::fromStdString(numericMode())),
                         QDate::currentDate().toString(Qt::ISODate));
}

void writeWorksheet(const LessonRun& run, const QString& file) {
  const QString ending = QFileInfo(file).suffix().toLower(), text = worksheetText(run);
  QByteArray bytes;
  if (ending == "md") {
    bytes = text.toUtf8();
  } else if (ending == "html") {
    QTextDocument document;
    document.setMarkdown(text);
    bytes = document.toHtml().toUtf8();
  } else if (ending == "pdf") {
    bytes = pdfOf(text);
  } else {
    throw InputError(file.toStdString() + ": a worksheet is a .md, .html or .pdf");
  }
  writeFileAtomically(file.toStdString(), bytes.toStdString());
}

}  // namespace backflow::ui
