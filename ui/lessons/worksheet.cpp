#include "ui/lessons/worksheet.h"

#include <QBuffer>
#include <QDate>
#include <QFileInfo>
#include <QObject>
#include <QPdfWriter>
#include <QTextDocument>

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/formats/atomic_file.h"
#include "ui/theme.h"

namespace backflow::ui {

namespace {

// What the lesson's author or the program says, in Markdown, is not to be taken for Markdown itself.
QString escaped(QString text) {
  for (const char* mark : {"\\", "*", "_", "`", "#", "<", "["}) text.replace(mark, QString("\\") + mark);
  return text;
}

QString answerText(const Question& question, const LessonRun::Answer& answer) {
  QString text = QObject::tr("Question: %1").arg(escaped(question.ask)) + "\n\n";
  if (answer.text.isEmpty()) return text + QObject::tr("No answer.") + "\n\n";
  text += QObject::tr("My prediction: **%1**").arg(escaped(answer.text)) + "\n\n";
  if (answer.measured.isEmpty()) return text + QObject::tr("It has not been run.") + "\n\n";
  const QString measured =
      answer.right ? QObject::tr("Measured: **%1** — as predicted") : QObject::tr("Measured: **%1** — not as predicted");
  return text + measured.arg(escaped(answer.measured)) + "\n\n";
}

QByteArray pdfOf(const QString& markdown) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins({20, 20, 20, 20}, QPageLayout::Millimeter);
  const PrintTheme forPaper;  // its letters can be searched for
  QTextDocument document;
  document.setDefaultFont(Theme::font(13));
  document.setMarkdown(markdown);
  document.print(&writer);
  return buffer.data();
}

}  // namespace

QString worksheetText(const LessonRun& run) {
  QString text = "# " + escaped(run.lesson().title) + "\n\n" + QObject::tr("Name: %1").arg(QString(30, '_')) + "\n\n";
  for (int i = 0; i < static_cast<int>(run.lesson().steps.size()); ++i) {
    const LessonStep& step = run.lesson().steps[static_cast<std::size_t>(i)];
    if (!step.question && step.challenge.empty()) continue;
    const LessonRun::Taken& taken = run.taken(i);
    text += QString("## %1. %2\n\n").arg(i + 1).arg(escaped(step.title));
    if (step.question) text += answerText(*step.question, taken.answer);
    if (step.challenge.empty()) continue;
    QStringList goals;
    for (const Condition& condition : step.challenge) goals += escaped(condition.text());
    text += QObject::tr("Challenge: %1").arg(goals.join(", ")) + "\n\n";
    const QString at = QString::number(taken.reachedAt);
    text += taken.reachedAt < 0 ? QObject::tr("Not reached.")
                                : QObject::tr("**Reached at training step %1**: %2").arg(at, escaped(taken.reached));
    text += "\n\n";
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
    throw InputError(QObject::tr("%1: a worksheet is a .md, .html or .pdf").arg(file).toStdString());
  }
  writeFileAtomically(file.toStdString(), bytes.toStdString());
}

}  // namespace backflow::ui
