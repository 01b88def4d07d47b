#include "ui/acts/act.h"

#include <QObject>
#include <exception>
#include <utility>

#include "engine/core/error.h"
#include "ui/language/engine_text.h"
#include "ui/lessons/lesson_run.h"

namespace backflow::ui {

namespace {

// As QProcess::splitCommand() has it, three quotes in a row being one of the word; but "" is a word, too: an empty one.
QStringList wordsOf(const QString& line) {
  QStringList words;
  QString word;
  bool begun = false, quoting = false;
  int quotes = 0;  // in a row
  for (const QChar c : line) {
    if (c == '"') {
      begun = true;
      if (++quotes < 3) continue;
      word += c;
      quotes = 0;
      continue;
    }
    if (std::exchange(quotes, 0) == 1) quoting = !quoting;
    if (quoting || !c.isSpace()) {
      word += c;
      begun = true;
    } else if (std::exchange(begun, false)) {
      words += std::exchange(word, {});
    }
  }
  if (std::exchange(quotes, 0) == 1) quoting = !quoting;
  if (quoting) throw InputError(QObject::tr("a quotation mark is not closed: %1").arg(excerpt(line)).toStdString());
  if (begun) words += word;
  return words;
}

bool isBarred(const Act& act, const LessonRun& lesson) {
  if (lesson.performs() || !lesson.asks()) return false;
  return act.asked == Asked::Refused || (act.asked == Asked::WherePanelsShow && lesson.hides());
}

}  // namespace

QString givesAway() { return QObject::tr("That would give the answer away: answer the lesson's question first"); }

Outcome runAct(Session& session, Stage* stage, const QString& line) {
  QStringList words;
  try {
    words = wordsOf(line);
  } catch (const InputError& error) {
    return {QString::fromStdString(error.what()), {}};
  }
  if (words.isEmpty()) return {};
  const QString name = words.takeFirst();
  for (const Act& act : acts()) {
    if (name != act.name) continue;
    if (words.size() < act.minimum || words.size() > act.maximum)
      return {QObject::tr("%1: usage: %2").arg(name, act.usage), {}};
    if (isBarred(act, session.lesson())) return {givesAway(), {}};
    if (act.onStage && !stage) return {QObject::tr("%1: there is no window").arg(name), {}};
    try {
      return act.run(session, stage, words);
    } catch (const std::exception& error) {
      return {engineText(error.what()), {}};
    }
  }
  return {QObject::tr("\"%1\" is not an act; `--script help` lists them").arg(excerpt(name)), {}};
}

QString quoted(QString argument) { return '"' + argument.replace('"', "\"\"\"") + '"'; }

QString excerpt(const QString& text) { return text.size() > 80 ? text.left(79) + QChar(0x2026) : text; }

qint64 wholeNumber(const QString& text, qint64 least, qint64 most) {
  bool well = false;
  const qint64 value = text.toLongLong(&well);
  if (!well || value < least || value > most)
    throw InputError(QObject::tr("\"%1\": must be a whole number from %2 to %3")
                         .arg(excerpt(text), QString::number(least), QString::number(most))
                         .toStdString());
  return value;
}

QString actsHelp() {
  QString text;
  for (const Act& act : acts())
    text += QString("%1  %2\n").arg(QString::fromUtf8(act.usage), -42).arg(QString::fromUtf8(act.help));
  return text;
}

}  // namespace backflow::ui
