// A second value of any knob, beside the first: from the knob's own menu.
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/opened.h"
#include "ui/controls/column.h"
#include "ui/explain_panel.h"
#include "ui/lane_bar.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

KnobRow* rowOf(Opened& lab, const std::string& path) {
  for (KnobRow* row : lab.window->findChild<ControlColumn*>()->rows())
    if (row->knob().path == path) return row;
  FAIL(path);
  return nullptr;
}

// As the menu key on that widget opens it.
QAction* compareIn(QWidget* focused) {
  QContextMenuEvent asks(QContextMenuEvent::Keyboard, QPoint(3, 3), focused->mapToGlobal(QPoint(3, 3)));
  QCoreApplication::sendEvent(focused, &asks);
  QMenu* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
  REQUIRE(menu);
  menu->close();  // and is there until the event loop turns
  for (QAction* action : menu->actions())
    if (action->text().startsWith("Compare")) return action;
  return nullptr;
}

bool says(const KnobRow* row, const QString& what) {
  for (const QLabel* label : row->findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(what)) return true;
  return false;
}

}  // namespace

TEST_CASE("the menu of any knob sends the value that is set next to a new lane", "[compare]") {
  Opened lab;
  KnobRow* row = rowOf(lab, "train.learning_rate");
  QLineEdit* entry = row->findChild<QLineEdit*>();
  const double before = lab.session.experiment().train.learningRate;
  for (QWidget* from : {static_cast<QWidget*>(row->findChild<QSlider*>()), static_cast<QWidget*>(entry)}) {
    QAction* compare = compareIn(from);
    REQUIRE(compare);
    compare->trigger();
    CHECK(says(row, "new lane"));
    CHECK(entry->accessibleDescription().contains("new lane"));
    CHECK(entry->selectedText() == entry->text());
    QTest::keyClick(entry, Qt::Key_Escape);
    CHECK_FALSE(says(row, "new lane"));
  }
  compareIn(entry)->trigger();
  entry->setText("many");
  QTest::keyClick(entry, Qt::Key_Return);
  CHECK(lab.session.lanes().size() == 1);
  entry->setText("0.05");
  QTest::keyClick(entry, Qt::Key_Return);
  REQUIRE(lab.session.lanes().size() == 2);
  CHECK(lab.session.lanes()[0]->experiment().train.learningRate == before);
  CHECK(lab.session.experiment().train.learningRate == 0.05);
  CHECK_FALSE(says(row, "new lane"));
  CHECK(entry->accessibleDescription().isEmpty());
  entry->setText("0.06");  // that was once
  QTest::keyClick(entry, Qt::Key_Return);
  CHECK(lab.session.lanes().size() == 2);
  CHECK(lab.session.experiment().train.learningRate == 0.06);
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
}

TEST_CASE("a slider that compares makes one lane, where the hand lets go", "[compare]") {
  Opened lab;
  const char* path = GENERATE("train.learning_rate", "model.hidden");
  KnobRow* row = rowOf(lab, path);
  QSlider* slider = row->findChild<QSlider*>();
  compareIn(slider)->trigger();
  slider->setSliderDown(true);
  for (int i = 0; i < 5; ++i) slider->setSliderPosition(slider->value() + 7);
  QTest::qWait(400);
  CHECK(lab.session.lanes().size() == 1);
  slider->setSliderDown(false);
  CHECK(lab.session.lanes().size() == 2);
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  CHECK(lab.session.lanes().size() == 2);
  REQUIRE(lab.window->act("undo") == "");
  CHECK(lab.session.lanes().size() == 1);
}

