// The window itself, off screen: names for those who cannot see it, controls that follow the experiment, pictures.
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/banner.h"
#include "ui/controls/column.h"
#include "ui/explain_panel.h"
#include "ui/headline.h"
#include "ui/lane_bar.h"
#include "ui/main_window.h"
#include "ui/panel_grid.h"
#include "ui/presets.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/timeline.h"
#include "ui/transport.h"
#include "ui/views/view.h"
#include "ui/widgets/panel.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

KnobRow* rowOf(MainWindow& window, const std::string& path) {
  for (KnobRow* row : window.findChild<ControlColumn*>()->rows())
    if (row->knob().path == path) return row;
  FAIL(path);
  return nullptr;
}

}  // namespace

TEST_CASE("whatever can be reached by Tab has an accessible name, with several lanes and on a projector too") {
  Opened lab;
  const bool several = GENERATE(false, true), present = GENERATE(false, true);
  if (several) {
    REQUIRE(lab.window->act("compare model.cell gru") == "");
    REQUIRE(waitFor([&] { return lab.session.ready(); }));
  }
  lab.window->present(present);
  int reached = 0;
  for (const QWidget* widget : lab.window->findChildren<QWidget*>()) {
    const bool inside = qobject_cast<const QComboBox*>(widget->parentWidget());
    if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || inside || widget->objectName().startsWith("qt_"))
      continue;
    CAPTURE(widget->metaObject()->className());
    CHECK_FALSE(widget->accessibleName().isEmpty());
    ++reached;
  }
  CHECK(reached > (present ? 8 : 24));
  lab.window->present(false);
}

TEST_CASE("the bar and the status line say which step of how many is shown, and its loss") {
  Opened lab;
  const auto textOf = [&](const char* name) {
    for (const QLabel* label : lab.window->findChildren<QLabel*>())
      if (label->accessibleName() == name) return label->text();
    return QString();
  };
  REQUIRE(perform(lab.session, "step 8") == "");
  REQUIRE(waitFor([&] { return textOf("Training step") == "step 8"; }));
  REQUIRE(perform(lab.session, "seek 5") == "");
  REQUIRE(waitFor([&] { return textOf("Training step") == "step 5 of 8"; }));
  const Row* row = lab.session.lane().shownRow();
  REQUIRE(row);
  REQUIRE(row->step == 5);
  CHECK(waitFor([&] { return textOf("Figures").contains("step 5 of 8   loss " + figureText(row->trainLoss)); }));
  REQUIRE(perform(lab.session, "live") == "");
  CHECK(waitFor([&] { return textOf("Training step") == "step 8"; }));
}

TEST_CASE("nothing is clipped or lies over its neighbour at the smallest size and larger ones") {
  Opened lab;
  for (const QSize size : {QSize(1024, 768), QSize(1180, 680), QSize(1280, 800), QSize(1600, 1000), QSize(1920, 1080)}) {
    lab.window->resize(size);
    REQUIRE(comesToRest(*lab.window));
    REQUIRE(lab.window->size() == size);
    for (const QPushButton* button : lab.window->findChildren<QPushButton*>()) {
      if (!button->isVisible() || button->text().isEmpty()) continue;
      CAPTURE(button->text().toStdString(), size.width());
      CHECK(button->fontMetrics().horizontalAdvance(button->text()) <= button->width());
    }
    QList<KnobRow*> rows = lab.window->findChildren<KnobRow*>();
    rows.removeIf([](const KnobRow* row) { return !row->isVisible(); });
    REQUIRE(rows.size() > 10);
    for (qsizetype i = 1; i < rows.size(); ++i) CHECK_FALSE(rows[i]->geometry().intersects(rows[i - 1]->geometry()));
  }
}

TEST_CASE("controls follow the experiment, and say what was wrong beside the knob") {
  Opened lab;
  ControlColumn* column = lab.window->findChild<ControlColumn*>();
  REQUIRE(column);
  KnobRow* units = nullptr;
  for (KnobRow* row : column->rows())
    if (row->knob().path == "model.hidden") units = row;
  REQUIRE(units);
  QLineEdit* entry = units->findChild<QLineEdit*>();
  CHECK(entry->text() == "6");
  REQUIRE(lab.window->act("set model.hidden 9") == "");
  CHECK(entry->text() == "9");
  entry->setText("many");
  emit entry->editingFinished();
  CHECK(entry->text() == "9");
  CHECK(lab.session.experiment().model.hidden == 9);
  bool said = false;
  for (const QLabel* label : units->findChildren<QLabel*>())
    said = said || (label->isVisible() && label->text() == "Units: must be a whole number from 1 to 4096");
  CHECK(said);
  lab.window->act("undo");
  CHECK(entry->text() == "6");
}

