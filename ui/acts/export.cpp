#include "ui/acts/export.h"

#include <QObject>

#include "engine/core/error.h"
#include "ui/acts/export_torch.h"
#include "ui/acts/session_acts.h"
#include "ui/figures/figure_acts.h"
#include "ui/figures/film_act.h"
#include "ui/figures/weights_acts.h"
#include "ui/lessons/lesson_run.h"

namespace backflow::ui {
namespace {

struct Kind {
  const char* name;
  const char* usage;
  int minimum;  // arguments after the name
  bool onStage;
  Outcome (*run)(Session& session, Stage* stage, const QStringList& arguments);  // arguments: after the name
  bool shows = false;                                                            // what is in the panels
};

constexpr Kind kExports[] = {
    {"plot", "export plot N [FILE.png|.svg|.pdf|.csv] [SCALE] [WIDTHxHEIGHT] [dark]", 1, true, exportPlot, true},
    {"window", "export window [FILE.png|.svg|.pdf] [SCALE]", 0, true, exportWindow},
    {"film", "export film [FILE.gif|FILE.png|FOLDER] [FROM] [TO] [EVERY] | export film stop", 0, true, exportFilm, true},
    {"weights", "export weights [FILE]", 0, false, exportWeights},
    {"session", "export session [FILE.backflow]", 0, false, exportSession},
    {"experiment", "export experiment [FILE.json]", 0, false, exportExperiment},
    {"torch", "export torch FILE.py", 1, false, exportTorch},
};
constexpr Kind kImports[] = {{"weights", "import weights [FILE]", 0, false, importWeights}};
constexpr Kind kCopies[] = {{"plot", "copy plot N", 1, true, copyPlot}, {"data", "copy data N", 1, true, copyData}};

template <std::size_t n>
Outcome run(const char* act, const Kind (&kinds)[n], Session& session, Stage* stage, const QStringList& a) {
  QString names;
  for (const Kind& kind : kinds) {
    names += (names.isEmpty() ? "" : ", ") + QString(kind.name);
    if (a[0] != kind.name) continue;
    if (a.size() - 1 < kind.minimum) throw InputError(QObject::tr("%1: usage: %2").arg(act, kind.usage).toStdString());
    if (kind.onStage && !stage) throw InputError(QObject::tr("%1 %2: there is no window").arg(act, kind.name).toStdString());
    if (kind.shows && session.lesson().hides() && !session.lesson().performs()) throw InputError(givesAway().toStdString());
    return kind.run(session, stage, a.mid(1));
  }
  throw InputError(QObject::tr("%1 %2: must be one of %3").arg(act, a[0], names).toStdString());
}

}  // namespace

Outcome exportAct(Session& session, Stage* stage, const QStringList& a) { return run("export", kExports, session, stage, a); }

Outcome importAct(Session& session, Stage* stage, const QStringList& a) { return run("import", kImports, session, stage, a); }

Outcome copyAct(Session& session, Stage* stage, const QStringList& a) { return run("copy", kCopies, session, stage, a); }

}  // namespace backflow::ui
