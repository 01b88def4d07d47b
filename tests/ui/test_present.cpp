// The projector's layout, what is remembered of the desk's, and that nothing is cut in either.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "tests/ui/opened.h"
#include "ui/lessons/lesson_run.h"
#include "ui/panel_grid.h"
#include "ui/settings.h"
#include "ui/transport.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elided.h"
#include "ui/widgets/panel.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

// Of the panels and of what is around them; the views in them may be new ones afterwards.
std::map<const QWidget*, QRect> placesOf(const MainWindow& window) {
  std::map<const QWidget*, QRect> places;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const bool frame = widget->inherits("backflow::ui::Panel") || widget->parentWidget() == window.centralWidget();
    if (frame && widget->isVisible()) places[widget] = widget->geometry();
  }
  return places;
}

void holdsItsText(const QWidget* widget, const QString& text) {
  CAPTURE(text.toStdString(), widget->metaObject()->className(), widget->window()->width());
  CHECK(widget->fontMetrics().horizontalAdvance(text) <= widget->width());
  CHECK(widget->fontMetrics().ascent() <= widget->height());
}

// Texts that are cut, and neighbours that lie over each other. On a projector titles give way to the badges of four lanes.
void checkPlaces(const MainWindow& window, bool titles) {
  for (const QPushButton* button : window.findChildren<QPushButton*>())
    if (button->isVisible()) holdsItsText(button, button->text());
  for (const QLabel* label : window.findChildren<QLabel*>())
    if (label->isVisible() && !label->wordWrap() && label->textFormat() != Qt::RichText &&
        label->accessibleName() != "Figures" && label->accessibleName() != "Experiment" &&
        label->parentWidget()->objectName() != "status" && !label->inherits("QTipLabel") && label->objectName() != "hint" &&
        (titles || label->objectName() != "title"))
      holdsItsText(label, label->text());
  for (const QWidget* bar : window.findChildren<QWidget*>("bar")) {
    if (!bar->isVisible()) continue;
    QList<QWidget*> parts = bar->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    parts.removeIf([](const QWidget* part) { return !part->isVisible(); });
    for (qsizetype i = 0; i < parts.size(); ++i) {
      CAPTURE(bar->metaObject()->className(), parts[i]->metaObject()->className(), window.width(), i);
      CHECK(bar->rect().contains(parts[i]->geometry()));
      for (qsizetype j = 0; j < i; ++j) CHECK_FALSE(parts[i]->geometry().intersects(parts[j]->geometry()));
    }
  }
  QList<Panel*> panels = window.findChildren<Panel*>();
  panels.removeIf([](const Panel* panel) { return !panel->isVisible(); });
  REQUIRE(panels.size() >= 2);
  for (qsizetype i = 0; i < panels.size(); ++i)
    for (qsizetype j = 0; j < i; ++j) CHECK_FALSE(panels[i]->geometry().intersects(panels[j]->geometry()));
}

}  // namespace