TEST_CASE("panels take any view, one can have all the room, and unknown views are refused") {
  Opened lab;
  REQUIRE(lab.window->act("panel 2 loss") == "");
  CHECK(lab.window->grid().viewIds()[1] == "loss");
  CHECK(lab.window->act("panel 2 nothing").contains("must be one of"));
  CHECK(lab.window->act("panel 9 loss").contains("from 1 to 6"));
  CHECK(lab.window->message().contains("from 1 to 6"));
  QTest::keyClick(lab.window.get(), Qt::Key_3);
  CHECK(lab.window->grid().enlarged() == 3);
  QTest::keyClick(lab.window.get(), Qt::Key_Escape);
  CHECK(lab.window->grid().enlarged() == 0);
}

TEST_CASE("space plays and pauses; training is drawn while it runs") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 1'000'000;
  Opened lab(false, experiment);
  QTest::keyClick(lab.window.get(), Qt::Key_Space);
  CHECK(lab.session.wantsToPlay());
  REQUIRE(waitFor([&] { return lab.session.lane().rows().size() > 20; }));
  for (int i = 0; i < 5; ++i) lab.window->act(QString("set train.learning_rate 0.00%1").arg(i + 1));
  REQUIRE(waitFor([&] { return lab.window->meter().frames() > 3; }));
  QTest::keyClick(lab.window.get(), Qt::Key_Space);
  CHECK_FALSE(lab.session.wantsToPlay());
  CHECK(waitFor([&] { return lab.session.settled(); }));
}

TEST_CASE("the wheel over a closed combo box changes nothing", "[window]") {
  Opened lab;
  int boxes = 0;
  for (QComboBox* box : lab.window->findChildren<QComboBox*>()) {
    INFO(box->accessibleName().toStdString());
    const int before = box->currentIndex();
    for (const int turn : {120, -120}) {
      QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, turn), Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(box, &wheel);
      CHECK(box->currentIndex() == before);
    }
    ++boxes;
  }
  CHECK(boxes > 3);
}

TEST_CASE("keys step, start again, undo, and list themselves") {
  Opened lab;
  QTest::keyClick(lab.window.get(), Qt::Key_Right);
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 1; }));
  QTest::keyClick(lab.window.get(), Qt::Key_R);
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 0; }));
  REQUIRE(lab.window->act("set train.clip.mode value") == "");
  QTest::keyClick(lab.window.get(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(lab.session.experiment().train.clip.mode == "norm");
  QTest::keyClick(lab.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(lab.session.experiment().train.clip.mode == "value");
  QTest::keyClick(lab.window.get(), '?');
  const auto dialogs = lab.window->findChildren<QDialog*>();
  REQUIRE(dialogs.size() == 1);
  CHECK(dialogs.front()->isVisible());
}

TEST_CASE("a knob that does nothing beside the others is grey") {
  Opened lab;
  const auto rowOf = [&lab](const char* path) -> KnobRow* {
    for (KnobRow* row : lab.window->findChild<ControlColumn*>()->rows())
      if (row->knob().path == path) return row;
    return nullptr;
  };
  KnobRow *threshold = rowOf("train.clip.threshold"), *activation = rowOf("model.activation");
  REQUIRE((threshold && activation));
  CHECK((threshold->isEnabled() && activation->isEnabled()));
  REQUIRE(lab.window->act("set train.clip.mode none") == "");
  CHECK_FALSE(threshold->isEnabled());
  REQUIRE(lab.window->act("set model.cell lru") == "");
  CHECK_FALSE(activation->isEnabled());
}

TEST_CASE("a picture is written whole, carries its experiment, and opens it again") {
  Opened lab;
  QTemporaryDir folder;
  const QString file = folder.filePath("window.png");
  REQUIRE(lab.window->act("shot " + file) == "");
  const QImage picture(file);
  CHECK(picture.size() == lab.window->size() * lab.window->devicePixelRatioF());
  CHECK(experimentText(openAny(file, Experiment())) == experimentText(lab.session.experiment()));
  CHECK_FALSE(lab.window->act("shot " + folder.filePath("no/such/folder.png")).isEmpty());
  CHECK(lab.window->act("shot " + folder.filePath("window.jpg")).contains(".png"));
  CHECK_FALSE(QFile::exists(folder.filePath("window.jpg")));
}

TEST_CASE("a file that cannot be opened is a message, and the run goes on") {
  Opened lab;
  QTemporaryDir folder;
  const auto write = [&](const char* name, const char* text) {
    QFile file(folder.filePath(name));
    file.open(QIODevice::WriteOnly);
    file.write(text);
    return file.fileName();
  };
  lab.window->act("step 3");
  REQUIRE(waitFor([&] { return lab.session.settled(); }));
  const std::string before = experimentText(lab.session.experiment());
  for (const QString& file :
       {write("bad.json", "{ \"backflow\": 1, \"train\": { \"batch\": 0 } }"), write("bad.csv", "a,b\nx,y\n")}) {
    CAPTURE(file.toStdString());
    lab.window->act("open " + file);
    REQUIRE(waitFor([&] { return !lab.session.lane().preparing() && !lab.window->message().isEmpty(); }));
    CHECK(experimentText(lab.session.experiment()) == before);
    CHECK(lab.session.lane().rows().size() == 3);
  }
}

TEST_CASE("a table becomes a series, and another text a text to learn") {
  const Experiment now;
  CHECK(openAny(QString(TEST_RESOURCES) + "/data/sunspots.csv", now).task.name == "series");
  CHECK(openAny(QString(TEST_RESOURCES) + "/../LICENSE", now).task.name == "text");
  CHECK_THROWS_AS(openAny(TEST_RESOURCES, now), IoError);
}

TEST_CASE("every bundled experiment is in the picker, the vanishing one first") {
  std::size_t experiments = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(TEST_RESOURCES) / "../examples")) {
    if (entry.path().extension() != ".json") continue;
    const nlohmann::json file = nlohmann::json::parse(readFile(entry.path()));
    experiments += file.contains("model") && !file.contains("parameters");
  }
  REQUIRE(experiments > 5);
  CHECK(presets().size() == experiments);
  CHECK(presets().front().id == "vanishing");
}

