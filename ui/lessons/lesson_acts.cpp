#include "ui/lessons/lesson_acts.h"

#include <QObject>

#include "engine/core/error.h"
#include "ui/lessons/lesson_run.h"
#include "ui/lessons/worksheet.h"

namespace backflow::ui {

namespace {

Outcome untilPerformed(Session& session) {
  return {{}, [&session] { return session.lesson().settled(); }};
}

void saveWorksheet(const LessonRun& lesson, Stage* stage, QString file) {
  if (!lesson.active()) throw InputError(QObject::tr("lesson worksheet: no lesson has been started").toStdString());
  if (file.isEmpty()) {
    if (!stage) throw InputError(QObject::tr("lesson worksheet: wants a file").toStdString());
    file = stage->askFile(QObject::tr("Save the worksheet"), lesson.lesson().id + ".pdf",
                          QObject::tr("PDF (*.pdf);;HTML (*.html);;Markdown (*.md)"));
    if (file.isEmpty()) return;
  }
  writeWorksheet(lesson, file);
  if (stage) stage->tell(QObject::tr("Saved %1").arg(file));
}

}  // namespace

Outcome lessonAct(Session& session, Stage* stage, const QStringList& a) {
  LessonRun& lesson = session.lesson();
  const QString &what = a[0], rest = a.mid(1).join(' ');
  if (what == "start") {
    if (rest.isEmpty()) throw InputError(QObject::tr("lesson start: wants a lesson's name, or a file").toStdString());
    lesson.start(openLesson(rest), stage);
  } else if (what == "next") {
    lesson.go(lesson.step() + 1);
  } else if (what == "back") {
    lesson.go(lesson.step() - 1);
  } else if (what == "go") {
    lesson.go(static_cast<int>(wholeNumber(rest, 1, 1000)) - 1);
  } else if (what == "run") {
    lesson.run();
  } else if (what == "stop") {
    lesson.stop();
  } else if (what == "worksheet") {
    saveWorksheet(lesson, stage, rest);
  } else {
    throw InputError(
        QObject::tr("lesson \"%1\": must be start, next, back, go, run, worksheet or stop").arg(what).toStdString());
  }
  return untilPerformed(session);
}

Outcome answerAct(Session& session, Stage*, const QStringList& a) {
  session.lesson().answer(a);
  return untilPerformed(session);
}

}  // namespace backflow::ui
