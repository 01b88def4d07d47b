#include "ui/phase/phase_acts.h"

#include <algorithm>
#include <cmath>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "ui/acts/act.h"
#include "ui/acts/refuse.h"
#include "ui/lessons/lesson_run.h"
#include "ui/phase/phase_map.h"
#include "ui/phase/seed_band.h"

namespace backflow::ui {
namespace {

// PATH all | PATH VALUE,VALUE,… | PATH FROM TO COUNT [log]; takes the words that it has read.
SweepAxis takeAxis(QStringList& words) {
  if (words.size() < 2) refuse(QObject::tr("phase: an axis is PATH FROM TO COUNT, PATH all, or PATH and a list such as 1,2,5"));
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
  if (!well || words.size() < 3) refuse(QObject::tr("phase: %1 wants FROM TO COUNT").arg(QString::fromStdString(path)));
  const int count = static_cast<int>(wholeNumber(words[2], 1, PhaseMap::kMost));
  words = words.mid(3);
  if (words.isEmpty() || words.front() != "log") return linearAxis(path, from, to, count);
  words.removeFirst();
  return logarithmicAxis(path, from, to, count);
}

// Whether an axis makes a difference somewhere along the other one.
bool matters(const SweepAxis& axis, const SweepAxis& other, const Experiment& base) {
  return std::any_of(other.values.begin(), other.values.end(), [&](const nlohmann::json& value) {
    Experiment e = base;
    setKnob(e, other.path, value);
    return acts(axis.path, e);
  });
}

void start(Session& session, QStringList words) {
  Sweep sweep;
  sweep.base = session.experiment();
  sweep.axes = {takeAxis(words), takeAxis(words)};
  if (words.size() == 2 && words[0] == "steps")
    sweep.steps = wholeNumber(words[1], 0, 1'000'000);
  else if (!words.isEmpty())
    refuse(QObject::tr("phase: \"%1\" is too much; after the axes there may be: steps N").arg(words.join(' ')));
  for (int i : {0, 1})
    if (const SweepAxis& axis = sweep.axes[i]; !matters(axis, sweep.axes[1 - i], sweep.base))
      refuse(QObject::tr("phase: %1 makes no difference in this experiment").arg(QString::fromStdString(axis.path)));
  session.phase().start(std::move(sweep));
}

bool isWhole(const QString& word) {
  bool whole = false;
  word.toLongLong(&whole);
  return whole;
}

// open I J: two whole numbers; else a folder, in whose name there may be spaces.
bool namesFolder(const QStringList& a) { return a.size() > 1 && !(a.size() == 3 && isWhole(a[1]) && isWhole(a[2])); }

void open(Session& session, const QStringList& a) {
  const PhaseMap& map = session.phase();
  if (map.empty()) refuse(QObject::tr("phase open: there is no map yet"));
  if (a.size() != 3)
    refuse(QObject::tr("phase open: wants I J, the cell's column and row from 1, counted from the left and from below"));
  const auto place = [](const QString& text, std::size_t most) {
    return static_cast<std::size_t>(wholeNumber(text, 1, static_cast<qint64>(most)) - 1);
  };
  const Sweep& sweep = map.sweep();
  session.addLane(sweep.experiment(sweep.cell({place(a[1], map.columns()), place(a[2], map.rows())})), false);
}

}  // namespace

Outcome phaseAct(Session& session, Stage*, const QStringList& a) {
  PhaseMap& map = session.phase();
  const bool moves = a[0] != "stop" && a[0] != "wait";
  if (moves && session.lesson().asks() && !session.lesson().performs()) refuse(givesAway());
  if (a[0] == "stop") {
    map.stop();
  } else if (a[0] == "go") {
    map.go();
  } else if (a[0] == "wait") {
    return {{}, [&session, &map] {
              session.poll();
              return !map.running();
            }};
  } else if (a[0] == "open" && namesFolder(a)) {
    map.show(readSweepMap(a.mid(1).join(' ').toStdString()));
  } else if (a[0] == "open") {
    open(session, a);
    return {{}, [&session] { return session.ready(); }};
  } else {
    start(session, a);
  }
  return {};
}

Outcome seedsAct(Session& session, Stage*, const QStringList& a) {
  session.seeds().want(session.lane(), static_cast<int>(wholeNumber(a[0], 0, SeedBand::kMost)));
  return {{}, [&session] {
            session.poll();
            return session.playing() || session.seeds().caughtUp();  // of a run that goes on they are never done
          }};
}

}  // namespace backflow::ui
