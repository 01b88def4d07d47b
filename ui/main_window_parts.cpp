// The window's parts: made, connected, styled and placed.
#include <QDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <algorithm>

#include "ui/autosave.h"
#include "ui/banner.h"
#include "ui/controls/column.h"
#include "ui/data/preview_dialog.h"
#include "ui/explain_panel.h"
#include "ui/figures/loading_dialog.h"
#include "ui/headline.h"
#include "ui/lane_bar.h"
#include "ui/language/language.h"
#include "ui/lessons/curtain.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_run.h"
#include "ui/main_window.h"
#include "ui/panel_grid.h"
#include "ui/settings.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/timeline.h"
#include "ui/transport.h"
#include "ui/trust.h"
#include "ui/widgets/pointer_ring.h"

namespace backflow::ui {

namespace {

constexpr int kNarrow = 1440;     // px; below this the columns leave the panels more room
constexpr int kNarrowest = 1180;  // … and below this the words give way to them
constexpr int kProjectorControls = 540, kProjectorWide = 1900, kProjectorHigh = 1000;  // px; where there is less, they go
constexpr int kLessonWidth = 340, kProjectorLesson = 620;                              // the latter at most a third
constexpr int kControlsWidth = 292, kExplainWidth = 276, kNarrowControls = 264, kNarrowExplain = 238;

}  // namespace

void MainWindow::build() {
  QWidget* centre = new QWidget(this);
  QVBoxLayout* rows = new QVBoxLayout(centre);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  // In the order in which Tab goes through them: as they stand on the screen, the time line last.
  transport_ = new Transport(centre);
  lanes_ = new LaneBar(centre);
  headline_ = new Headline(centre);
  banner_ = new Banner(centre);  // placeBanner() puts it above the panels
  controls_ = new ControlColumn(
      [this](const char* act, const QString& path, const QString& value) { return setKnob(act, path, value); }, centre);
  grid_ = new PanelGrid(session_, centre);
  explain_ = new ExplainPanel(centre);
  lesson_ = new LessonPanel(centre);
  curtain_ = new Curtain(tr("Hidden until you have made your prediction"), grid_);
  status_ = new StatusLine(centre);
  timeline_ = new Timeline(centre);
  ring_ = new PointerRing(this);
  rows->addWidget(transport_);
  rows->addWidget(lanes_);
  rows->addWidget(headline_);
  QHBoxLayout* columns = new QHBoxLayout;
  columns->setSpacing(0);
  columns->addWidget(controls_);
  columns->addWidget(grid_, 1);
  columns->addWidget(explain_);
  columns->addWidget(lesson_);
  rows->addLayout(columns, 1);
  rows->addWidget(timeline_);
  rows->addWidget(status_);
  setCentralWidget(centre);
  setMinimumSize(1024, 680);
  fillMenu();
  connectParts();
  transport_->showExperiment(session_);
  lanes_->show(session_);
  explain_->offerUndo(session_.undoText());
}

// All parts anew, and as they were but for a message: for what they say once and keep. The run goes on meanwhile.
void MainWindow::rebuild() {
  const LessonPanel::Draft draft = lesson_->draft();
  const Layout before{grid_->viewIds(), grid_->enlarged()};
  QStringList chosen;
  for (int slot = 1; slot <= slotCount(); ++slot) chosen += grid_->exhibit(slot).view->chosen();
  const bool trusting = trust_ && trust_->isVisible();
  const QString previewed = preview_ ? preview_->file() : QString();
  const bool keys = findChild<QDialog*>(kKeys) != nullptr;
  session_.release();  // a drag ends with what was dragged
  for (QWidget* dialog : {static_cast<QWidget*>(trust_), static_cast<QWidget*>(loading_), static_cast<QWidget*>(preview_)})
    if (dialog) dialog->hide(), dialog->deleteLater();
  trust_ = nullptr;
  loading_ = nullptr;
  preview_ = nullptr;
  ring_->deleteLater();
  build();
  centralWidget()->show();  // now: what cannot be seen draws nothing
  grid_->showViews(before.views);
  grid_->enlarge(before.enlarged);
  grid_->present(presenting());
  restyle();
  for (int slot = 1; slot <= slotCount(); ++slot)
    if (const QString what = chosen[slot - 1]; exhibit(slot).view->choices().contains(what)) grid_->choose(slot, what);
  showLesson();
  lesson_->resume(draft);
  if (trusting) showTrust();
  if (!previewed.isEmpty()) preview(previewed);
  if (keys) showKeys();
  if (autosave_ && !autosave_->left().empty()) offerLeft({});
  refreshAll();
  setFocus();
}

void MainWindow::connectParts() {
  connect(transport_, &Transport::act, this, &MainWindow::act);
  connect(lanes_, &LaneBar::act, this, &MainWindow::act);
  connect(transport_->compareMenu(), &QMenu::aboutToShow, this, [this] {
    LaneBar::fillCompareMenu(*transport_->compareMenu(), session_, [this](const QString& line) { act(line); });
  });
  connect(explain_, &ExplainPanel::act, this, &MainWindow::act);
  connect(lesson_, &LessonPanel::act, this, &MainWindow::act);
  connect(banner_, &Banner::act, this, [this](const QString& line) {
    if (!act(line).isEmpty() && autosave_) offerLeft({});  // the question has not been settled
  });
  connect(headline_, &Headline::act, this, &MainWindow::act);
  connect(timeline_, &Timeline::act, this, &MainWindow::act);
  const auto hold = [this](bool held) { held ? session_.hold() : session_.release(); };
  connect(controls_, &ControlColumn::holding, this, hold);
  connect(grid_, &PanelGrid::holding, this, hold);
  connect(controls_, &ControlColumn::resetWanted, this, [this](const QString& path) { act("reset-knob " + path); });
  connect(grid_, &PanelGrid::viewPicked, this,
          [this](int slot, const QString& view) { act(QString("panel %1 %2").arg(slot).arg(view)); });
  connect(grid_, &PanelGrid::act, this, &MainWindow::act);
  connect(grid_, &PanelGrid::enlargeWanted, this, [this](int slot) { act(QString("enlarge %1").arg(slot)); });
}

void MainWindow::showLesson() {
  lesson_->show(session_);
  headline_->show(session_);
  curtain_->draw(session_.lesson().hides());
  timeline_->cover(session_.lesson().hides());
  transport_->showLesson(session_);
  showControls();
  arrange();
}

void MainWindow::speak(const QString& language) {
  useLanguage(language);
  if (keepsSettings_) Settings::writeLanguage(currentLanguage().id);
  session_.lesson().reread();
  rebuild();
}

void MainWindow::restyle() {
  const Theme& theme = Theme::current();
  setStyleSheet(
      QString("#bar { background: %1; border-bottom: 1px solid %2; }"
              "#status, #timeline { background: %1; border-top: 1px solid %2; }"
              "#side { background: %1; }"
              "#controls { background: %1; border-right: 1px solid %2; }"
              "#explain { background: %1; border-left: 1px solid %2; }"
              "#words { background: %3; border: 1px solid %2; border-radius: 6px; }"
              "#controls QPushButton[segment] { font-size: %6px; padding: 4px 2px; }"
              "#controls QPushButton[segment]:focus { padding: 3px 1px; }"
              "QLineEdit[bare=\"true\"] { background: transparent; border-color: transparent; padding: 1px 1px 1px 3px; }"
              "QLineEdit[bare=\"true\"]:hover { border-color: %2; background: %3; }"
              "QLineEdit[bare=\"true\"]:focus { border: 1px solid %4; background: %3; padding: 1px 1px 1px 3px; }"
              "QPushButton[offer=\"true\"] { background: %1; padding: 0; text-align: left; }"
              "QPushButton[offer=\"true\"]:hover { border-color: %4; }"
              "QPushButton[offer=\"true\"]:checked { border: 2px solid %4; background: %1; }"
              "#why { color: %5; }")
          .arg(theme.bar.name(), theme.border.name(), theme.field.name(), theme.accent.name(), theme.dim.name())
          .arg(Theme::textSize(12)));
  transport_->restyle();
  lanes_->restyle();
  controls_->restyle();
  showControls();
  explain_->restyle();
  lesson_->restyle();
  lesson_->show(session_);
  curtain_->restyle();
  status_->restyle();
  timeline_->restyle();
  banner_->restyle();
  headline_->restyle();
  grid_->restyle();
  if (trust_) trust_->restyle();
  if (preview_) preview_->restyle();
  fresh_ = freshWords_ = true;
  arrange();
}

// What there is room for. On a projector the panels come first.
void MainWindow::arrange() {
  const bool narrow = width() < kNarrow, desk = !presenting(), lesson = session_.lesson().active();
  controls_->setFixedWidth(!desk ? kProjectorControls : narrow ? kNarrowControls : kControlsWidth);
  explain_->setFixedWidth(narrow ? kNarrowExplain : kExplainWidth);
  const bool tight = width() < kNarrowest && session_.lesson().locksAll();
  controls_->setVisible(desk ? !tight : width() >= kProjectorWide + (lesson ? kProjectorLesson : 0));
  // A question has the room that it keeps from the panels.
  const bool hides = session_.lesson().hides();
  const int projected = hides ? width() / 2 : std::min(kProjectorLesson, width() / 3);
  lesson_->setFixedWidth(!desk ? projected : narrow ? kNarrowExplain : kLessonWidth);
  lesson_->setVisible(lesson);
  explain_->setVisible(desk && !lesson && width() >= kNarrowest);
  status_->setVisible(desk);
  timeline_->setVisible(desk || height() >= kProjectorHigh);
  headline_->setVisible(!desk && !hides);
  placeBanner();
  if (trust_) trust_->fit();
}

void MainWindow::placeBanner() { banner_->standIn(QRect(grid_->mapTo(centralWidget(), QPoint()), grid_->size())); }

}  // namespace backflow::ui