TEST_CASE("Tab goes through the window as it stands on the screen, whatever was made last") {
  Opened lab;
  MainWindow& window = *lab.window;
  const bool present = GENERATE(false, true);
  window.present(present);
  for (const char* line : {"panel 2 spectrum", "panel 1 phase", "swap 1 2", "compare model.cell gru"}) {
    REQUIRE(window.act(line) == "");
    REQUIRE(waitFor([&] { return lab.session.ready(); }));
  }
  window.refreshAll();
  QList<QWidget*> places{window.findChild<Transport*>(), window.findChild<LaneBar*>(), window.findChild<Headline*>(),
                         window.findChild<Banner*>(), window.findChild<ControlColumn*>()};
  for (Panel* panel : window.findChildren<Panel*>()) places += panel;
  places << window.findChild<ExplainPanel*>() << window.findChild<Timeline*>();
  qsizetype last = 0;
  std::set<qsizetype> reached;
  bool inView = false;  // of the panel that Tab is in
  CHECK_FALSE((window.focusPolicy() & Qt::TabFocus));
  const QWidget* before = nullptr;
  for (QWidget* stop = window.nextInFocusChain(); stop != &window; stop = stop->nextInFocusChain()) {
    if (!(stop->focusPolicy() & Qt::TabFocus) || !stop->isVisible()) continue;
    CAPTURE(stop->metaObject()->className(), stop->accessibleName().toStdString());
    qsizetype place = 0;
    while (place < places.size() && places[place] != stop && !places[place]->isAncestorOf(stop)) ++place;
    REQUIRE(place < places.size());
    CHECK(place >= last);
    if (place != last) inView = false;
    last = place;
    reached.insert(place);
    if (const Panel* panel = qobject_cast<Panel*>(places[place])) {
      const bool view = panel->view() == stop || panel->view()->isAncestorOf(stop);
      CHECK((view || !inView));
      CHECK(before != panel->view());  // its own controls stand above what it shows
      inView = view;
    }
    before = stop;
  }
  CHECK(reached.count(1) == 1);                      // the lanes
  CHECK(last == places.size() - (present ? 7 : 1));  // projected so low there are two panels and no time line
  window.present(false);
}

TEST_CASE("whoever presses a lane's chip or a remedy by keyboard stays there, though it is made anew") {
  Opened lab;
  MainWindow& window = *lab.window;
  REQUIRE(waitFor([&] { return window.isActiveWindow(); }));
  REQUIRE(window.act("compare model.cell gru") == "");
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  const auto press = [&](QWidget* in, const QString& name) {
    window.refreshAll();
    QPushButton* button = nullptr;
    for (QPushButton* each : in->findChildren<QPushButton*>())
      if (each->isVisible() && each->accessibleName().startsWith(name)) button = each;
    REQUIRE(button);
    button->setFocus(Qt::TabFocusReason);
    REQUIRE(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Space);
    window.refreshAll();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  const auto focused = [] { return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString(); };
  QWidget* lanes = window.findChild<LaneBar*>();
  for (const char* lane : {"Lane A", "Lane B"}) {
    press(lanes, lane);
    CHECK(lab.session.lane().name() == lane[5]);
    CHECK(focused().startsWith(lane));
    CHECK(focused().endsWith("active"));
  }
  QWidget* explain = window.findChild<ExplainPanel*>();
  REQUIRE(window.act("set task.length 60 model.cell rnn model.init.gain 0.2") == "");
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  REQUIRE(window.act("step 3") == "");
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 3; }));
  window.refreshAll();
  QPushButton* offer = nullptr;
  REQUIRE(waitFor([&] {
    for (QPushButton* button : explain->findChildren<QPushButton*>())
      if (!offer && button->isVisible() && button->property("offer").toBool()) offer = button;
    return offer;
  }));
  press(explain, offer->accessibleName());
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  window.refreshAll();
  CHECK(explain->isAncestorOf(QApplication::focusWidget()));
}

