// Several runs side by side: what makes a lane, that they keep step, and the way back.
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "tests/ui/driver.h"
#include "ui/acts/act.h"
#include "ui/main_window.h"
#include "ui/theme.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

Experiment small() {
  Experiment e = smallExperiment();
  e.train.validateEvery = 50;
  e.train.steps = 1'000'000;
  return e;
}

std::vector<std::int64_t> steps(const Session& session) {
  std::vector<std::int64_t> all;
  for (const Lane* lane : session.lanes()) all.push_back(lane->rows().empty() ? 0 : lane->rows().back().step);
  return all;
}

QString letters(const Session& session) {
  QString all;
  for (const Lane* lane : session.lanes()) all += QLatin1Char(lane->name());
  return all;
}

using Steps = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("compare makes lane B of lane A with one key different, active, and at the same training step") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "step 40") == "");
  REQUIRE(perform(session, "compare train.clip.mode none") == "");
  REQUIRE(letters(session) == "AB");
  CHECK(&session.lane() == session.lanes()[1]);
  const Experiment &a = session.lanes()[0]->experiment(), &b = session.lanes()[1]->experiment();
  CHECK(changedKnobs(a, b) == std::vector<std::string>{"train.clip.mode"});
  CHECK(a.seed == b.seed);
  CHECK(session.difference(*session.lanes()[0]).isEmpty());
  CHECK(session.difference(*session.lanes()[1]) == "Clipping Off");
  CHECK(steps(session) == Steps{40, 40});
}

TEST_CASE("lanes are at the same step whenever they rest, however different their speeds") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare model.hidden 96") == "");
  REQUIRE(perform(session, "step 7") == "");
  CHECK(steps(session) == Steps{7, 7});
  REQUIRE(perform(session, "run-to 150") == "");
  CHECK(steps(session) == Steps{150, 150});
  REQUIRE(perform(session, "run-to 20") == "");  // past it: stays
  CHECK(steps(session) == Steps{150, 150});
  REQUIRE(perform(session, "play") == "");
  REQUIRE(waitFor(session, [&] { return steps(session)[1] > 300; }));
  REQUIRE(perform(session, "compare model.cell lstm") == "");
  REQUIRE(waitFor(session, [&] { return session.lanes()[2]->rows().size() > 10; }));
  REQUIRE(perform(session, "pause") == "");
  REQUIRE(perform(session, "step 1") == "");
  const Steps rest = steps(session);
  CHECK(rest[0] > 300);
  CHECK(rest == Steps(3, rest[0]));
  REQUIRE(perform(session, "set model.hidden 5") == "");  // a new run comes up to the others
  CHECK(steps(session) == rest);
  REQUIRE(perform(session, "reset") == "");
  CHECK(steps(session) == Steps{0, 0, 0});
}

TEST_CASE("a lane that comes up to the others from far behind can be paused, and goes on when asked") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "run-to 3000") == "");
  Experiment slow = small();
  slow.model.hidden = 160;
  slow.task.length = 60;
  session.addLane(slow, false);
  const auto& status = session.lanes()[1];
  REQUIRE(waitFor(session, [&] { return !session.preparing() && status->status().step > 10; }));
  CHECK(session.playing());  // the button says Pause
  REQUIRE(perform(session, "play-pause") == "");
  CHECK_FALSE(session.playing());
  REQUIRE(waitFor(session, [&] { return session.settled(); }));
  const std::int64_t there = status->status().step;
  REQUIRE(there < 3000);
  QTest::qWait(50);
  session.poll();
  CHECK(status->status().step == there);
  REQUIRE(perform(session, "play-pause") == "");
  CHECK(session.wantsToPlay());
  REQUIRE(waitFor(session, [&] { return status->status().step > there; }));
  REQUIRE(perform(session, "pause") == "");
  CHECK(session.lanes()[0]->status().step == 3000);
}

