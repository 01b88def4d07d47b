#include <QElapsedTimer>
#include <QFileInfo>
#include <QObject>
#include <algorithm>
#include <cmath>

#include "engine/core/error.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/knobs.h"
#include "ui/acts/act.h"
#include "ui/acts/export.h"
#include "ui/acts/refuse.h"
#include "ui/acts/session_acts.h"
#include "ui/canonical/canonical.h"
#include "ui/check_job.h"
#include "ui/lessons/lesson_acts.h"
#include "ui/lessons/lesson_run.h"
#include "ui/phase/phase_acts.h"
#include "ui/presets.h"

namespace backflow::ui {

namespace {

using Arguments = const QStringList&;

Outcome untilSettled(Session& session) {
  return {{}, [&session] { return session.settled(); }};
}

Outcome untilReady(Session& session) {
  return {{}, [&session] { return session.ready(); }};
}

Outcome set(Session& session, Stage*, Arguments a) {
  if (a.size() % 2) refuse(QObject::tr("set: wants PATH VALUE pairs, as in: set model.cell lstm"));
  for (int i = 0; i < a.size(); i += 2) session.lesson().requireFree(a[i]);
  session.set(a);
  return untilReady(session);
}

Outcome resetKnob(Session& session, Stage*, Arguments a) {
  const Knob& which = knob(a[0].toStdString());
  session.lesson().requireFree(a[0]);
  session.set({a[0], QString::fromStdString(which.get(session.opened()).dump())});
  return untilReady(session);
}

Outcome play(Session& session, Stage*, Arguments) {
  session.play();
  return {};
}

Outcome pause(Session& session, Stage*, Arguments) {
  session.pause();
  return untilSettled(session);
}

Outcome playPause(Session& session, Stage*, Arguments) {
  if (session.playing())
    session.pause();
  else
    session.play();
  return {};
}

Outcome step(Session& session, Stage*, Arguments a) {
  session.step(a.isEmpty() ? 1 : wholeNumber(a[0], 1, kMostSteps));
  return untilSettled(session);
}

Outcome pace(Session& session, Stage*, Arguments a) {
  bool well = false;
  const int perSecond = a[0].toInt(&well);
  if (a[0] != "full" && (!well || perSecond < 1 || perSecond > Pace::kMost))
    refuse(
        QObject::tr("pace \"%1\": must be full, or training steps a second from 1 to %2").arg(excerpt(a[0])).arg(Pace::kMost));
  session.setPace(a[0] == "full" ? 0 : perSecond);
  return {};
}

Outcome runTo(Session& session, Stage*, Arguments a) {
  session.runTo(wholeNumber(a[0], 0, kMostSteps));
  return untilSettled(session);
}

double finiteNumber(const QString& text) {
  bool well = false;
  const double value = text.toDouble(&well);
  if (!well || !std::isfinite(value)) refuse(QObject::tr("\"%1\": must be a number").arg(excerpt(text)));
  return value;
}

Outcome untilPulled(Session& session) {
  return {{}, [&session] {
            const bool done = session.lane().status().edits == 0;
            session.poll();
            return done;
          }};
}

Outcome pull(Session& session, Stage*, Arguments a) {
  session.pull({finiteNumber(a[0]), finiteNumber(a[1])}, {finiteNumber(a[2]), finiteNumber(a[3])});
  return untilPulled(session);
}

Outcome pullRadius(Session& session, Stage*, Arguments a) {
  const double radius = finiteNumber(a[0]);
  if (!(radius > 0.0)) refuse(QObject::tr("pull-radius: the spectral radius must be greater than 0"));
  session.pullRadius(radius);
  return untilPulled(session);
}

Outcome reset(Session& session, Stage*, Arguments) {
  session.reset();
  return untilReady(session);
}

Outcome seek(Session& session, Stage*, Arguments a) {
  const std::int64_t step = wholeNumber(a[0], 0, kMostSteps);
  std::int64_t last = 0;
  for (const Lane* lane : session.lanes()) last = std::max(last, lane->status().step);
  if (step > last) refuse(QObject::tr("seek %1: the last training step is %2").arg(step).arg(last));
  session.seek(step);
  return untilSettled(session);
}

Outcome rewind(Session& session, Stage*, Arguments a) {
  session.rewind(a.isEmpty() ? 10 : wholeNumber(a[0], 1, kMostSteps));
  return untilSettled(session);
}

Outcome live(Session& session, Stage*, Arguments) {
  session.live();
  return session.playing() ? Outcome() : untilSettled(session);
}

Outcome branch(Session& session, Stage*, Arguments) {
  session.branch();
  return untilReady(session);
}

Outcome open(Session& session, Stage* stage, Arguments a) {
  if (a.isEmpty()) {
    if (!stage) refuse(QObject::tr("open: wants a file"));
    stage->chooseFile();
    return {};
  }
  const QString what = a.join(' ');
  Outcome opening = isSessionFile(what) ? openSession(session, stage, what) : untilReady(session);
  if (!isSessionFile(what)) session.open(openLanes(what, session.experiment()), session.wantsToPlay());
  if (stage) stage->opened(what);
  return opening;
}

Outcome reproduce(Session& session, Stage*, Arguments a) {
  session.open(lanesOf(canonicalNamed(a.join(' '))), session.wantsToPlay());
  return untilReady(session);
}

Outcome preview(Session&, Stage* stage, Arguments a) {
  const QString file = a.join(' ');
  if (!QFileInfo::exists(file)) throw IoError(QObject::tr("%1: there is no such file").arg(file).toStdString());
  if (!isDataFile(file)) refuse(QObject::tr("preview %1: must be a table (.csv, .tsv) or a text").arg(file));
  return {{}, stage->preview(file)};
}

Outcome compare(Session& session, Stage*, Arguments a) {
  if (a.size() % 2) refuse(QObject::tr("compare: wants PATH VALUE, as in: compare train.clip.mode norm"));
  for (int i = 0; i < a.size(); i += 2) session.lesson().requireFree(a[i]);
  session.compare(a);
  return untilReady(session);
}

QString nameOf(const Lane& lane) { return QString(QLatin1Char(lane.name())); }

Outcome lane(Session& session, Stage*, Arguments a) {
  const Lanes& lanes = session.lanes();
  const auto next = std::ranges::find(lanes, &session.lane()) + 1;
  session.activate(a[0] != "next" ? a[0] : nameOf(next == lanes.end() ? *lanes.front() : **next));
  return {};
}

Outcome closeLane(Session& session, Stage*, Arguments a) {
  session.closeLane(a.isEmpty() ? nameOf(session.lane()) : a[0]);
  return {};
}

Outcome undo(Session& session, Stage*, Arguments) {
  session.undo();
  return untilReady(session);
}

Outcome redo(Session& session, Stage*, Arguments) {
  session.redo();
  return untilReady(session);
}

Outcome panel(Session&, Stage* stage, Arguments a) {
  stage->showView(static_cast<int>(wholeNumber(a[0], 1, stage->slotCount())), a[1]);
  return {};
}

Outcome choose(Session&, Stage* stage, Arguments a) {
  stage->choose(static_cast<int>(wholeNumber(a[0], 1, stage->slotCount())), a[1]);
  return {};
}

Outcome enlarge(Session&, Stage* stage, Arguments a) {
  stage->enlarge(static_cast<int>(wholeNumber(a[0], 0, stage->slotCount())));
  return {};
}

Outcome swap(Session&, Stage* stage, Arguments a) {
  stage->swapPanels(static_cast<int>(wholeNumber(a[0], 1, stage->slotCount())),
                    static_cast<int>(wholeNumber(a[1], 1, stage->slotCount())));
  return {};
}

Outcome present(Session&, Stage* stage, Arguments a) {
  if (!a.isEmpty() && a[0] != "on" && a[0] != "off") refuse(QObject::tr("present \"%1\": must be on or off").arg(a[0]));
  stage->present(a.isEmpty() ? !stage->presenting() : a[0] == "on");
  return {};
}

Outcome check(Session& session, Stage* stage, Arguments) {
  const bool running = session.lastCheck() && !session.lastCheck()->done();
  if (!stage || !running) session.check();
  if (stage) stage->showTrust();  // of one that goes on, too
  return {{}, [&session] { return session.lastCheck()->done(); }};
}

Outcome theme(Session&, Stage* stage, Arguments a) {
  if (a[0] != "dark" && a[0] != "light") refuse(QObject::tr("theme \"%1\": must be dark or light").arg(a[0]));
  stage->useTheme(a[0] == "dark");
  return {};
}

Outcome language(Session&, Stage* stage, Arguments a) {
  stage->speak(a[0]);
  return {};
}

Outcome shot(Session&, Stage* stage, Arguments a) {
  const QString file = a.join(' ');
  if (!file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
    refuse(QObject::tr("shot %1: a picture of the window is a .png").arg(file));
  stage->shoot(file);
  return {};
}

void expectVerdict(const Lane& lane, Arguments a) {
  const Snapshot* snapshot = lane.snapshot();
  const std::string_view is = verdictName(snapshot ? snapshot->verdict.kind : VerdictKind::Unknown);
  if (a[2].toStdString() != is)
    refuse(QObject::tr("expected verdict %1 of lane %2, but it is %3")
               .arg(a[2], a[1], QString::fromUtf8(is.data(), int(is.size()))));
}

void expectCheck(const Session& session, Arguments a) {
  const CheckJob* job = session.lastCheck();
  bool well = false;
  const double bound = a[2].toDouble(&well);
  if (!well || a[1] != "<") refuse(QObject::tr("expect: wants check < NUMBER"));
  if (!job || !job->done() || !job->error().empty() || job->cancelled())
    refuse(QObject::tr("expect check: none has been done"));
  if (job->result().checked == 0 || !job->result().decided())
    refuse(QObject::tr("expected check < %1, but differences decide nothing here").arg(a[2]));
  if (!(job->result().worst < bound))
    refuse(QObject::tr("expected check < %1, but it is %2 at %3")
               .arg(a[2])
               .arg(job->result().worst, 0, 'g', 3)
               .arg(QString::fromStdString(job->result().where)));
}

Outcome expect(Session& session, Stage*, Arguments a) {
  if (a[0] == "check") {
    expectCheck(session, a);
    return {};
  }
  const Lane& lane = session.laneNamed(a[1]);
  if (a[0] == "verdict") {
    expectVerdict(lane, a);
    return {};
  }
  if (a.size() < 4 || (a[2] != "<" && a[2] != ">")) refuse(QObject::tr("expect: wants FIGURE LANE < NUMBER, or >"));
  bool well = false;
  const double bound = a[3].toDouble(&well);
  if (!well) refuse(QObject::tr("expect: \"%1\" is not a number").arg(excerpt(a[3])));
  const double value = figure(a[0].toStdString()).of(lane);
  if (std::isnan(value))
    refuse(QObject::tr("expect: there is no %1 of lane %2: no training step has measured it").arg(a[0], a[1]));
  if (!(a[2] == "<" ? value < bound : value > bound))
    refuse(
        QObject::tr("expected %1 %2 %3 of lane %4, but it is %5").arg(a[0], a[2], a[3], a[1], QString::number(value, 'g', 6)));
  return {};
}

Outcome wait(Session&, Stage*, Arguments a) {
  QString text = a[0];
  const bool milliseconds = text.endsWith("ms");
  text.chop(milliseconds ? 2 : text.endsWith('s') ? 1 : 0);
  const qint64 length = wholeNumber(text, 0, 86'400'000) * (milliseconds ? 1 : 1000);
  QElapsedTimer clock;
  clock.start();
  return {{}, [clock, length] { return clock.elapsed() >= length; }};
}

Outcome showKeys(Session&, Stage* stage, Arguments) {
  stage->showKeys();
  return {};
}

Outcome menu(Session&, Stage* stage, Arguments a) {
  stage->openMenu(a[0]);
  return {};
}

Outcome quit(Session&, Stage* stage, Arguments) {
  stage->quit();
  return {};
}

}  // namespace

const std::vector<Act>& acts() {
  static const std::vector<Act> all = {
      {"set", "set PATH VALUE …", "changes a key of the experiment, or several as one step for undo", false, 2, kAnyNumber,
       set},
      {"reset-knob", "reset-knob PATH", "puts a key back to what the opened experiment says", false, 1, 1, resetKnob},
      {"play", "play", "trains until train.steps", false, 0, 0, play, Asked::Refused},
      {"pause", "pause", "stops after the current training step", false, 0, 0, pause},
      {"play-pause", "play-pause", "the one or the other", false, 0, 0, playPause, Asked::Refused},
      {"pace", "pace N|full", "play takes N training steps a second, or as many as it can; step and run-to always do", false, 1,
       1, pace},
      {"step", "step [N]", "N training steps (1), then pause", false, 0, 1, step, Asked::Refused},
      {"run-to", "run-to N", "trains up to step N, or to where the foremost lane is, then pauses", false, 1, 1, runTo,
       Asked::Refused},
      {"reset", "reset", "the same experiment from its first step", false, 0, 0, reset, Asked::Refused},
      {"seek", "seek N", "shows training step N as it was, in every lane, and pauses", false, 1, 1, seek,
       Asked::WherePanelsShow},
      {"rewind", "rewind [N]", "shows the run N steps (10) before the one shown, or before it diverged", false, 0, 1, rewind,
       Asked::WherePanelsShow},
      {"live", "live", "shows the present again", false, 0, 0, live, Asked::WherePanelsShow},
      {"branch", "branch", "a new lane that goes on from the step shown", false, 0, 0, branch, Asked::Refused},
      {"pull", "pull RE IM RE2 IM2", "moves the eigenvalue of U nearest RE + IM·i, and its conjugate, to RE2 + IM2·i", false, 4,
       4, pull, Asked::Refused},
      {"pull-radius", "pull-radius R", "scales U to the spectral radius R", false, 1, 1, pullRadius, Asked::Refused},
      {"open", "open [FILE | CODE]",
       "an experiment, a preset's name, a session, a table, a text, a picture that carries one, or a code as copy-code gives",
       false, 0, kAnyNumber, open, Asked::Refused},
      {"reproduce", "reproduce NAME|NUMBER|FILE",
       "a canonical experiment, an arm a lane, with what to look at and how each stands against its criterion", false, 1,
       kAnyNumber, reproduce, Asked::Refused},
      {"preview", "preview FILE", "shows a table or a text before it is trained on", true, 1, kAnyNumber, preview,
       Asked::Refused},
      {"copy-code", "copy-code", "puts the active lane's experiment into the clipboard as a short text", false, 0, 0, copyCode},
      {"paste", "paste", "opens the experiment whose short text is in the clipboard", false, 0, 0, paste, Asked::Refused},
      {"recover", "recover [discard]", "opens what a crash has left, as it was last saved; or lets it go", true, 0, 1, recover,
       Asked::Refused},
      {"compare", "compare PATH VALUE …", "a new lane: the active one's experiment with one key different", false, 2,
       kAnyNumber, compare, Asked::Refused},
      {"lane", "lane B | lane next", "makes a lane the active one: the one that knobs change", false, 1, 1, lane},
      {"close-lane", "close-lane [B]", "ends a lane, or the active one; the last one stays", false, 0, 1, closeLane,
       Asked::Refused},
      {"panel", "panel N VIEW", "shows a view in slot N", true, 2, 2, panel},
      {"choose", "choose N WHAT",
       "what the view in slot N shows: h, c, or a gate of the hidden state; ratio, slope or loss of the phase diagram", true, 2,
       2, choose},
      {"enlarge", "enlarge N", "gives slot N the whole grid; 0: all of them again", true, 1, 1, enlarge},
      {"swap", "swap N M", "exchanges the views of two slots", true, 2, 2, swap},
      {"present", "present [on|off]", "the projector's layout: large type, high contrast, fewer panels; or the other one", true,
       0, 1, present},
      {"check", "check", "compares the gradient with finite differences, at the state that the active lane shows", false, 0, 0,
       check},
      {"export",
       "export plot N|river [FILE] [SCALE] [WIDTHxHEIGHT] [dark] | export window [FILE] [SCALE] | "
       "export film [FILE] [FROM] [TO] [EVERY] | export weights [FILE] | export session [FILE] | "
       "export experiment [FILE.json] | export torch FILE.py",
       "a panel as a figure in mm (.png, .svg, .pdf) or its numbers (.csv); the window; the river over the run (.gif, .png "
       "frames); the active lane's weights; all lanes with their past (.backflow); the active lane's experiment, or its "
       "first 50 steps as a PyTorch program",
       false, 1, kAnyNumber, exportAct},
      {"import", "import weights [FILE]", "puts weights (.npz, .safetensors) into the active lane's run", false, 1, kAnyNumber,
       importAct, Asked::Refused},
      {"copy", "copy plot N|river | copy data N|river", "a panel as a figure, or its numbers, into the clipboard", true, 2, 2,
       copyAct, Asked::WherePanelsShow},
      {"phase",
       "phase X-PATH FROM TO COUNT [log] Y-PATH FROM TO COUNT [log] [steps N] | phase stop|go|wait | phase open I J | phase "
       "open DIR",
       "maps two keys of the active lane's experiment (PATH all, PATH 1,2,5: a list); cell I J from 1 as a lane; DIR: what "
       "backflow-cli sweep has written",
       false, 1, kAnyNumber, phaseAct},
      {"seeds", "seeds N", "trains the active lane again with the next N seeds (up to 8), for a band; 0: no more", false, 1, 1,
       seedsAct, Asked::WherePanelsShow},
      {"lesson",
       "lesson start NAME | lesson next | lesson back | lesson go N | lesson run | lesson worksheet [FILE] | lesson stop",
       "a lesson, bundled or a file.json; its steps; what a step runs; what was answered (.pdf, .html, .md)", false, 1,
       kAnyNumber, lessonAct},
      {"answer", "answer VALUE …",
       "the lesson's question: the number of a choice, a number, or a curve's values from t = 1 to t = T", false, 1, kAnyNumber,
       answerAct},
      {"undo", "undo", "takes back the last change of the experiment", false, 0, 0, undo, Asked::Refused},
      {"redo", "redo", "makes it again", false, 0, 0, redo, Asked::Refused},
      {"theme", "theme dark|light", "changes the window's colours", true, 1, 1, theme},
      {"language", "language en|zh_CN", "changes the language of the window's texts", true, 1, 1, language},
      {"shot", "shot FILE.png", "saves a picture of the window, which carries its experiment", true, 1, kAnyNumber, shot},
      {"expect", "expect verdict A KIND | expect loss A < X | expect check < X",
       "fails unless it is so (also val_loss, accuracy, gradient, slope, log10_ratio, step; also >)", false, 3, 4, expect},
      {"wait", "wait 500ms", "waits while training goes on", false, 1, 1, wait},
      {"keys", "keys", "lists the keys", true, 0, 0, showKeys},
      {"menu", "menu compare|lessons|export", "opens that menu of the bar", true, 1, 1, menu},
      {"quit", "quit", "ends the program", true, 0, 0, quit},
  };
  return all;
}

const std::vector<Key>& keys() {
  static const std::vector<Key> all = {
      {"Space", "play-pause", QT_TRANSLATE_NOOP("QObject", "Play or pause")},
      {"Right", "step", QT_TRANSLATE_NOOP("QObject", "One training step")},
      {"R", "reset", QT_TRANSLATE_NOOP("QObject", "Start again from the seed")},
      {"Left", "rewind 1", QT_TRANSLATE_NOOP("QObject", "One step back into the past")},
      {"L", "live", QT_TRANSLATE_NOOP("QObject", "Back to the present")},
      {"B", "branch", QT_TRANSLATE_NOOP("QObject", "Branch from the step shown")},
      {"1", "enlarge 1", QT_TRANSLATE_NOOP("QObject", "Enlarge panel 1 … 6")},
      {"2", "enlarge 2", nullptr},
      {"3", "enlarge 3", nullptr},
      {"4", "enlarge 4", nullptr},
      {"5", "enlarge 5", nullptr},
      {"6", "enlarge 6", nullptr},
      {"Esc", "enlarge 0", QT_TRANSLATE_NOOP("QObject", "All panels again")},
      {"C", "menu compare", QT_TRANSLATE_NOOP("QObject", "Compare: a new lane with one key different")},
      {"N", "lane next", QT_TRANSLATE_NOOP("QObject", "To the next lane")},
      {"Ctrl+W", "close-lane", QT_TRANSLATE_NOOP("QObject", "Close the active lane")},
      {"Shift+L", "menu lessons", QT_TRANSLATE_NOOP("QObject", "Lessons")},
      {"E", "menu export", QT_TRANSLATE_NOOP("QObject", "Export")},
      {"Ctrl+Z", "undo", QT_TRANSLATE_NOOP("QObject", "Undo the last change")},
      //: the change that was undone
      {"Ctrl+Shift+Z", "redo", QT_TRANSLATE_NOOP("QObject", "Redo it")},
      {"Ctrl+O", "open", QT_TRANSLATE_NOOP("QObject", "Open an experiment, a session or data")},
      {"Ctrl+S", "export session", QT_TRANSLATE_NOOP("QObject", "Save the session: runs, weights and their past")},
      {"Ctrl+V", "paste", QT_TRANSLATE_NOOP("QObject", "Open the experiment whose code was copied")},
      {"F5", "present", QT_TRANSLATE_NOOP("QObject", "Present: large type for a projector, and back")},
      //: of keys
      {"?", "keys", QT_TRANSLATE_NOOP("QObject", "This list")},
      //: end the program
      {"Ctrl+Q", "quit", QT_TRANSLATE_NOOP("QObject", "Quit")},
  };
  return all;
}

const std::vector<OwnKey>& ownKeys() {
  static const std::vector<OwnKey> all = {
      //: a heading: keys that work everywhere
      {QT_TRANSLATE_NOOP("QObject", "Everywhere"), "Tab, Shift+Tab",
       QT_TRANSLATE_NOOP("QObject", "To the next control, or the one before")},
      //: a heading: keys in a row of buttons of which one is chosen
      {QT_TRANSLATE_NOOP("QObject", "Row of choices"), "←, →",
       QT_TRANSLATE_NOOP("QObject", "To the choice beside it; Space takes it")},
      //: a heading: keys in a field that takes typed values
      {QT_TRANSLATE_NOOP("QObject", "Typed entry"), "Enter", QT_TRANSLATE_NOOP("QObject", "Applies it")},
      {nullptr, "Esc", QT_TRANSLATE_NOOP("QObject", "Takes back what was typed")},
      //: a heading: keys on a control of a setting
      {QT_TRANSLATE_NOOP("QObject", "Knob"), "Menu, Shift+F10",
       QT_TRANSLATE_NOOP("QObject", "Reset it, or compare it with another value")},
      //: a heading: keys in a panel, which shows one view
      {QT_TRANSLATE_NOOP("QObject", "Panel"), "Enter", QT_TRANSLATE_NOOP("QObject", "Enlarge it, and back")},
      {nullptr, "Ctrl+← → ↑ ↓", QT_TRANSLATE_NOOP("QObject", "Exchange it with its neighbour")},
      {nullptr, "Menu, Shift+F10", QT_TRANSLATE_NOOP("QObject", "Export, copy, or show another view")},
      //: a heading: keys in the view of eigenvalues
      {QT_TRANSLATE_NOOP("QObject", "Spectrum"), "← ↑, → ↓",
       QT_TRANSLATE_NOOP("QObject", "The eigenvalue before, or the next")},
      {nullptr, "Shift+← → ↑ ↓", QT_TRANSLATE_NOOP("QObject", "Move it by 0.02")},
      {nullptr, "+, −", QT_TRANSLATE_NOOP("QObject", "|λ| larger or smaller by 0.02")},
      {QT_TRANSLATE_NOOP("QObject", "Phase diagram"), "← → ↑ ↓", QT_TRANSLATE_NOOP("QObject", "To a neighbouring cell")},
      {nullptr, "Enter", QT_TRANSLATE_NOOP("QObject", "Open the cell's run as a lane")},
      {QT_TRANSLATE_NOOP("QObject", "Time line"), "←, →", QT_TRANSLATE_NOOP("QObject", "The training step before, or after")},
      {nullptr, "PgUp, PgDn", QT_TRANSLATE_NOOP("QObject", "A fiftieth of the run back, or on")},
      {nullptr, "Home, End", QT_TRANSLATE_NOOP("QObject", "The first step; the present")},
  };
  return all;
}

}  // namespace backflow::ui
