// Sessions as files in the window: saved, opened again to the same bits, saved by themselves and recovered.
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/experiment/code.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "tests/ui/opened.h"
#include "ui/autosave.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

QStringList sessionsIn(const QString& folder) { return QDir(folder).entryList({"*.backflow"}, QDir::Files); }

Experiment endless() {
  Experiment e = smallExperiment();
  e.train.steps = 1'000'000;
  return e;
}

// A session of so many steps.
void saveSession(const QString& file, int steps) {
  Session session;
  session.open(endless(), false);
  REQUIRE(perform(session, QString("step %1").arg(steps)) == "");
  REQUIRE(perform(session, "export session " + quoted(file)) == "");
}

void setAge(const QString& file, int seconds) {
  QFile changed(file);
  REQUIRE(changed.open(QIODevice::ReadWrite));
  REQUIRE(changed.setFileTime(QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime));
}

// As QLockFile writes it, by a program that has ended: no process has such a number.
void writeDeadLock(const QString& file) {
  writeFileAtomically(file.toStdString(), "2000000000\nbackflow\n" + QSysInfo::machineHostName().toStdString() + "\n");
}

QPushButton* button(const MainWindow& window, const QString& text) {
  for (auto* button : window.findChildren<QPushButton*>())
    if (button->isVisible() && (button->text() == text || button->accessibleName() == text)) return button;
  return nullptr;
}

void click(const MainWindow& window, const QString& text) {
  REQUIRE(button(window, text));
  button(window, text)->click();
}

}  // namespace

TEST_CASE("an experiment that is exported is the one that is read again") {
  QTemporaryDir folder;
  const QString file = folder.filePath("mine.json");
  Session session;
  Experiment e = endless();
  e.model.cell = "gru";
  session.open(e, false);
  REQUIRE(perform(session, "export experiment " + quoted(file)) == "");
  CHECK(readFile(file.toStdString()) == experimentText(e));
  CHECK(perform(session, "export experiment " + quoted(folder.filePath("mine.txt"))).contains(".json"));
  CHECK_FALSE(QFile::exists(folder.filePath("mine.txt")));
}

TEST_CASE("a session whose lanes are apart is opened as it was saved, and rests", "[session]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("apart.backflow");
  Experiment slow = endless();
  slow.model.hidden = 160;
  slow.task.length = 60;
  Session first;
  first.open(endless(), false);
  REQUIRE(perform(first, "run-to 3000") == "");
  first.addLane(slow, false);
  REQUIRE(waitFor(first, [&] { return !first.preparing() && first.lanes()[1]->status().step > 10; }));
  REQUIRE(perform(first, "pause") == "");
  REQUIRE(perform(first, "export session " + quoted(file)) == "");
  const std::int64_t there = first.lanes()[1]->status().step;
  REQUIRE(there < 3000);
  Session second;
  REQUIRE(perform(second, "open " + quoted(file)) == "");
  REQUIRE(second.lanes().size() == 2);
  CHECK_FALSE(second.playing());
  CHECK(second.lanes()[0]->status().step == 3000);
  CHECK(second.lanes()[1]->status().step == there);
}

TEST_CASE("a run that has diverged is opened as one, beside another, and a branch begins before that", "[session]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("diverged.backflow");
  Experiment wild = endless();
  wild.model.activation = "relu";
  wild.train.clip.mode = "none";
  wild.train.optimizer = "sgd";
  wild.train.learningRate = 1e3;
  Session first;
  first.open(wild, false);
  REQUIRE(perform(first, "run-to 200") == "");
  REQUIRE(first.lane().snapshot()->divergence);
  const std::string what = first.lane().snapshot()->divergence->text();
  const std::vector<Row>& rows = first.lane().rows();
  const std::int64_t last = first.lane().status().step;
  first.addLane(endless(), false);
  REQUIRE(perform(first, QString("run-to %1").arg(last + GENERATE(0, 20))) == "");
  REQUIRE(waitFor(first, [&] { return first.settled(); }));
  REQUIRE(perform(first, "export session " + quoted(file)) == "");

  Session second;
  REQUIRE(perform(second, "open " + quoted(file)) == "");
  REQUIRE(waitFor(second, [&] { return second.settled(); }));
  REQUIRE(perform(second, "lane A") == "");
  CHECK(second.lane().status().phase == Trainer::Phase::Diverged);
  CHECK(second.lane().status().step == last);
  CHECK(second.laneNamed("B").status().phase == Trainer::Phase::Paused);
  REQUIRE(second.lane().snapshot()->divergence);
  CHECK(second.lane().snapshot()->divergence->text() == what);
  REQUIRE(second.lane().rows().size() == rows.size());
  CHECK(second.lane().rows().back().step == last + 1);
  REQUIRE(perform(second, "close-lane B") == "");  // which the branch would come up to
  REQUIRE(perform(second, "branch") == "");
  CHECK(second.lane().status().phase == Trainer::Phase::Paused);
  CHECK(second.lane().status().step == last);
}

