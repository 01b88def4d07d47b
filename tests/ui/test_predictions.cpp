// What a lesson keeps until it is answered, what the answer is held against, and when a challenge is met.
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/acts/act.h"
#include "ui/lessons/lesson_run.h"
#include "ui/status_line.h"
#include "ui/timeline.h"
#include "ui/transport.h"

using namespace backflow;
using namespace backflow::ui;

TEST_CASE("until there is an answer the runs stay as they are, and what is measured is the step's own") {
  Opened lab;
  const LessonRun& lesson = lab.session.lesson();
  const auto act = [&](const QString& line) {
    REQUIRE(lab.window->act(line).toStdString() == "");
    REQUIRE(waitFor([&] { return lesson.settled(); }));
    lab.window->refreshAll();
  };
  const auto buttons = [&] {
    QStringList enabled;
    for (const QPushButton* button : lab.window->findChild<Transport*>()->findChildren<QPushButton*>())
      if (button->isEnabled()) enabled += button->accessibleName();
    return enabled.filter(QRegularExpression("Play|One training step|Start again|Compare"));
  };
  const auto figures = [&] { return lab.window->findChild<StatusLine*>()->findChild<QLabel*>("figures")->text(); };
  act("lesson start dries");
  act("play");
  CHECK(figures().contains("loss"));
  act("lesson next");
  CHECK_FALSE(lab.session.wantsToPlay());
  CHECK(buttons().isEmpty());
  CHECK_FALSE(lab.window->findChild<Timeline*>()->isEnabled());
  CHECK_FALSE(figures().contains("loss"));
  for (const char* line :
       {"play", "play-pause", "step", "run-to 5", "reset", "branch", "undo", "open vanishing", "close-lane A", "compare seed 3",
        "pull-radius 1", "seek 0", "rewind", "live", "copy data river", "export plot 1 x.csv"})
    CHECK(lab.window->act(line).toStdString() == givesAway().toStdString());
  QTest::keyClick(lab.window.get(), Qt::Key_Space);
  QTest::keyClick(lab.window.get(), Qt::Key_Right);
  act("answer -6.2");
  CHECK(lesson.taken(1).answer.right);
  CHECK(lab.session.lane().status().step == 1);
  CHECK(buttons().size() == 4);
  CHECK(lab.window->findChild<Timeline*>()->isEnabled());
  CHECK(figures().contains("loss"));
  act("step 5");
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 6; }));
  act("lesson run");
  CHECK(lab.session.lane().status().step == 1);
  CHECK(lesson.taken(1).answer.right);
  act("lesson start floods");
  act("lesson next");  // which hides nothing
  CHECK(lab.window->act("play") == givesAway());
  CHECK(lab.window->act("seek 0") == "");
}

TEST_CASE("a challenge is met at the first step at which it holds, however late that is seen") {
  Session session;
  session.open(smallExperiment(), false);
  const char* const challenge =
      R"({ "backflow_lesson": 1, "steps": [ { "challenge": [ { "figure": "step", "above": 2 }, { "figure": "loss", "above": 0 } ] } ] })";
  session.lesson().start(parseLesson(challenge, "# Title\n\n## One\n", "test"), nullptr);
  REQUIRE(waitFor(session, [&] { return session.settled() && session.lesson().settled(); }));
  REQUIRE(runAct(session, nullptr, "step 9").error == "");
  REQUIRE(waitFor([&] { return session.lane().status().step == 9; }));  // nobody looks meanwhile
  REQUIRE(waitFor(session, [&] { return session.lesson().taken(0).reachedAt >= 0; }));
  CHECK(session.lesson().taken(0).reachedAt == 3);
  CHECK(session.lesson().taken(0).reached.contains("(3)"));
  const Lane& lane = session.lane();
  REQUIRE(waitFor(session, [&] { return session.settled(); }));
  const double ratio = figure("log10_ratio").at(lane, 4), loss = figure("val_loss").at(lane, 7);
  REQUIRE(perform(session, "seek 4") == "");
  CHECK(figure("log10_ratio").of(lane) == Approx(ratio).epsilon(1e-6));
  REQUIRE(perform(session, "seek 7") == "");
  CHECK(lane.shownValidation()->valLoss == loss);
}

TEST_CASE("a flood is no success where the river was to be kept from drying up") {
  Opened lab;
  const LessonRun& lesson = lab.session.lesson();
  const auto act = [&](const QString& line) {
    REQUIRE(lab.window->act(line) == "");
    REQUIRE(waitFor([&] { return lesson.settled() && lab.session.ready() && lab.session.settled(); }));
  };
  act("lesson start dries");
  act("lesson go 5");
  act("set model.init.gain 1.5");
  CHECK(figure("log10_ratio").of(lab.session.lane()) > -3.0);
  act("step 12");
  CHECK(lesson.taken(4).reachedAt < 0);
}