TEST_CASE("choices compare, too, as long as there is room for a lane", "[compare]") {
  Opened lab;
  KnobRow* row = rowOf(lab, "train.optimizer");
  const auto button = [&](const QString& text) {
    for (QPushButton* each : row->findChildren<QPushButton*>())
      if (each->text() == text) return each;
    return static_cast<QPushButton*>(nullptr);
  };
  for (const char* wanted : {"SGD", "RMSprop", "Adam"}) {
    QAction* compare = compareIn(button("SGD"));
    REQUIRE(compare);
    REQUIRE(compare->isEnabled());
    compare->trigger();
    if (lab.session.experiment().train.optimizer == "sgd") {  // Esc on a button
      QTest::keyClick(button("SGD"), Qt::Key_Escape);
      CHECK_FALSE(says(row, "new lane"));
      compareIn(button("SGD"))->trigger();
    }
    button(wanted)->click();
    REQUIRE(waitFor([&] { return lab.session.ready(); }));
  }
  CHECK(lab.session.lanes().size() == 4);
  CHECK_FALSE(compareIn(button("SGD"))->isEnabled());
}

TEST_CASE("Compare offers the next seed", "[compare]") {
  Opened lab;
  QMenu menu;
  LaneBar::fillCompareMenu(menu, lab.session, [&](const QString& line) { lab.window->act(line); });
  const auto seed = lab.session.experiment().seed;
  for (QAction* action : menu.actions())
    if (action->text().contains("seed")) action->trigger();
  REQUIRE(lab.session.lanes().size() == 2);
  CHECK(lab.session.experiment().seed == seed + 1);
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
}

TEST_CASE("lanes that are far apart say where they are; in step they say nothing", "[compare]") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 1'000'000;
  Opened lab(false, experiment);
  REQUIRE(perform(lab.session, "run-to 3000") == "");
  Experiment slow = experiment;
  slow.model.hidden = 160;
  slow.task.length = 60;
  lab.session.addLane(slow, false);
  REQUIRE(waitFor([&] { return !lab.session.preparing() && lab.session.lane().status().step > 10; }));
  CHECK(lab.session.whereApart(*lab.session.lanes()[0]).startsWith("waits at 3"));
  CHECK(lab.session.whereApart(*lab.session.lanes()[1]) == "catches up");
  REQUIRE(lab.window->act("pause") == "");
  REQUIRE(waitFor([&] { return lab.session.settled(); }));
  REQUIRE(lab.session.lane().status().step < 3000);
  lab.window->refreshAll();
  for (const char* lane : {"chooseA", "chooseB"}) {
    const QPushButton* chip = nullptr;
    for (const QPushButton* each : lab.window->findChild<LaneBar*>()->findChildren<QPushButton*>(lane))
      if (each->isVisible()) chip = each;
    REQUIRE(chip);
    CHECK(chip->text().contains("at "));
    CHECK(chip->accessibleName().contains(" at "));
  }
  bool told = false;
  for (const QLabel* label : lab.window->findChildren<QLabel*>())
    told = told || (label->accessibleName() == "Training step" && label->text().startsWith("B: step"));
  CHECK(told);
  REQUIRE(lab.window->act("close-lane B") == "");
  REQUIRE(lab.window->act("compare model.cell gru") == "");
  REQUIRE(perform(lab.session, "step") == "");
  for (const Lane* lane : lab.session.lanes()) CHECK(lab.session.whereApart(*lane).isEmpty());
}

TEST_CASE("what undo takes back has a name", "[compare]") {
  Opened lab;
  const auto offered = [&] {
    for (const QPushButton* button : lab.window->findChild<ExplainPanel*>()->findChildren<QPushButton*>())
      if (button->isVisible() && button->accessibleName().startsWith("Undo")) return button->accessibleName();
    return QString();
  };
  const auto act = [&](const char* line) {
    REQUIRE(perform(lab.session, line) == "");
    return offered();
  };
  CHECK(offered().isEmpty());
  CHECK(act("set model.cell lstm") == "Undo: Cell LSTM");
  CHECK(act("compare model.cell gru") == "Undo the new lane B");
  CHECK(act("close-lane A") == "Undo closing lane A");
  CHECK(act("reset") == "Undo the last change");
  CHECK(act("open vanishing") == "Undo opening this experiment");
  CHECK(act("undo") == "Undo the last change");
}
