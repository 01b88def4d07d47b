// The way back to a run as it was: after a pull, a reset, a closed lane. What goes on from there has the bits of the run that
// was never interrupted.
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

Experiment small() {
  Experiment e = smallExperiment();
  e.train.steps = 1'000'000;
  return e;
}

struct Lab {
  Session session;
  std::vector<double> loss;  // of the uninterrupted run's first 40 steps

  Lab() {
    session.open(small(), false);
    act("step 40");
    for (const Row& row : session.lane().rows()) loss.push_back(row.trainLoss);
    act("reset");
    act("step 20");
  }
  void act(const QString& line) { REQUIRE(perform(session, line) == ""); }
  std::size_t steps() const { return session.lane().rows().size(); }
  void goesOnAsBefore() {
    act("run-to 40");
    REQUIRE(steps() == 40);
    for (std::size_t i = 0; i < 40; ++i) REQUIRE(session.lane().rows()[i].trainLoss == loss[i]);
  }
};

// A run on a table that is gone, alone or beside one that needs none: what begins anew in lane A fails.
struct Gone {
  QTemporaryDir folder;
  Session session;
  QStringList failed;

  explicit Gone(bool two) {
    const QString file = folder.filePath("series.csv");
    std::string table = "a\n";
    for (int i = 0; i < 200; ++i) table += std::to_string(i % 7) + "\n";
    writeFileAtomically(file.toStdString(), table);
    session.open(small(), false);
    act("set task.name series task.file " + file);
    if (two) {
      act("compare task.name adding");
      act("lane A");
    }
    act("set train.learning_rate 0.5");
    act("step 5");
    QObject::connect(&session, &Session::failed, [this](const QString& why) { failed += why; });
    REQUIRE(QFile::remove(file));
  }
  void act(const QString& line) { REQUIRE(perform(session, line) == ""); }
  void failsOnce() {
    REQUIRE(waitFor(session, [this] { return !failed.isEmpty() && session.settled(); }));
    REQUIRE(failed.size() == 1);
    CHECK(failed[0].contains("series.csv"));
  }
};

}  // namespace

TEST_CASE("undo of a pull goes on from the state before it, redo from the one after it") {
  Lab lab;
  lab.act("pull-radius 1.4");
  CHECK(lab.session.lane().snapshot()->spectralRadius == Approx(1.4).epsilon(1e-6));
  lab.act("step 5");
  const double pulled = lab.session.lane().rows().back().trainLoss;
  CHECK(pulled != lab.loss[24]);
  lab.act("undo");
  CHECK(lab.steps() == 20);
  CHECK(lab.session.lane().snapshot()->spectralRadius < 1.2);
  lab.goesOnAsBefore();
  lab.act("redo");
  CHECK(lab.steps() == 25);
  CHECK(lab.session.lane().rows().back().trainLoss == pulled);
}

TEST_CASE("undo of what is done while the past is shown brings the present back") {
  const char* act = GENERATE("reset", "pull-radius 1.4", "set model.cell gru");
  CAPTURE(act);
  Lab lab;
  lab.act("seek 5");
  lab.act(act);
  lab.act("undo");
  lab.act("live");
  CHECK(lab.steps() == 20);
  lab.goesOnAsBefore();
}

TEST_CASE("redo reaches the newest run, also where more was undone than is kept") {
  Lab lab;
  for (int i = 1; i <= 6; ++i) {
    lab.act(QString("pull-radius 1.%1").arg(i));
    lab.act("step 2");
  }
  const double last = lab.session.lane().rows().back().trainLoss;
  REQUIRE(lab.steps() == 32);
  for (int i = 0; i < 6; ++i) lab.act("undo");
  for (int i = 0; i < 6; ++i) lab.act("redo");
  CHECK(lab.steps() == 32);
  CHECK(lab.session.lane().rows().back().trainLoss == last);
}

TEST_CASE("a branch leaves the lane that it comes from as it is, with what was done to it at rest") {
  Lab lab;
  lab.act("pull-radius 1.4");
  lab.act("branch");
  for (const char* name : {"A", "B"})
    CHECK(lab.session.laneNamed(name).snapshot()->spectralRadius == Approx(1.4).epsilon(1e-6));
  lab.act("lane A");
  lab.act("reset");
  lab.act("undo");
  CHECK(lab.session.laneNamed("A").snapshot()->spectralRadius == Approx(1.4).epsilon(1e-6));
}

