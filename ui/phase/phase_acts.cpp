#include "ui/phase/phase_acts.h"

#include <cmath>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "ui/phase/beside.h"

namespace backflow::ui {
namespace {

[[noreturn]] void refuse(const QString& text) { throw InputError(text.toStdString()); }

int wholeNumber(const QString& text, int least, int most) {
  bool well = false;
  const int value = text.toInt(&well);
  if (!well || value < least || value > most)
    refuse(QString("\"%1\": must be a whole number from %2 to %3").arg(text).arg(least).arg(most));
  return value;
}

// PATH all | PATH VALUE,VALUE,… | PATH FROM TO COUNT [log]; takes the words that it has read.
SweepAxis takeAxis(QStringList& words) {
  if (words.size() < 2) refuse("phase: an axis is PATH FROM TO COUNT, PATH all, or PATH and a list such as 1,2,5");
  const std::string path = words.takeFirst().toStdString();
  if (words.front() == "all") {
    words.removeFirst();
    return choiceAxis(path);
  }
  bool number = false;
  const double from = words.front().toDouble(&number);
  if (!number) {
    std::vector<std::string> values;
    for (const QString& value : words.takeFirst().split(',')) values.push_back(value.toStdString());
    return listAxis(path, values);
  }
  bool well = false;
  const double to = words.value(1).toDouble(&well);
  if (!well || words.size() < 3) refuse(QString("phase: %1 wants FROM TO COUNT").arg(QString::fromStdString(path)));
  const int count = wholeNumber(words[2], 1, static_cast<int>(PhaseMap::kMost));
  words = words.mid(3);
  if (words.isEmpty() || words.front() != "log") return linearAxis(path, from, to, count);
  words.removeFirst();
  return logarithmicAxis(path, from, to, count);
}

void start(Session& session, QStringList words) {
  Sweep sweep;
  sweep.base = session.experiment();
  sweep.axes = {takeAxis(words), takeAxis(words)};
  if (words.size() == 2 && words[0] == "steps")
    sweep.steps = wholeNumber(words[1], 0, 1'000'000);
  else if (!words.isEmpty())
    refuse(QString("phase: \"%1\" is too much; after the axes there may be: steps N").arg(words.join(' ')));
  phaseOf(session).start(std::move(sweep));
}

void open(Session& session, const QStringList& a) {
  const PhaseMap& map = phaseOf(session);
  if (map.empty()) refuse("phase open: there is no map yet");
  if (a.size() != 3) refuse("phase open: wants I J, the cell's column and row from 1, counted from the left and from below");
  const int column = wholeNumber(a[1], 1, static_cast<int>(map.columns())),
            row = wholeNumber(a[2], 1, static_cast<int>(map.rows()));
  const Sweep& sweep = map.sweep();
  session.addLane(sweep.experiment(sweep.cell({static_cast<std::size_t>(column - 1), static_cast<std::size_t>(row - 1)})),
                  false);
}

}  // namespace

Outcome phaseAct(Session& session, Stage*, const QStringList& a) {
  PhaseMap& map = phaseOf(session);
  if (a[0] == "stop") {
    map.stop();
  } else if (a[0] == "go") {
    map.go();
  } else if (a[0] == "wait") {
    return {{}, [&session, &map] {
              session.poll();
              return !map.running();
            }};
  } else if (a[0] == "open") {
    open(session, a);
    return {{}, [&session] { return session.ready(); }};
  } else {
    start(session, a);
  }
  return {};
}

Outcome seedsAct(Session& session, Stage*, const QStringList& a) {
  seedsOf(session).want(session.lane(), wholeNumber(a[0], 0, SeedBand::kMost));
  return {{}, [&session] {
            session.poll();
            return seedsOf(session).caughtUp();
          }};
}

}  // namespace backflow::ui
