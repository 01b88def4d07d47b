// The bar at the top: the list of experiments and what it says of the one that runs, and the pace.
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/transport.h"
#include "ui/widgets/picker.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

Picker* pickerOf(MainWindow& window) { return static_cast<Picker*>(window.findChild<Transport*>()->findChild<QComboBox*>()); }

bool isHeading(const QComboBox& box, int index) {
  return !box.itemText(index).isEmpty() && !(box.model()->flags(box.model()->index(index, 0)) & Qt::ItemIsEnabled);
}

}  // namespace

TEST_CASE("the list of experiments has headings, which keys pass over", "[transport]") {
  Opened lab;
  Picker* picker = pickerOf(*lab.window);
  int headings = 0;
  for (int i = 0; i < picker->count(); ++i) headings += isHeading(*picker, i);
  CHECK(headings == 3);
  CHECK(isHeading(*picker, 0));
  REQUIRE(perform(lab.session, "open vanishing") == "");
  for (int i = 0; i < 12; ++i) {
    CHECK_FALSE(isHeading(*picker, picker->currentIndex()));
    CHECK_FALSE(picker->currentText().isEmpty());
    QTest::keyClick(picker, Qt::Key_Down);
  }
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
}

TEST_CASE("the experiment's name says what has been changed since it was opened", "[transport]") {
  Opened lab;
  const Picker* picker = pickerOf(*lab.window);
  REQUIRE(perform(lab.session, "open vanishing") == "");
  CHECK(picker->note().isEmpty());
  REQUIRE(perform(lab.session, "set model.cell lstm task.length 50") == "");
  CHECK(picker->note().contains("changed"));
  CHECK(picker->currentText().startsWith("Vanishing"));
  CHECK(picker->toolTip().contains("Cell LSTM"));
  CHECK(picker->toolTip().contains("50"));
  CHECK(picker->accessibleDescription() == picker->toolTip());
  REQUIRE(perform(lab.session, "undo") == "");
  CHECK(picker->note().isEmpty());
  REQUIRE(perform(lab.session, "reproduce linear_slope") == "");
  for (const char* lane : {"lane A", "lane B"}) {  // which are as they were opened, though the second is not as the first
    REQUIRE(perform(lab.session, lane) == "");
    CHECK(picker->note().isEmpty());
  }
}

TEST_CASE("at a pace a step is due once in its time, no debt is piled up, and what is counted is what was done", "[pace]") {
  Pace pace;
  CHECK(pace.full());
  pace.set(10);
  std::int64_t step = 0;
  double now = 100.0;
  CHECK(pace.due(step, now) == 1);  // at once
  step = 1;
  for (int poll = 0; poll < 600; ++poll) {  // ten seconds
    now += 1.0 / 60.0;
    const std::int64_t due = pace.due(step, now);
    CHECK(due <= step + 1);
    step = std::max(step, due);
  }
  CHECK(std::abs(step - 101) <= 1);
  CHECK(pace.rate() == Approx(10.0).epsilon(0.05));
  CHECK(pace.due(step, now + 60.0) <= step + 3);  // the machine slept
  now += 60.0;
  for (int poll = 0; poll < 600; ++poll) {  // one that can do but three a second
    now += 1.0 / 60.0;
    if (pace.due(step, now) > step && poll % 20 == 0) ++step;
  }
  CHECK(pace.rate() == Approx(3.0).epsilon(0.2));
  CHECK(pace.due(0, now) == 1);  // it begins again
  pace.set(1);
  CHECK(pace.rate() == 1.0);
}