TEST_CASE("a live knob that is turned while a session is being opened begins again only what had diverged", "[session]") {
  Experiment wild = endless();
  wild.model.activation = "relu";
  wild.train.clip.mode = "none";
  wild.train.optimizer = "sgd";
  wild.train.learningRate = 1e3;
  Session healthy, diverged;
  healthy.open(endless(), false);
  diverged.open(wild, false);
  for (Session* session : {&healthy, &diverged}) REQUIRE(perform(*session, "run-to 200") == "");
  const auto opened = [](Session& session, const SessionFile& file) {
    session.restore(file, "A");
    REQUIRE(session.lane().preparing());
    session.set({"train.learning_rate", "0.25"});
    REQUIRE(waitFor(session,
                    [&] { return session.settled() && session.lane().snapshot()->experiment.train.learningRate == 0.25; }));
    CHECK(session.lane().status().phase == Trainer::Phase::Paused);
    return session.lane().status().step;
  };
  const SessionFile good = healthy.saved(), bad = diverged.saved();
  REQUIRE(bad.runs.front().moment.state->diverged);
  Session fresh;
  CHECK(opened(fresh, good) == 200);
  CHECK(opened(diverged, good) == 200);  // whatever was there before
  CHECK(opened(healthy, bad) == 0);
}

TEST_CASE("a session saved at step 60 and opened elsewhere goes on to the same bits", "[session]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("two lanes.backflow");
  Session first;
  first.open(endless(), false);
  for (const char* line :
       {"step 20", "compare model.cell lstm", "run-to 40", "lane A", "set train.learning_rate 0.01", "run-to 60"})
    REQUIRE(perform(first, line) == "");
  REQUIRE(perform(first, "seek 10") == "");  // what is shown is not what is saved
  REQUIRE(perform(first, "export session " + quoted(file)) == "");
  REQUIRE(perform(first, "run-to 90") == "");

  Session second;
  second.open(smallExperiment(), false);
  REQUIRE(perform(second, "step 3") == "");
  REQUIRE(perform(second, "open " + quoted(file)) == "");
  REQUIRE(second.lanes().size() == 2);
  CHECK(second.lane().name() == 'A');
  CHECK(second.lane().status().step == 60);
  CHECK(second.lane().rows().size() == 60);
  CHECK_FALSE(second.wantsToPlay());
  REQUIRE(perform(second, "run-to 90") == "");
  for (std::size_t lane = 0; lane < 2; ++lane) {
    const std::vector<Row>&one = first.lanes()[lane]->rows(), &other = second.lanes()[lane]->rows();
    REQUIRE(one.size() == 90);
    REQUIRE(other.size() == 90);
    for (std::size_t i = 0; i < 90; ++i) {
      CHECK(one[i].trainLoss == other[i].trainLoss);
      CHECK(one[i].gradNorm == other[i].gradNorm);
    }
  }
  REQUIRE(perform(second, "seek 30") == "");  // and its past is there
  CHECK(second.lane().snapshot()->step == 30);
  CHECK(second.lane().snapshot()->experiment.train.learningRate == Approx(0.001));
  REQUIRE(perform(second, "undo") == "");
  CHECK(second.lanes().size() == 1);
  CHECK(second.lane().status().step == 3);
}

TEST_CASE("a session saved while it trains can be read, whenever that is", "[session]") {
  Session session;
  session.open(endless(), false);
  REQUIRE(waitFor(session, [&session] { return session.lane().snapshot() != nullptr; }));
  REQUIRE(perform(session, "play") == "");
  for (int i = 0; i < 30; ++i) {
    REQUIRE(waitFor([&session, from = session.lane().status().step] { return session.lane().status().step > from + 5; }));
    CHECK_NOTHROW(parseSession(sessionBytes(session.saved()), "f"));  // what the trainer did since was not taken yet
    session.poll();
  }
}

