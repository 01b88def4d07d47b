#include "ui/lessons/lesson_acts.h"

#include "engine/core/error.h"
#include "ui/lessons/lesson_run.h"
#include "ui/lessons/worksheet.h"

namespace backflow::ui {

namespace {

Outcome untilPerformed(Session& session) {
  return {{}, [&session] { return session.lesson().settled(); }};
}

void saveWorksheet(const LessonRun& lesson, Stage* stage, QString file) {
  if (!lesson.active()) throw InputError("lesson worksheet: no lesson has been started");
  if (file.isEmpty()) {
    if (!stage) throw InputError("lesson worksheet: wants a file");
    file = stage->askFile("Save the worksheet", lesson.lesson().id + ".pdf", "PDF (*.pdf);;HTML (*.html);;Markdown (*.md)");
    if (file.isEmpty()) return;
  }
  writeWorksheet(lesson, file);
  if (stage) stage->tell("Saved " + file);
}

}  // namespace

Outcome lessonAct(Session& session, Stage* stage, const QStringList& a) {
  LessonRun& lesson = session.lesson();
  const QString &what = a[0], rest = a.mid(1).join(' ');
  if (what == "start") {
    if (rest.isEmpty()) throw InputError("lesson start: wants a lesson's name, or a file");
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
    throw InputError("lesson \"" + what.toStdString() + "\": must be start, next, back, go, run, worksheet or stop");
  }
  return untilPerformed(session);
}

Outcome answerAct(Session& session, Stage*, const QStringList& a) {
  session.lesson().answer(a);
  return untilPerformed(session);
}

}  // namespace backflow::ui