TEST_CASE("data that cannot be read leave every lane as it was, weights and all") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare model.cell lstm") == "");
  REQUIRE(perform(session, "run-to 30") == "");
  REQUIRE(perform(session, "pull-radius 1.7") == "");
  REQUIRE(perform(session, "run-to 40") == "");
  std::vector<double> before;
  for (const Lane* lane : session.lanes()) before.push_back(lane->rows().back().trainLoss);
  QString error;
  QObject::connect(&session, &Session::failed, [&](const QString& text) { error = text; });
  Experiment bad = small();
  bad.task.name = "series";
  bad.task.file = "/no/such/file.csv";
  session.open(bad, false);
  REQUIRE(waitFor(session, [&] { return !error.isEmpty() && session.ready(); }));
  REQUIRE(letters(session) == "AB");
  CHECK(steps(session) == Steps{40, 40});
  for (std::size_t i = 0; i < 2; ++i) CHECK(session.lanes()[i]->rows().back().trainLoss == before[i]);
  REQUIRE(perform(session, "step 1") == "");
  CHECK(steps(session) == Steps{41, 41});
  REQUIRE(perform(session, "undo") == "");  // of the pull, not of what failed
  CHECK(letters(session) == "AB");
}

TEST_CASE("run-to from the past trains the lane that is behind") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "step 30") == "");
  REQUIRE(perform(session, "seek 10") == "");
  REQUIRE(perform(session, "branch") == "");
  REQUIRE(session.showsPast());
  REQUIRE(perform(session, "run-to 10") == "");  // nobody is behind that
  CHECK(session.showsPast());
  REQUIRE(perform(session, "run-to 20") == "");
  CHECK_FALSE(session.showsPast());
  CHECK(steps(session) == Steps{30, 30});  // at rest they are at one step, so it comes up to the other
}

TEST_CASE("a live knob that is turned while a branch is being prepared leaves it where it begins") {
  Session session;
  session.open(small(), false);
  for (const char* line : {"step 30", "seek 20"}) REQUIRE(perform(session, line) == "");
  session.branch();
  REQUIRE(session.lane().preparing());
  session.set({"train.learning_rate", "0.25"});
  const auto takes = [&] {
    return session.lane().snapshot() && session.lane().snapshot()->experiment.train.learningRate == 0.25;
  };
  REQUIRE(waitFor(session, [&] { return session.settled() && takes(); }));
  CHECK(session.lane().name() == 'B');
  CHECK(session.lane().status().step == 20);
  CHECK(steps(session) == Steps{30, 20});
  CHECK(session.lane().begun().train.learningRate != 0.25);
  session.branch();
  session.set({"model.hidden", "5"});  // which begins again
  REQUIRE(waitFor(session, [&] { return session.settled(); }));
  CHECK(steps(session)[2] == 0);
  CHECK(session.lane().snapshot()->hidden == 5);
}

TEST_CASE("no lane runs away from the slowest while they play") {
  Session session;
  Experiment slow = small();
  slow.model.hidden = 160;
  slow.task.length = 60;
  session.open(small(), false);
  session.addLane(slow, true);
  std::int64_t most = 0;
  REQUIRE(waitFor(session, [&] {
    const Steps now = steps(session);
    most = std::max(most, now[0] - now[1]);
    return now[1] > 100;
  }));
  CHECK(most > 0);
  CHECK(steps(session)[0] < 2 * steps(session)[1] + 100);  // alone it would be a hundred times as far
  REQUIRE(perform(session, "close-lane B") == "");         // then nothing holds it
  const std::int64_t there = steps(session)[0];
  CHECK(waitFor(session, [&] { return steps(session)[0] > there + 1000; }));
}

TEST_CASE("the same experiment in two lanes has the same bits at every step, whenever they began") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "step 25") == "");
  session.addLane(session.experiment(), false);
  REQUIRE(perform(session, "run-to 60") == "");
  const auto &a = session.lanes()[0]->rows(), &b = session.lanes()[1]->rows();
  REQUIRE(a.size() == 60);
  REQUIRE(b.size() == 60);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].trainLoss == b[i].trainLoss);
    CHECK(a[i].gradNorm == b[i].gradNorm);
  }
}