TEST_CASE("the window's panels travel with its session", "[session]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("s.backflow");
  Opened lab;
  REQUIRE(perform(lab.session, "step 2") == "");
  for (const QString& line : {QString("panel 2 spectrum"), QString("enlarge 2"), "export session " + quoted(file)})
    REQUIRE(lab.window->act(line) == "");
  REQUIRE(waitFor([&] { return QFile::exists(file); }));
  Opened other;
  REQUIRE(other.window->act("open " + quoted(file)) == "");
  REQUIRE(waitFor([&] { return other.window->layout().enlarged == 2; }));
  CHECK(other.window->layout().views[1] == "spectrum");
}

TEST_CASE("the dialog adds the ending of a session's file", "[session]") {
  const QTemporaryDir folder;
  Opened lab;
  REQUIRE(perform(lab.session, "step 2") == "");
  QTimer answer;
  QObject::connect(&answer, &QTimer::timeout, [&] {
    auto* dialog = lab.window->findChild<QFileDialog*>();
    if (!dialog) return;
    answer.stop();
    dialog->findChild<QLineEdit*>()->setText(folder.filePath("mine"));
    QMetaObject::invokeMethod(dialog, "accept");
  });
  answer.start(10);
  CHECK(lab.window->act("export session") == "");
  CHECK(waitFor([&] { return sessionsIn(folder.path()) == QStringList("mine.backflow"); }));
  CHECK_FALSE(lab.window->act("export session " + quoted(folder.filePath("other"))).isEmpty());
}

TEST_CASE("what is no session is refused, and the run that is there stays", "[session]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("bad.backflow");
  writeFileAtomically(file.toStdString(), "PK no session");
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "step 5") == "");
  QString said;
  QObject::connect(&session, &Session::failed, [&](const QString& error) { said = error; });
  perform(session, "open " + quoted(file));
  CHECK(waitFor([&] { return !said.isEmpty(); }));
  CHECK(said.contains("bad.backflow"));
  CHECK(session.lane().status().step == 5);
  CHECK_FALSE(perform(session, "export session " + quoted(folder.filePath("x.zip"))).isEmpty());
}

TEST_CASE("what a program that ended without closing has left is offered, opened, and gone when it is safe", "[session]") {
  const QTemporaryDir folder;
  {
    Session session;
    session.open(endless(), false);
    Autosave autosave(session, folder.path(), [] { return std::string(); });
    autosave.save();
    CHECK_FALSE(autosave.saving());  // nothing has been trained
    REQUIRE(perform(session, "step 30") == "");
    autosave.save();
    REQUIRE(waitFor([&] { return !autosave.saving(); }));
    CHECK(autosave.error() == "");
    REQUIRE(sessionsIn(folder.path()).size() == 1);
    CHECK(Autosave(session, folder.path(), {}).left().empty());  // of a program that still runs
    QFile::copy(autosave.file(), folder.filePath("crashed.backflow"));
  }
  REQUIRE(sessionsIn(folder.path()) == QStringList("crashed.backflow"));  // closed in good order: its own is gone

  Opened lab;
  lab.window->keepSafe(folder.path());
  CHECK(lab.window->message().contains("was not closed last time"));
  REQUIRE(lab.window->act("recover") == "");
  REQUIRE(waitFor([&] { return !lab.session.preparing() && lab.session.lane().status().step == 30; }));
  CHECK(sessionsIn(folder.path()).contains("crashed.backflow"));  // until this window has saved it itself
  auto* autosave = lab.window->autosave();
  REQUIRE(autosave);
  autosave->save();
  REQUIRE(waitFor([&] { return !autosave->saving(); }));
  CHECK(sessionsIn(folder.path()) == QStringList(QFileInfo(autosave->file()).fileName()));
  CHECK_FALSE(lab.window->act("recover").isEmpty());
}

TEST_CASE("an export that fails does not keep a recovered session's old file", "[session]") {
  const QTemporaryDir folder;
  saveSession(folder.filePath("crashed.backflow"), 30);
  Opened lab;
  lab.window->keepSafe(folder.path());
  REQUIRE(lab.window->act("recover") == "");
  REQUIRE(waitFor([&] { return !lab.session.preparing() && lab.session.lane().status().step == 30; }));
  REQUIRE(lab.window->act("export torch " + quoted(folder.filePath("none/backflow.py"))) == "");
  REQUIRE(waitFor([&] { return lab.window->message().contains("none/backflow.py"); }));
  auto* autosave = lab.window->autosave();
  autosave->save();
  REQUIRE(waitFor([&] { return !autosave->saving(); }));
  CHECK(sessionsIn(folder.path()) == QStringList(QFileInfo(autosave->file()).fileName()));
}