TEST_CASE("on a projector type is large and panels are few; leaving it restores the desk exactly", "[present]") {
  Opened lab;
  REQUIRE(lab.window->act("panel 2 loss") == "");
  REQUIRE(comesToRest(*lab.window));
  for (int enlarged : {0, 3}) {
    REQUIRE((enlarged == 0 || lab.window->act("enlarge 3").isEmpty()));
    REQUIRE(comesToRest(*lab.window));
    const auto before = placesOf(*lab.window);
    const QStringList views = lab.window->grid().viewIds();
    QTest::keyClick(lab.window.get(), Qt::Key_F5);
    REQUIRE(comesToRest(*lab.window));
    CHECK(lab.window->presenting());
    CHECK(Theme::current().present);
    CHECK_FALSE(Theme::current().dark);
    int texts = 0, panels = 0;
    for (const QWidget* widget : lab.window->findChildren<QWidget*>()) {
      panels += widget->isVisible() && widget->inherits("backflow::ui::Panel");
      const bool worded = widget->inherits("QLabel") || widget->inherits("QPushButton") || widget->inherits("QComboBox");
      if (!worded || !widget->isVisible()) continue;
      CAPTURE(widget->metaObject()->className(), widget->accessibleName().toStdString());
      CHECK(widget->font().pixelSize() >= Theme::kProjectorText);
      ++texts;
    }
    CHECK(texts > 8);
    CHECK(panels == 3);
    CHECK(Theme::font(9).pixelSize() >= Theme::kProjectorText);  // of what is painted
    REQUIRE(lab.window->act("panel 1 clipping") == "");
    REQUIRE(lab.window->act("swap 1 2") == "");
    QTest::keyClick(lab.window.get(), Qt::Key_F5);
    REQUIRE(comesToRest(*lab.window));
    CHECK_FALSE(lab.window->presenting());
    CHECK(Theme::current().dark);
    CHECK(lab.window->grid().viewIds() == views);
    CHECK(lab.window->grid().enlarged() == enlarged);
    CHECK(placesOf(*lab.window) == before);
  }
  CHECK(lab.window->act("present loud").contains("on or off"));
}

TEST_CASE("nothing is cut or lies over its neighbour, with one lane, two and four, at the desk and on a projector",
          "[present]") {
  Opened lab;
  for (const char* compare : {"", "compare model.cell lstm", "compare model.cell gru", "compare train.learning_rate 0.01"}) {
    if (*compare) REQUIRE(lab.window->act(compare) == "");
    if (lab.session.lanes().size() == 3) continue;
    REQUIRE(waitFor([&] { return lab.session.ready() && lab.session.lane().snapshot(); }));
    for (const bool present : {false, true}) {
      lab.window->present(present);
      for (const QSize size : {QSize(1024, 768), QSize(1280, 720), QSize(1280, 800), QSize(1600, 1000), QSize(1920, 1080)}) {
        lab.window->resize(size);
        REQUIRE(comesToRest(*lab.window));
        CAPTURE(lab.session.lanes().size(), present);
        REQUIRE(lab.window->size() == size);
        checkPlaces(*lab.window, !present || (lab.session.lanes().size() < 4 && size.width() >= 1280));
      }
    }
    lab.window->present(false);
  }
}

TEST_CASE("on a projector every badge has its number, with one lane, two and four", "[present]") {
  Opened lab;
  REQUIRE(lab.window->act("present on") == "");
  for (const char* compare : {"", "compare model.cell lstm", "compare model.cell gru", "compare train.learning_rate 0.01"}) {
    if (*compare) REQUIRE(lab.window->act(compare) == "");
    if (lab.session.lanes().size() == 3) continue;
    REQUIRE(waitFor([&] {
      const Lanes& lanes = lab.session.lanes();
      return lab.session.ready() && std::all_of(lanes.begin(), lanes.end(), [](const Lane* l) { return l->snapshot(); });
    }));
    for (const QSize size : {QSize(1024, 768), QSize(1280, 720), QSize(1280, 800), QSize(1920, 1080)}) {
      lab.window->resize(size);
      REQUIRE(comesToRest(*lab.window));
      std::size_t shown = 0;
      for (const Badge* badge : lab.window->grid().findChildren<Badge*>()) {
        if (!badge->isVisible()) continue;
        ++shown;
        CAPTURE(lab.session.lanes().size(), size.width(), badge->text().toStdString(), badge->said().toStdString());
        CHECK(badge->said().contains(" · "));
        CHECK_FALSE(badge->said().contains(QChar(0x2026)));
        CHECK(badge->parentWidget()->rect().contains(badge->geometry()));
      }
      CHECK(shown == lab.session.lanes().size());
    }
  }
}