TEST_CASE("a pace slows what plays, lanes in step, and nothing else; the bits are the same", "[pace]") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 1'000'000;
  std::vector<double> losses;
  {
    Session free;
    free.open(experiment, false);
    REQUIRE(perform(free, "run-to 600") == "");
    for (const Row& row : free.lane().rows()) losses.push_back(row.trainLoss);
  }
  Session session;
  session.open(experiment, false);
  for (const char* wrong : {"pace 0", "pace many", "pace 1.5"}) CHECK(perform(session, wrong).contains("must be full"));
  REQUIRE(perform(session, "pace 1") == "");
  CHECK(session.pace() == 1);
  REQUIRE(perform(session, "run-to 500") == "");  // at that pace it would take longer than is waited for it
  CHECK(session.lane().status().step == 500);
  QElapsedTimer played;
  played.start();
  REQUIRE(perform(session, "play") == "");
  REQUIRE(waitFor(session, [&] { return session.lane().status().step >= 501; }));
  QTest::qWait(20);
  session.poll();
  CHECK(session.playing());
  CHECK(session.status().phase == Trainer::Phase::Running);  // though its trainer waits
  CHECK(session.status().stepsPerSecond < 3.0);
  CHECK(session.lane().goesOn());
  REQUIRE(perform(session, "compare model.cell gru") == "");  // comes up to the other without delay
  REQUIRE(waitFor(session, [&] { return !session.preparing() && session.lanes()[1]->status().step >= 501; }));
  const std::int64_t paced = session.lanes()[0]->status().step;
  CHECK(paced <= 501 + played.elapsed() / 1000);  // the first comes at once
  REQUIRE(perform(session, "pause") == "");
  CHECK(session.lanes()[0]->status().step == session.lanes()[1]->status().step);
  CHECK_FALSE(session.playing());
  CHECK_FALSE(session.lane().goesOn());
  REQUIRE(perform(session, "close-lane B") == "");
  REQUIRE(perform(session, "run-to 600") == "");
  REQUIRE(session.lane().rows().size() == 600);
  for (std::size_t i = 0; i < 600; ++i) CHECK(session.lane().rows()[i].trainLoss == losses[i]);
  REQUIRE(perform(session, "play") == "");
  REQUIRE(perform(session, "pace full") == "");  // while it plays
  REQUIRE(waitFor(session, [&] { return session.lane().status().step > 1000; }));
  REQUIRE(perform(session, "pace 1") == "");
  REQUIRE(waitFor(session, [&] { return session.lane().status().phase == Trainer::Phase::Paused; }));  // it waits
  CHECK(session.playing());
  REQUIRE(perform(session, "set model.hidden 5") == "");  // a new run, at that pace
  REQUIRE(waitFor(session, [&] {                          // which takes a step, and waits
    const Trainer::Status status = session.lane().status();
    return !session.preparing() && status.step >= 1 && status.phase == Trainer::Phase::Paused;
  }));
  CHECK(session.playing());
  REQUIRE(perform(session, "undo") == "");
  REQUIRE(perform(session, "pause") == "");
  CHECK(session.lane().status().step > 1000);
}

TEST_CASE("a run at a pace ends where it would", "[pace]") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 30;
  Session session;
  session.open(experiment, false);
  REQUIRE(perform(session, "pace 1000") == "");
  REQUIRE(perform(session, "play") == "");
  REQUIRE(waitFor(session, [&] { return !session.playing() && session.settled(); }));
  CHECK(session.lane().status().step == 30);
  CHECK(session.lane().status().phase == Trainer::Phase::Finished);
  REQUIRE(perform(session, "pace full") == "");  // does not send it on
  QTest::qWait(20);
  session.poll();
  CHECK(session.lane().status().step == 30);
  REQUIRE(perform(session, "pace 1000") == "");
  REQUIRE(perform(session, "play") == "");  // past its end, as without a pace
  REQUIRE(waitFor(session, [&] { return session.lane().status().step > 40; }));
  REQUIRE(perform(session, "pause") == "");
}

TEST_CASE("the bar offers the paces, and says which is chosen", "[pace]") {
  Opened lab;
  QMenu* menu = lab.window->findChild<Transport*>()->paceMenu();
  REQUIRE(menu->actions().size() >= 4);
  const auto chosen = [menu] {
    QString text;
    for (const QAction* action : menu->actions())
      if (action->isChecked()) text += action->text();
    return text;
  };
  lab.window->refreshAll();
  CHECK(chosen() == "Full speed");
  menu->actions()[2]->trigger();
  CHECK(lab.session.pace() == 10);
  lab.window->refreshAll();
  CHECK(chosen().startsWith("10 "));
}