TEST_CASE("on a button, Left and Right are steps; on a slider they are the slider's") {
  Opened lab;
  QPushButton* play = nullptr;
  for (QPushButton* button : lab.window->findChildren<QPushButton*>())
    if (button->accessibleName() == "Play or pause") play = button;
  REQUIRE(play);
  QTest::keyClick(play, Qt::Key_Right);
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 1; }));
  QToolButton* menu = lab.window->findChild<Panel*>()->findChildren<QToolButton*>().back();
  QTest::keyClick(menu, Qt::Key_Right);
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().step == 2; }));
  QTest::keyClick(play, Qt::Key_Left);
  REQUIRE(waitFor([&] { return lab.session.settled() && lab.session.lane().status().shown == 1; }));
  REQUIRE(lab.window->act("live") == "");
  QSlider* rate = rowOf(*lab.window, "train.learning_rate")->findChild<QSlider*>();
  const int before = rate->value();
  QTest::keyClick(rate, Qt::Key_Right);
  CHECK(rate->value() > before);
  REQUIRE(waitFor([&] { return lab.session.settled(); }));
  CHECK(lab.session.lane().status().step == 2);
}

TEST_CASE("Escape takes back what was typed beside a knob, and only then is the window's") {
  Opened lab;
  REQUIRE(lab.window->act("enlarge 3") == "");
  QLineEdit* entry = rowOf(*lab.window, "model.hidden")->findChild<QLineEdit*>();
  const quint64 generation = lab.session.lane().generation();
  const auto type = [&](const char* text) {
    entry->setFocus();
    entry->selectAll();
    QTest::keyClicks(entry, text);
    REQUIRE(entry->text() == text);
  };
  const auto complains = [&] {
    for (const QLabel* label : entry->parentWidget()->findChildren<QLabel*>())
      if (label->isVisible() && label->text().startsWith("Units: must be")) return true;
    return false;
  };
  for (const char* text : {"12", "many"}) {
    type(text);
    QTest::keyClick(entry, Qt::Key_Escape);
    CHECK(entry->text() == "6");
    emit entry->editingFinished();
    CHECK_FALSE(complains());
  }
  type("many");
  QTest::keyClick(entry, Qt::Key_Return);
  CHECK(complains());
  QTest::keyClick(entry, Qt::Key_Escape);
  CHECK_FALSE(complains());
  CHECK(lab.session.experiment().model.hidden == 6);
  CHECK(lab.session.lane().generation() == generation);
  CHECK(lab.window->grid().enlarged() == 3);
  QTest::keyClick(entry, Qt::Key_Escape);
  CHECK(lab.window->grid().enlarged() == 0);
  type("12");
  QTest::keyClick(entry, Qt::Key_Return);
  CHECK(lab.session.experiment().model.hidden == 12);
}

TEST_CASE("the menu of comparisons says what they are") {
  Opened lab;
  QMenu menu;
  LaneBar::fillCompareMenu(menu, lab.session, [](const QString&) {});
  REQUIRE(menu.actions().size() > 5);
  const QAction* title = menu.actions().front();
  CHECK_FALSE(title->isSeparator());  // of which a style sheet draws the line alone
  CHECK_FALSE(title->isEnabled());
  CHECK(title->text().contains("A new lane"));
}

TEST_CASE("a message leaves the river and its verdicts in sight, and has room for all of its words") {
  Opened lab;
  lab.window->present(GENERATE(false, true));
  QCoreApplication::sendPostedEvents();
  const Banner* banner = lab.window->findChild<Banner*>();
  const QString text = GENERATE(QString("Saved x"), QString("a word ").repeated(20));
  lab.window->tell(text);
  QCoreApplication::sendPostedEvents();
  REQUIRE(banner->isVisible());
  const auto placeOf = [&](const QWidget* widget) { return QRect(widget->mapTo(lab.window.get(), QPoint()), widget->size()); };
  const QRect grid = placeOf(&lab.window->grid());
  CHECK(grid.contains(placeOf(banner)));
  CHECK(placeOf(banner).top() > grid.center().y());
  const QLabel* words = banner->findChild<QLabel*>();
  CHECK(words->height() >= words->heightForWidth(words->width()));
  if (text.size() < 10) CHECK(banner->width() < grid.width() / 2);
}