TEST_CASE("a window that is closed keeps its session as the last one, in the place of the one before", "[session]") {
  const QTemporaryDir folder;
  const QString last = folder.filePath("last/session.backflow");
  for (int steps : {5, 9}) {
    Opened lab;
    lab.window->keepSafe(folder.path());
    CHECK_FALSE(lab.window->message().contains("not closed"));
    lab.session.open(endless(), false);
    REQUIRE(lab.window->act(QString("step %1").arg(steps)) == "");
    REQUIRE(waitFor([&] { return lab.session.lane().status().step == steps && lab.session.settled(); }));
    lab.window.reset();
    CHECK(sessionsIn(folder.path()).isEmpty());
    REQUIRE(QFile::exists(last));
    CHECK(readSession(last.toStdString()).runs.front().moment.state->steps == steps);
  }
}

TEST_CASE("what was left and read well, but could not begin, stays for another time", "[session]") {
  const QTemporaryDir folder;
  writeFileAtomically(folder.filePath("crashed.backflow").toStdString(), "whatever");
  Session session;
  session.open(endless(), false);
  REQUIRE(perform(session, "step 3") == "");
  Autosave autosave(session, folder.path(), [] { return std::string(); });
  const bool fails = GENERATE(true, false);
  autosave.takeOver();
  if (fails) emit session.failed("a lane did not start");
  autosave.save();
  REQUIRE(waitFor([&] { return !autosave.saving(); }));
  CHECK(autosave.error() == "");
  CHECK(sessionsIn(folder.path()).contains("crashed.backflow") == fails);
}

TEST_CASE("a session that cannot save itself says so, once", "[session]") {
  QTemporaryDir folder;
  Session session;
  session.open(endless(), false);
  QStringList said;
  QObject::connect(&session, &Session::refused, [&](const QString& why) { said << why; });
  Autosave autosave(session, folder.path(), [] { return std::string(); });
  REQUIRE(folder.remove());
  for (int i = 0; i < 2; ++i) {
    REQUIRE(perform(session, "step 2") == "");
    autosave.save();
    REQUIRE(autosave.saving());
    REQUIRE(waitFor([&] { return !autosave.saving(); }));
    CHECK_FALSE(autosave.error().isEmpty());
  }
  CHECK(said.size() == 1);
}

TEST_CASE("a session that could not be locked at first is saved as soon as it can be", "[session]") {
  const QTemporaryDir folder;
  const QString place = folder.filePath("backflow");
  writeFileAtomically(place.toStdString(), "a file where the folder should be");
  Session session;
  session.open(endless(), false);
  QStringList said;
  QObject::connect(&session, &Session::refused, [&](const QString& why) { said << why; });
  Autosave autosave(session, place + "/autosave", [] { return std::string(); });
  autosave.save();
  CHECK(said.isEmpty());  // there is nothing to save
  for (int i = 0; i < 2; ++i) {
    REQUIRE(perform(session, "step 2") == "");
    autosave.save();
    CHECK_FALSE(autosave.saving());
  }
  REQUIRE(said.size() == 1);
  CHECK(said[0].contains(place));
  CHECK(said[0].contains("saved by itself"));
  REQUIRE(QFile::remove(place));
  autosave.save();
  REQUIRE(waitFor([&] { return !autosave.saving(); }));
  CHECK(autosave.error() == "");
  CHECK(QFile::exists(autosave.file()));
  CHECK(said.size() == 1);
}

TEST_CASE("what was left is offered where no lock can be made for it, unless a program that runs holds it", "[session]") {
  const QTemporaryDir folder;
  Session session;
  session.open(smallExperiment(), false);
  QString file;
  SECTION("its name is too long for the lock's") { file = QString(244, 'x') + ".backflow"; }
  SECTION("a dead program's lock cannot be cleared away, as on a full disk") {
    file = "crashed.backflow";
    writeDeadLock(folder.filePath(file + ".lock"));
    REQUIRE(QDir(folder.path()).mkdir(file + ".lock.rmlock"));
  }
  QFile left(folder.filePath(file));
  REQUIRE(left.open(QIODevice::WriteOnly));
  left.close();
  const Autosave autosave(session, folder.path(), {});
  REQUIRE(autosave.left().size() == 1);
  CHECK(QFileInfo(autosave.left()[0].file).fileName() == file);
}