TEST_CASE("there are at most four lanes, each with the first free letter, and never none") {
  Session session;
  session.open(small(), false);
  CHECK(perform(session, "close-lane A").contains("last lane"));
  for (const char* hidden : {"7", "8", "9"}) REQUIRE(perform(session, QString("compare model.hidden ") + hidden) == "");
  CHECK(letters(session) == "ABCD");
  const QString refused = perform(session, "compare model.hidden 10");
  CHECK(refused.contains("four lanes"));
  CHECK_FALSE(refused.contains('\n'));
  REQUIRE(perform(session, "close-lane B") == "");
  CHECK(letters(session) == "ACD");
  CHECK(session.lane().name() == 'D');
  CHECK(perform(session, "close-lane B").contains("there is A, C, D"));
  CHECK(perform(session, "lane B").contains("there is no lane B"));
  REQUIRE(perform(session, "lane A") == "");
  REQUIRE(perform(session, "compare model.cell gru") == "");
  CHECK(letters(session) == "ABCD");
  CHECK(session.lane().name() == 'B');
  CHECK(session.difference(session.lane()) == "Cell GRU");
  REQUIRE(perform(session, "close-lane A") == "");
  CHECK(session.difference(*session.lanes()[0]).isEmpty());
  CHECK(perform(session, "compare model.cell gru").contains("has that already"));
}

TEST_CASE("knobs change the active lane only") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare model.cell gru") == "");
  REQUIRE(perform(session, "set train.learning_rate 0.25") == "");
  CHECK(session.lanes()[0]->experiment().train.learningRate != 0.25);
  CHECK(session.difference(session.lane()).contains("Learning rate η 0.25"));
  REQUIRE(perform(session, "lane A") == "");
  REQUIRE(perform(session, "set model.hidden 5") == "");
  CHECK(session.lanes()[1]->experiment().model.hidden == 6);
}

TEST_CASE("compare and close-lane are one step for undo, and the lane that comes back catches up") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "step 30") == "");
  REQUIRE(perform(session, "compare model.cell gru") == "");
  const std::string b = experimentText(session.experiment());
  REQUIRE(perform(session, "undo") == "");
  CHECK(letters(session) == "A");
  CHECK(session.lane().rows().size() == 30);  // its run was not touched
  CHECK_FALSE(session.canUndo());
  REQUIRE(perform(session, "redo") == "");
  CHECK(letters(session) == "AB");
  CHECK(experimentText(session.experiment()) == b);
  CHECK(steps(session) == Steps{30, 30});
  REQUIRE(perform(session, "lane A") == "");
  REQUIRE(perform(session, "close-lane B") == "");
  CHECK(letters(session) == "A");
  REQUIRE(perform(session, "undo") == "");
  CHECK(letters(session) == "AB");
  CHECK(session.lane().name() == 'A');
  CHECK(steps(session) == Steps{30, 30});
}

TEST_CASE("open begins anew with lane A alone; undo brings all lanes back") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare model.cell gru") == "");
  Experiment other = small();
  other.task.length = 9;
  session.open(other, false);
  REQUIRE(waitFor(session, [&] { return session.settled(); }));
  CHECK(letters(session) == "A");
  REQUIRE(perform(session, "undo") == "");
  CHECK(letters(session) == "AB");
  CHECK(session.experiment().task.length == 12);
}

TEST_CASE("a lane that cannot start is no lane; the others go on") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "step 3") == "");
  QString error;
  QObject::connect(&session, &Session::failed, [&](const QString& text) { error = text; });
  REQUIRE(perform(session, "compare task.name series task.file /no/such/file.csv") == "");
  CHECK(error.contains("/no/such/file.csv"));
  CHECK(letters(session) == "A");
  CHECK_FALSE(session.canUndo());
  REQUIRE(perform(session, "step 1") == "");
  CHECK(session.lane().rows().size() == 4);
}

TEST_CASE("a lane that has diverged or finished is not waited for") {
  Session session;
  Experiment short_ = small();
  short_.train.steps = 20;
  session.open(short_, false);
  session.addLane(small(), true);
  REQUIRE(waitFor(session, [&] { return steps(session)[1] > 100; }));
  CHECK(steps(session)[0] == 20);
  CHECK(session.lanes()[0]->status().phase == Trainer::Phase::Finished);
  CHECK(session.playing());
  Experiment wild = small();
  wild.model.activation = "relu";
  wild.model.init.gain = 1e20;
  wild.train.clip.mode = "none";
  session.addLane(wild, false);
  REQUIRE(waitFor(session, [&] { return session.lanes()[2]->status().phase == Trainer::Phase::Diverged; }));
  const std::int64_t there = steps(session)[1];
  CHECK(waitFor(session, [&] { return steps(session)[1] > there + 100; }));
  CHECK(perform(session, "pause") == "");
}

