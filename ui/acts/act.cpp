#include "ui/acts/act.h"

#include <QProcess>
#include <exception>

namespace backflow::ui {

Outcome runAct(Session& session, Stage* stage, const QString& line) {
  QStringList words = QProcess::splitCommand(line);
  if (words.isEmpty()) return {};
  const QString name = words.takeFirst();
  for (const Act& act : acts()) {
    if (name != act.name) continue;
    if (words.size() < act.minimum) return {QString("%1: usage: %2").arg(name, act.usage), {}};
    if (act.onStage && !stage) return {QString("%1: there is no window").arg(name), {}};
    try {
      return act.run(session, stage, words);
    } catch (const std::exception& error) {
      return {QString::fromStdString(error.what()), {}};
    }
  }
  return {QString("\"%1\" is not an act; `--script help` lists them").arg(name), {}};
}

QString actsHelp() {
  QString text;
  for (const Act& act : acts())
    text += QString("%1  %2\n").arg(QString::fromUtf8(act.usage), -42).arg(QString::fromUtf8(act.help));
  return text;
}

}  // namespace backflow::ui