TEST_CASE("locks of programs that have ended are cleared away where there is no session beside them", "[session]") {
  const QTemporaryDir folder;
  Session session;
  session.open(smallExperiment(), false);
  const auto locks = [&] { return QDir(folder.path()).entryList({"*.lock"}, QDir::Files); };
  writeDeadLock(folder.filePath("1-1.backflow.lock"));
  const Autosave runs(session, folder.path(), {});
  const QString its = QFileInfo(runs.file()).fileName() + ".lock";
  CHECK(locks() == QStringList(its));
  const Autosave other(session, folder.path(), {});
  CHECK(other.file() != runs.file());  // in the same millisecond, too
  CHECK(locks().size() == 2);
  CHECK(locks().contains(its));  // no session yet, but the program runs
}

TEST_CASE("a message gives way to the question that it covered", "[session]") {
  const QTemporaryDir folder;
  writeFileAtomically(folder.filePath("old.backflow").toStdString(), "whatever");
  Opened lab;
  lab.window->keepSafe(folder.path());
  const QString question = lab.window->message();
  REQUIRE(button(*lab.window, "Open it"));
  QGuiApplication::clipboard()->setText("hello");
  REQUIRE_FALSE(lab.window->act("paste").isEmpty());
  CHECK(lab.window->message().contains("paste"));
  CHECK_FALSE(button(*lab.window, "Open it"));
  click(*lab.window, "Close the message");
  CHECK(lab.window->message() == question);
  REQUIRE(waitFor([&] { return lab.window->isActiveWindow(); }));
  QPushButton* letGo = button(*lab.window, "Let it go");
  letGo->setFocus(Qt::TabFocusReason);
  QTest::keyClick(letGo, Qt::Key_Space);
  CHECK(lab.window->message().isEmpty());
  CHECK(QApplication::focusWidget() == lab.window.get());  // which plays at Space, and presses nothing
  CHECK(sessionsIn(folder.path()).isEmpty());
}

TEST_CASE("a session that was left damaged does not hide an older one", "[session]") {
  const QTemporaryDir folder;
  const QString older = folder.filePath("older.backflow"), newer = folder.filePath("newer.backflow");
  saveSession(older, 30);
  QFile::copy(older, newer);
  REQUIRE(QFile::resize(newer, QFileInfo(newer).size() / 2));
  setAge(older, 60);
  Opened lab;
  lab.window->keepSafe(folder.path());
  REQUIRE(lab.window->leftBehind() == newer);
  click(*lab.window, "Open it");
  REQUIRE(waitFor([&] { return lab.window->message().contains("damaged session file"); }));
  CHECK(lab.window->message().contains("newer.backflow"));
  CHECK(lab.window->leftBehind() == older);
  click(*lab.window, "Close the message");
  click(*lab.window, "Open it");
  REQUIRE(waitFor([&] { return !lab.session.preparing() && lab.session.lane().status().step == 30; }));
  CHECK(lab.window->message().isEmpty());
  CHECK(QFile::exists(newer));  // until it is let go
}

TEST_CASE("what was left can be let go", "[session]") {
  const QTemporaryDir folder;
  writeFileAtomically(folder.filePath("old.backflow").toStdString(), "whatever");
  Opened lab;
  lab.window->keepSafe(folder.path());
  REQUIRE(lab.window->act("recover discard") == "");
  CHECK(sessionsIn(folder.path()).isEmpty());
}

TEST_CASE("an experiment can be copied as text and pasted", "[session]") {
  Session one, other;
  one.open(smallExperiment(), false);
  REQUIRE(perform(one, "set model.cell gru train.learning_rate 0.003") == "");
  REQUIRE(perform(one, "copy-code") == "");
  CHECK(isExperimentCode(QGuiApplication::clipboard()->text().toStdString()));
  REQUIRE(perform(other, "paste") == "");
  CHECK(experimentText(other.experiment()) == experimentText(one.experiment()));
  REQUIRE(perform(other, "open " + QGuiApplication::clipboard()->text()) == "");
  QGuiApplication::clipboard()->setText("hello");
  CHECK_FALSE(perform(other, "paste").isEmpty());
}