TEST_CASE("a branch that is refused since there are four lanes leaves all as it was") {
  Lab lab;
  for (const char* seed : {"2", "3", "4"}) lab.act(QString("compare seed ") + seed);
  lab.act("lane A");
  lab.act("play");
  CHECK(perform(lab.session, "branch").contains("four lanes"));
  CHECK(lab.session.wantsToPlay());
  CHECK_FALSE(lab.session.showsPast());
}

TEST_CASE("a drag of an eigenvalue is one step for undo") {
  Lab lab;
  lab.act("set train.learning_rate 0.5");
  lab.session.hold();
  for (const char* radius : {"1.1", "1.2", "1.3"}) lab.act(QString("pull-radius ") + radius);
  lab.session.release();
  lab.act("undo");
  CHECK(lab.session.experiment().train.learningRate == 0.5);
  CHECK(lab.session.lane().snapshot()->spectralRadius < 1.1);
  lab.act("undo");
  CHECK(lab.session.experiment().train.learningRate == small().train.learningRate);
}

TEST_CASE("undo of a reset brings the run back, with its past") {
  Lab lab;
  bool told = false;  // whoever offers undo has to hear of it
  QObject::connect(&lab.session, &Session::experimentChanged, [&] { told = true; });
  lab.act("reset");
  CHECK(told);
  CHECK(lab.steps() == 0);
  lab.act("undo");
  CHECK(lab.steps() == 20);
  lab.act("seek 7");
  CHECK(lab.session.lane().snapshot()->step == 7);
  lab.act("live");
  lab.goesOnAsBefore();
  lab.act("redo");
  CHECK(lab.steps() == 0);
  lab.goesOnAsBefore();
}

TEST_CASE("undo of a knob that begins anew brings the trained run back, redo the one that had begun") {
  Lab lab;
  lab.act("set model.cell gru");
  CHECK(lab.steps() == 0);
  lab.act("step 3");
  lab.act("undo");
  CHECK(lab.session.experiment().model.cell == small().model.cell);
  CHECK(lab.steps() == 20);
  lab.goesOnAsBefore();
  lab.act("redo");
  CHECK(lab.session.experiment().model.cell == "gru");
  CHECK(lab.steps() == 3);
}

TEST_CASE("undo of a closed lane, and of another experiment, bring runs back where they were") {
  Lab lab;
  lab.act("compare model.cell gru");
  lab.act("close-lane A");
  lab.act("undo");
  REQUIRE(lab.session.lanes().size() == 2);
  lab.act("lane A");
  CHECK(lab.steps() == 20);
  Experiment other = small();
  other.task.length = 9;
  lab.session.open(other, false);
  REQUIRE(waitFor(lab.session, [&] { return lab.session.settled(); }));
  CHECK(lab.session.opened().task.length == 9);
  lab.act("undo");
  CHECK(lab.session.opened().task.length == small().task.length);
  REQUIRE(lab.session.lanes().size() == 2);
  CHECK(lab.steps() == 20);
  lab.goesOnAsBefore();
  CHECK(lab.session.lanes()[1]->rows().size() == 40);
}

TEST_CASE("a reset that fails leaves the runs, what was set before it, and the way back") {
  const bool two = GENERATE(false, true);
  Gone lab(two);
  const QString back = lab.session.undoText();
  lab.act("reset");
  lab.failsOnce();
  CHECK(lab.session.experiment().train.learningRate == 0.5);
  CHECK(lab.session.undoText() == back);
  for (const Lane* lane : lab.session.lanes()) CHECK(lane->rows().size() == 5);
  lab.act("undo");
  CHECK(lab.session.experiment().train.learningRate == small().train.learningRate);
}

TEST_CASE("a lane closed while another is prepared stays closed where that fails, and undo brings it back") {
  Gone lab(true);
  lab.session.set({"seed", "3"});  // of lane A
  lab.session.closeLane("B");
  lab.failsOnce();
  CHECK(lab.session.experiment().seed == small().seed);
  REQUIRE(lab.session.lanes().size() == 1);
  CHECK(lab.session.lane().rows().size() == 5);
  lab.act("undo");
  REQUIRE(lab.session.lanes().size() == 2);
  for (const Lane* lane : lab.session.lanes()) CHECK(lane->rows().size() == 5);
}

TEST_CASE("the last lane that there is comes back as it was, though it was closed while another was prepared") {
  Lab lab;
  lab.session.compare({"task.name", "series", "task.file", "/no/such/file.csv"});
  lab.session.closeLane("A");
  REQUIRE(waitFor(lab.session, [&] { return lab.session.settled(); }));
  REQUIRE(lab.session.lanes().size() == 1);
  CHECK(lab.session.lane().name() == 'A');
  CHECK(lab.steps() == 20);
}