TEST_CASE("where a projector has little height the panels stand beside the river, one above the other", "[present]") {
  Opened lab;
  REQUIRE(lab.window->act("present on") == "");
  const auto placesAt = [&](const QSize& size) {
    lab.window->resize(size);
    REQUIRE(comesToRest(*lab.window));
    QList<QRect> places;  // the river's first
    for (const Panel* panel : lab.window->grid().findChildren<Panel*>())
      if (panel->isVisible()) places.append(panel->geometry());
    REQUIRE(places.size() == 3);
    return places;
  };
  const QList<QRect> high = placesAt({1920, 1080});
  CHECK(high[1].top() > high[0].bottom());
  CHECK(high[1].top() == high[2].top());
  const QList<QRect> low = placesAt({1280, 720});
  CHECK(low[1].left() > low[0].right());
  CHECK(low[1].left() == low[2].left());
  CHECK(low[0].height() > low[1].height() + low[2].height());
  const QStringList before = lab.window->grid().viewIds();
  Panel* first = nullptr;
  for (Panel* panel : lab.window->grid().findChildren<Panel*>())
    if (panel->info()->id == before[0]) first = panel;
  REQUIRE(first);
  QTest::keyClick(first, Qt::Key_Right, Qt::ControlModifier);  // there is nothing
  CHECK(lab.window->grid().viewIds() == before);
  QTest::keyClick(first, Qt::Key_Down, Qt::ControlModifier);
  CHECK(lab.window->grid().viewIds().first(2) == QStringList({before[1], before[0]}));
}

TEST_CASE("at the smallest common size the bar has lessons and export, and what gives way are words that the knobs say, too",
          "[present]") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 3000;
  Opened lab(false, experiment);
  const auto* bar = lab.window->findChild<Transport*>();
  REQUIRE(bar);
  for (const QSize size : {QSize(1280, 800), QSize(1600, 1000), QSize(1280, 800)}) {
    lab.window->resize(size);
    REQUIRE(comesToRest(*lab.window));
    for (const char* name : {"Lessons", "Export"}) {
      const auto named = [name](const QPushButton* button) { return button->accessibleName() == name; };
      const QList<QPushButton*> buttons = bar->findChildren<QPushButton*>();
      const auto button = std::find_if(buttons.begin(), buttons.end(), named);
      REQUIRE(button != buttons.end());
      CHECK((*button)->isVisible());
      CHECK(bar->rect().contains((*button)->geometry()));
    }
  }
  for (const QLabel* label : bar->findChildren<QLabel*>())
    if (label->isVisible() && !label->inherits("backflow::ui::Elided") && label->accessibleName() != "Experiment")
      holdsItsText(label, label->text());
}

TEST_CASE("the buttons of the bar stay where they are, whatever the step count says", "[present]") {
  Experiment experiment = smallExperiment();
  experiment.train.steps = 3000;
  Opened lab(false, experiment);
  const auto* bar = lab.window->findChild<Transport*>();
  const auto places = [&] {
    REQUIRE(comesToRest(*lab.window));
    QList<QRect> all;
    for (const QPushButton* button : bar->findChildren<QPushButton*>()) all += button->geometry();
    return all;
  };
  const QList<QRect> before = places();
  for (const char* line : {"run-to 1200", "seek 1100", "live"}) {
    REQUIRE(lab.window->act(line) == "");
    REQUIRE(waitFor([&] { return lab.session.settled(); }));
    CHECK(places() == before);
  }
}

TEST_CASE("a label leaves out whole parts before it ends in …", "[present]") {
  const QFontMetrics metrics(Theme::font(13));
  const QString text = "T = 100 · 64 units · seed 7";
  CHECK(elidedParts(text, metrics, 1000) == text);
  CHECK(elidedParts(text, metrics, metrics.horizontalAdvance(text) - 1) == "T = 100 · 64 units");
  CHECK(elidedParts(text, metrics, metrics.horizontalAdvance("T = 100") - 1).endsWith(QChar(0x2026)));
}

