// A file of data before it is trained on: what is shown of it, what is wrong with it, and what becomes of the choices.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/acts/act.h"
#include "ui/controls/column.h"
#include "ui/data/data_preview.h"
#include "ui/data/preview_dialog.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

struct Files {
  QTemporaryDir folder;
  QString write(const char* name, const std::string& content) const {
    const QString file = folder.path() + '/' + name;
    writeFileAtomically(file.toStdString(), content);
    return file;
  }
};

TaskConfig series(const QString& file) {
  TaskConfig task;
  task.name = "series";
  task.file = file.toStdString();
  return task;
}

std::string table() {
  std::string text = "day;a;a\n";
  for (int i = 0; i < 100; ++i)
    text += "d" + std::to_string(i) + ";" + std::to_string(i) + ";" + std::to_string(1000 - i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a preview has the first rows, the chosen column and its figures, or says what is wrong") {
  const Files files;
  const QString good = files.write("good.csv", table());
  TaskConfig task = series(good);
  DataPreview shown = previewData(task);
  CHECK(shown.error == "");
  CHECK(shown.names == QStringList({"day", "a", "a"}));
  CHECK(shown.rows == 100);
  CHECK(shown.head.size() == kPreviewRows);
  CHECK(shown.head[5] == QStringList({"d5", "5", "995"}));
  CHECK(shown.column == 2);  // of the two of that name the one that is read
  CHECK(shown.greatest == 1000.0);
  CHECK(shown.mean == 950.5);
  task.column = "2";
  shown = previewData(task);
  CHECK(shown.column == 1);
  CHECK(shown.least == 0.0);
  CHECK(shown.greatest == 99.0);
  task.column = "1";
  shown = previewData(task);
  CHECK(shown.column == -1);
  CHECK(shown.error.contains("line 2"));
  CHECK(shown.head.size() == kPreviewRows);  // to be looked at all the same

  CHECK(previewData(series(files.write("empty.csv", ""))).error.contains("is empty"));
  CHECK(previewData(series(files.write("ragged.csv", "a,b\n1,2\n3\n"))).error.contains("line 3"));
  CHECK(previewData(series("/nowhere/at all.csv")).error.contains("nowhere"));

  TaskConfig text;
  text.name = "text";
  text.file = files.write("text.txt", "häh\n" + std::string(3000, 'x')).toStdString();
  shown = previewData(text);
  CHECK(shown.characters == 3004);
  CHECK(shown.different == 4);
  CHECK(shown.beginning.size() == kPreviewCharacters);
  text.file = files.write("bytes.txt", "ab\xff").toStdString();
  CHECK(previewData(text).error.contains("UTF-8"));
}

TEST_CASE("a dropped table is shown first, and what is chosen there is trained on, as one step for undo") {
  const Files files;
  Opened lab;
  const std::string before = lab.session.experiment().task.name;
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(files.write("good.csv", table()))});
  QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(lab.window.get(), &enter);
  QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(lab.window.get(), &drop);
  PreviewDialog* dialog = lab.window->findChild<PreviewDialog*>();
  REQUIRE(dialog);
  CHECK(dialog->isVisible());
  CHECK(lab.session.experiment().task.name == before);
  const auto button = [&](const char* text) {
    for (QPushButton* each : dialog->findChildren<QPushButton*>())
      if (each->text() == text) return each;
    FAIL(text);
    return static_cast<QPushButton*>(nullptr);
  };
  const auto box = [&](const char* name) {
    for (QComboBox* each : dialog->findChildren<QComboBox*>())
      if (each->accessibleName() == name) return each;
    FAIL(name);
    return static_cast<QComboBox*>(nullptr);
  };
  REQUIRE(waitFor([&] { return button("Train on it")->isEnabled(); }));
  const QTableWidget* rows = dialog->findChild<QTableWidget*>();
  CHECK(rows->rowCount() == kPreviewRows);
  CHECK(rows->item(0, 0)->text() == "d0");
  QComboBox* column = box("Column");
  REQUIRE(column->count() == 4);
  const auto choose = [&](QComboBox* which, int index) {
    which->setCurrentIndex(index);
    emit which->activated(index);
  };
  choose(column, 1);  // words, not numbers
  REQUIRE(waitFor([&] { return !button("Train on it")->isEnabled(); }));
  choose(column, 2);
  REQUIRE(waitFor([&] { return button("Train on it")->isEnabled(); }));
  CHECK(column->currentIndex() == 2);
  dialog->findChild<QSpinBox*>()->setValue(7);
  QTest::mouseClick(button("Train on it"), Qt::LeftButton);
  CHECK_FALSE(dialog->isVisible());
  REQUIRE(waitFor(lab.session, [&] { return lab.session.ready(); }));
  const TaskConfig& task = lab.session.experiment().task;
  CHECK(task.name == "series");
  CHECK(task.column == std::optional<std::string>("2"));
  CHECK(task.length == 7);
  REQUIRE(lab.window->act("undo") == "");
  REQUIRE(waitFor(lab.session, [&] { return lab.session.ready(); }));
  CHECK(lab.session.experiment().task.name == before);
  CHECK_FALSE(lab.session.canUndo());
}

