// The window by keyboard: rows of choices, lanes, menus, and the list of all keys.
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <catch2/catch.hpp>
#include <memory>
#include <set>

#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/acts/act.h"
#include "ui/controls/column.h"

using namespace backflow;
using namespace backflow::ui;

TEST_CASE("a row of choices is one stop for Tab, and a Space that has nothing to choose there plays") {
  Opened lab;
  REQUIRE(waitFor([&] { return lab.window->isActiveWindow(); }));
  const auto stops = [&](const KnobRow& row) {
    QList<QPushButton*> all;
    for (QPushButton* button : row.findChildren<QPushButton*>())
      if (button->focusPolicy() & Qt::TabFocus) all += button;
    return all;
  };
  const KnobRow* cell = lab.window->findChild<ControlColumn*>()->rows().front();
  for (const KnobRow* row : lab.window->findChild<ControlColumn*>()->rows())
    if (row->isChoice()) CHECK(stops(*row).size() == 1);
  REQUIRE(stops(*cell).front()->text() == "RNN");
  const auto focused = [&] { return qobject_cast<QPushButton*>(QApplication::focusWidget()); };
  stops(*cell).front()->setFocus(Qt::TabFocusReason);
  QTest::keyClick(focused(), Qt::Key_Left);
  CHECK(focused()->text() == "RNN");
  QTest::keyClick(focused(), Qt::Key_Space);
  CHECK(lab.session.wantsToPlay());
  QTest::keyClick(focused(), Qt::Key_Space);
  CHECK_FALSE(lab.session.wantsToPlay());
  QTest::keyClick(focused(), Qt::Key_Right);
  CHECK(focused()->text() == "LSTM");
  CHECK(stops(*cell) == QList<QPushButton*>{focused()});
  CHECK(lab.session.experiment().model.cell == "rnn");
  QTest::keyClick(focused(), Qt::Key_Space);
  CHECK(lab.session.experiment().model.cell == "lstm");
  REQUIRE(lab.window->act("set model.cell mgu") == "");
  lab.window->setFocus();
  REQUIRE(lab.window->act("set seed 3") == "");
  CHECK(stops(*cell).front()->accessibleName().contains("more"));
}

TEST_CASE("keys go to the next lane, close it, and open the bar's menus") {
  Opened lab;
  REQUIRE(lab.window->act("compare model.cell gru") == "");
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  REQUIRE(lab.session.lane().name() == 'B');
  QTest::keyClick(lab.window.get(), Qt::Key_N);
  CHECK(lab.session.lane().name() == 'A');
  QTest::keyClick(lab.window.get(), Qt::Key_N);
  QTest::keyClick(lab.window.get(), Qt::Key_W, Qt::ControlModifier);
  CHECK(lab.session.lanes().size() == 1);
  CHECK(lab.session.lane().name() == 'A');
  for (const char* name : {"compare", "lessons", "export"}) {
    REQUIRE(lab.window->act(QString("menu ") + name) == "");
    const QMenu* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    REQUIRE(menu);
    CHECK(menu->actions().size() > 3);
    QApplication::activePopupWidget()->close();
  }
  CHECK(lab.window->act("menu file").contains("compare, lessons or export"));
}

TEST_CASE("the list of keys has them all, and is never larger than the window") {
  Opened lab;
  const bool present = GENERATE(false, true);
  lab.window->present(present);
  lab.window->showKeys();
  const QDialog* dialog = lab.window->findChild<QDialog*>();
  REQUIRE(dialog);
  CHECK(dialog->width() <= lab.window->width());
  CHECK(dialog->height() <= lab.window->height());
  std::multiset<QString> said;
  for (const QLabel* label : dialog->findChildren<QLabel*>()) {
    said.insert(label->text());
    if (label->wordWrap()) CHECK(label->height() >= label->heightForWidth(label->width()));
  }
  for (const Key& key : keys())
    if (key.does) CHECK(said.count(key.does) == 1);
  REQUIRE(ownKeys().front().where);
  for (const OwnKey& key : ownKeys()) {
    CHECK(said.count(key.keys) > 0);
    CHECK(said.count(key.does) > 0);
    if (key.where) CHECK(said.count(key.where) == 1);
  }
  lab.window->present(false);
}

TEST_CASE("a button of a choice that is not there leaves the others where they are") {
  const ControlRow row{
      "model.cell", ControlRow::Dress::Segments, nullptr, {{"nobody", "?"}, {"rnn", "RNN"}, {"gru", "GRU"}}, {}};
  const std::unique_ptr<KnobRow> cells(KnobRow::make(
      row, [](auto...) { return QString(); }, nullptr));
  Experiment experiment;
  experiment.model.cell = "gru";
  cells->show(experiment);
  QStringList chosen;
  for (const QPushButton* button : cells->findChildren<QPushButton*>())
    if (button->isChecked()) chosen += button->text();
  CHECK(chosen == QStringList{"GRU"});
}