TEST_CASE("panels change places by act, by key and by drag, with the view as it is", "[panel]") {
  Opened lab;
  const QStringList before = lab.window->grid().viewIds();
  const QList<Panel*> panels = lab.window->grid().findChildren<Panel*>();
  Panel *first = nullptr, *second = nullptr;
  for (Panel* panel : panels) {
    if (panel->info()->id == before[0]) first = panel;
    if (panel->info()->id == before[1]) second = panel;
  }
  REQUIRE((first && second));
  const View* view = first->view();
  QTest::keyClick(first, Qt::Key_Right, Qt::ControlModifier);
  CHECK(lab.window->grid().viewIds().first(2) == QStringList({before[1], before[0]}));
  CHECK(second->view() == view);
  QTest::keyClick(second, Qt::Key_Up, Qt::ControlModifier);  // there is nothing above
  QTest::keyClick(second, Qt::Key_Down, Qt::ControlModifier);
  CHECK(lab.window->grid().viewIds()[4] == before[0]);
  emit first->swapRequested(second);  // what a drop does
  CHECK(lab.window->grid().viewIds().first(2) == QStringList({before[4], before[1]}));
  CHECK(lab.window->act("swap 1 7").contains("from 1 to 6"));
  QTest::mouseDClick(first, Qt::LeftButton, {}, QPoint(40, 10));
  CHECK(lab.window->grid().enlarged() == 1);
}

TEST_CASE("a lesson that ends while presenting leaves the panels as they were before it", "[settings]") {
  QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  const bool closed = GENERATE(false, true);
  QStringList views;
  {
    Opened lab(true);
    REQUIRE(lab.window->act("panel 1 weights") == "");
    views = lab.window->layout().views;
    REQUIRE(lab.window->act("lesson start dries") == "");
    REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
    REQUIRE(lab.window->layout().views != views);
    REQUIRE(lab.window->act("present on") == "");
    if (!closed) {
      REQUIRE(lab.window->act("lesson stop") == "");
      CHECK(lab.window->grid().viewIds() == views);
      REQUIRE(lab.window->act("present off") == "");
      CHECK(lab.window->grid().viewIds() == views);
    }
  }
  CHECK(Settings::read().views == views);
  Settings::reset();
}

TEST_CASE("views, theme and size are remembered from one time to the next; a presentation is not", "[settings]") {
  QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  QStringList views;
  {
    Opened lab(true);
    REQUIRE(lab.window->act("panel 3 spectrum") == "");
    REQUIRE(lab.window->act("swap 1 6") == "");
    REQUIRE(lab.window->act("theme light") == "");
    REQUIRE(lab.window->act("language zh_CN") == "");
    CHECK(Settings::read().language == "zh_CN");
    REQUIRE(lab.window->act("language en") == "");
    views = lab.window->grid().viewIds();
    REQUIRE(lab.window->act("present on") == "");
    REQUIRE(lab.window->act("panel 2 loss") == "");
    REQUIRE(lab.window->act("swap 1 2") == "");
    REQUIRE(lab.window->act("theme dark") == "");
    REQUIRE(lab.window->act("theme light") == "");
    lab.window->close();
  }
  CHECK(Settings::read().views == views);
  CHECK_FALSE(Settings::read().dark());
  CHECK(Settings::read().language == "en");
  CHECK_FALSE(Settings::read().geometry.isEmpty());
  Opened again(true);
  CHECK(again.window->grid().viewIds() == views);
  CHECK_FALSE(again.window->presenting());
  QSettings("Backflow", "backflow").setValue("views", QStringList{"nothing", "loss"});
  QSettings("Backflow", "backflow").setValue("geometry", QByteArray("rubbish"));
  CHECK(Settings::read().views[0] == PanelGrid::standardViews()[0]);
  CHECK(Settings::read().views[1] == "loss");
  QSettings("Backflow", "backflow").setValue("language", "rubbish");
  CHECK(Settings::read().language.isEmpty());
  Opened damaged(true);
  CHECK(damaged.window->isVisible());
  Settings::reset();
}