TEST_CASE("columns that are called by numbers are the ones that they are called") {
  const Files files;
  Opened lab;
  std::string text = "day,1,2\n";
  for (int i = 0; i < 100; ++i)
    text += std::to_string(i) + "," + std::to_string(1000 + i) + "," + std::to_string(5000 - i) + "\n";
  REQUIRE(lab.window->act("preview " + quoted(files.write("numbers.csv", text))) == "");
  PreviewDialog* dialog = lab.window->findChild<PreviewDialog*>();
  QPushButton* train = nullptr;
  for (QPushButton* each : dialog->findChildren<QPushButton*>())
    if (each->text() == "Train on it") train = each;
  const auto choose = [&](const char* name, int index) {
    for (QComboBox* each : dialog->findChildren<QComboBox*>())
      if (each->accessibleName() == name) {
        each->setCurrentIndex(index);
        emit each->activated(index);
      }
    CHECK_FALSE(train->isEnabled());  // until that has been read
    REQUIRE(waitFor([&] { return train->isEnabled(); }));
  };
  choose("First row", 1);
  choose("Column", 2);
  const QTableWidget* table = dialog->findChild<QTableWidget*>();
  CHECK(table->horizontalHeaderItem(1)->text() == "1");
  CHECK(table->item(0, 1)->background() != table->item(0, 2)->background());
  QTest::mouseClick(train, Qt::LeftButton);
  REQUIRE(waitFor(lab.session, [&] { return lab.session.ready() && lab.session.experiment().task.name == "series"; }));
  CHECK(lab.session.experiment().task.column == std::optional<std::string>("1"));
  CHECK(previewData(lab.session.experiment().task).least == 1000.0);
}

TEST_CASE("a text is shown as one, cancelling changes nothing, and what is no data is opened or refused") {
  const Files files;
  Opened lab;
  const QString file = files.write("a text.txt", "Ein kleiner Text, immer wieder. ");
  REQUIRE(lab.window->act("preview \"" + file + "\"") == "");
  PreviewDialog* dialog = lab.window->findChild<PreviewDialog*>();
  REQUIRE(dialog);
  const QPlainTextEdit* text = dialog->findChild<QPlainTextEdit*>();
  REQUIRE(waitFor([&] { return text->toPlainText().startsWith("Ein kleiner"); }));
  CHECK(text->isVisible());
  CHECK_FALSE(dialog->findChild<QTableWidget*>()->isVisible());
  QTest::keyClick(dialog, Qt::Key_Escape);
  CHECK_FALSE(dialog->isVisible());
  CHECK_FALSE(lab.session.canUndo());
  CHECK(lab.window->act("preview /nowhere.csv").contains("no such file"));
  CHECK(lab.window->act("preview " + files.write("x.json", "{}")).contains("must be a table"));
}

TEST_CASE("Tab goes through the preview of a table as it stands, and out of the table") {
  const Files files;
  Opened lab;
  REQUIRE(lab.window->act("preview " + quoted(files.write("good.csv", table()))) == "");
  PreviewDialog* dialog = lab.window->findChild<PreviewDialog*>();
  QPushButton* train = nullptr;
  for (QPushButton* each : dialog->findChildren<QPushButton*>())
    if (each->text() == "Train on it") train = each;
  REQUIRE(waitFor([&] { return train->isEnabled() && dialog->isActiveWindow(); }));
  dialog->findChildren<QComboBox*>().front()->setFocus(Qt::TabFocusReason);
  QStringList stops;
  for (int i = 0; i < 8; ++i) {
    const QPushButton* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    stops += button ? button->text() : QApplication::focusWidget()->accessibleName();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
  }
  CHECK(stops.join(", ").toStdString() ==
        "Column, Columns parted by, First row, The first rows, Time steps T, Cancel, Train on it, Column");
}

TEST_CASE("the list of columns tells two of one name apart, and is of the table as it is read") {
  const Files files;
  Opened lab;
  const QString file = files.write("twice.csv", table());
  const auto set = [&](const QString& line) {
    REQUIRE(lab.window->act(line) == "");
    REQUIRE(waitFor(lab.session, [&] { return lab.session.ready(); }));
  };
  set("open " + quoted(file));
  QComboBox* combo = nullptr;
  for (KnobRow* row : lab.window->findChild<ControlColumn*>()->rows())
    if (row->knob().path == "task.column") combo = row->findChild<QComboBox*>();
  REQUIRE(combo);
  const auto listed = [&](const QStringList& names) {
    return waitFor([&] {
      QStringList all;
      for (int i = 1; i < combo->count(); ++i) all += combo->itemText(i);
      return all == names;
    });
  };
  REQUIRE(listed({"day", "a (2)", "a (3)"}));
  CHECK(combo->currentIndex() == 0);
  emit combo->activated(2);
  CHECK(lab.session.experiment().task.column == std::optional<std::string>("2"));
  REQUIRE(waitFor(lab.session, [&] { return lab.session.ready(); }));
  CHECK(lab.session.experiment().task.column == std::optional<std::string>("2"));
  CHECK(combo->currentIndex() == 2);
  CHECK(combo->currentText() == "a (2)");

  std::string numbers = "10,20,30\n";
  for (int i = 0; i < 300; ++i) numbers += QString("%1,%1,%1\n").arg(i).toStdString();
  set("open " + quoted(files.write("numbers.csv", numbers)));
  set("set task.header yes");
  REQUIRE(listed({"10", "20", "30"}));
  set("set task.column 2");
  CHECK(combo->currentText() == "20");  // a number is as good as the name
  set("set task.header no");
  REQUIRE(listed({"column 1", "column 2", "column 3"}));
  CHECK(combo->currentText() == "column 2");
}