TEST_CASE("a new lane comes behind the others, whose names are told by the first") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare model.cell lstm") == "");
  REQUIRE(perform(session, "close-lane A") == "");
  REQUIRE(perform(session, "compare model.cell gru") == "");
  CHECK(letters(session) == "BC");
  CHECK(session.difference(*session.lanes()[1]) == "Cell GRU");
  REQUIRE(perform(session, "compare model.cell mgu") == "");
  REQUIRE(perform(session, "compare model.cell rnn") == "");
  CHECK(letters(session) == "ABCD");  // the letters are at an end
}

TEST_CASE("expect asks any lane") {
  Session session;
  session.open(small(), false);
  REQUIRE(perform(session, "compare train.learning_rate 0.2") == "");
  CHECK(perform(session, "expect loss B < 1").contains("no training step"));
  REQUIRE(perform(session, "step 12") == "");
  CHECK(perform(session, "expect step B > 11") == "");
  CHECK(perform(session, "expect loss A < 1e9") == "");
  CHECK(perform(session, "expect loss B < 0").contains("of lane B"));
  CHECK(perform(session, "expect loss C < 1").contains("there is A, B"));
}

TEST_CASE("the window has a chip a lane, with its difference; a click makes it active, another closes it") {
  Theme::use(true);
  Session session;
  session.open(small(), false);
  MainWindow window(session, false);
  window.resize(1280, 800);
  window.show();
  const auto button = [&](const QString& name) -> QPushButton* {
    for (QPushButton* each : window.findChildren<QPushButton*>())
      if (each->isVisible() && each->accessibleName().startsWith(name)) return each;
    return nullptr;
  };
  REQUIRE(button("Compare"));
  CHECK_FALSE(button("Lane A"));  // one lane needs no chip
  for (const char* sets : {"model.cell gru", "model.cell lstm", "train.clip.mode value"})
    REQUIRE(window.act(QString("compare ") + sets) == "");
  QTest::qWait(50);
  CHECK_FALSE(button("Compare")->isEnabled());
  REQUIRE(button("Lane B: Cell GRU"));
  REQUIRE(button("Lane D"));
  CHECK(button("Lane D")->accessibleName().endsWith("active"));
  button("Lane B")->click();
  CHECK(session.lane().name() == 'B');
  REQUIRE(button("Lane B"));
  CHECK(button("Lane B")->accessibleName().endsWith("active"));
  bool said = false;
  CHECK(waitFor(session, [&] { return session.settled(); }));
  window.refreshAll();
  for (const QLabel* label : window.findChildren<QLabel*>()) said = said || label->text().contains("IN LANE B");
  CHECK(said);
  for (const QPushButton* each : window.findChildren<QPushButton*>())
    if (each->isVisible()) CHECK(each->fontMetrics().horizontalAdvance(each->text()) <= each->width());
  REQUIRE(button("Close lane B"));
  button("Close lane B")->click();
  CHECK(session.lanes().size() == 3);
  CHECK_FALSE(button("Lane B"));
  CHECK(button("Compare")->isEnabled());
}

TEST_CASE("undo brings a run that has diverged back as one, also beside another") {
  const bool beside = GENERATE(false, true);
  Session session;
  Experiment wild = small();
  wild.model.activation = "relu";
  wild.train.clip.mode = "none";
  wild.train.optimizer = "sgd";
  wild.train.learningRate = 3e3;
  session.open(wild, false);
  REQUIRE(perform(session, "run-to 200") == "");
  const Trainer::Status before = session.lane().status();
  REQUIRE(before.phase == Trainer::Phase::Diverged);
  REQUIRE(session.lane().snapshot()->divergence);
  const std::string what = session.lane().snapshot()->divergence->text();
  if (beside) {
    session.addLane(small(), false);
    REQUIRE(perform(session, QString("run-to %1").arg(before.step)) == "");
    REQUIRE(perform(session, "lane A") == "");
  }
  REQUIRE(perform(session, "set model.cell lstm") == "");
  REQUIRE(perform(session, "step 2") == "");
  REQUIRE(perform(session, "undo") == "");
  REQUIRE(waitFor(session, [&] { return session.settled(); }));
  CHECK(session.lane().status().phase == Trainer::Phase::Diverged);
  CHECK(session.lane().status().step == before.step);
  REQUIRE(session.lane().snapshot()->divergence);
  CHECK(session.lane().snapshot()->divergence->text() == what);
}
