#include "ui/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <algorithm>
#include <cmath>

#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "ui/acts/session_acts.h"
#include "ui/autosave.h"
#include "ui/banner.h"
#include "ui/controls/column.h"
#include "ui/data/preview_dialog.h"
#include "ui/explain_panel.h"
#include "ui/figures/embedded.h"
#include "ui/figures/loading_dialog.h"
#include "ui/figures/picture.h"
#include "ui/headline.h"
#include "ui/lane_bar.h"
#include "ui/language/language.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_run.h"
#include "ui/panel_grid.h"
#include "ui/settings.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/timeline.h"
#include "ui/transport.h"
#include "ui/trust.h"
#include "ui/widgets/pointer_ring.h"
#include "ui/widgets/tip.h"

namespace backflow::ui {

namespace {

constexpr double kFrame = 1000.0 / 60.0;  // ms
constexpr int kWords = 250;               // ms between two sentences: figures that change faster cannot be read

double milliseconds(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

}  // namespace

MainWindow::MainWindow(Session& session, bool keepsSettings, QWidget* parent)
    : QMainWindow(parent), session_(session), keepsSettings_(keepsSettings) {
  setWindowTitle("Backflow");
  setAcceptDrops(true);
  build();
  resize(1600, 1000);
  connectSession();
  if (keepsSettings_) {
    const Settings settings = Settings::read();
    grid_->showViews(settings.views);
    if (!settings.geometry.isEmpty()) restoreGeometry(settings.geometry);
  }
  restyle();
  sinceWords_.start();
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setSingleShot(true);
  sinceFirst_.start();
  timer_.start(0);
  setFocusPolicy(Qt::ClickFocus);  // a click beside the controls leaves them; Tab has nothing to show here
  setFocus();
  qApp->installEventFilter(this);  // of buttons, which come and go, and of tool tips
}

void MainWindow::connectSession() {
  connect(&session_.lesson(), &LessonRun::changed, this, &MainWindow::showLesson);
  connect(&session_, &Session::experimentChanged, this, [this] {
    showControls();
    transport_->showExperiment(session_);
    lanes_->show(session_);
    explain_->offerUndo(session_.undoText());
    arrange();
    freshWords_ = true;
  });
  connect(&session_, &Session::changedLive, this, [this] { meter_.changed(session_.experiment()); });
  connect(&session_, &Session::noted, this, [this](const QString& what) { tell(what, false); });
  connect(&session_, &Session::refused, this, [this](const QString& why) { tell(why, true); });
  connect(&session_, &Session::failed, this, [this](const QString& error) { tell(error, true); });
  connect(&session_, &Session::news, this, [this] { fresh_ = freshWords_ = true; });
  connect(&timer_, &QTimer::timeout, this, &MainWindow::tick);
}

void MainWindow::tick() {
  meter_.turn();
  awaitNext();
  QElapsedTimer clock;
  clock.start();
  for (Lane* lane : session_.lanes()) lane->want(grid_->needs());
  session_.poll();
  if (fresh_) {
    fresh_ = false;
    grid_->refresh(session_.lanes());
    if (const Snapshot* snapshot = session_.lane().snapshot())
      meter_.showing(snapshot->experiment, session_.lane().status().edits);
    transport_->show(session_);
    timeline_->show(session_.lanes(), session_.lane());
  }
  grid_->frame();
  ring_->follow(presenting());
  if (sinceWords_.elapsed() >= kWords) {
    sinceWords_.start();
    transport_->show(session_);
    timeline_->show(session_.lanes(), session_.lane());
    status_->show(session_, meter_.framesPerSecond(), explain_->isVisibleTo(this));
    lanes_->show(session_);
    if (freshWords_) {  // of one snapshot all
      grid_->judge(session_.lanes());
      explain_->show(session_);
      lesson_->judge(session_);
      headline_->show(session_);
    }
    freshWords_ = false;
  }
  meter_.work(milliseconds(clock));
}

// A timer takes whole milliseconds only: each frame is due a sixtieth after the last one was, not after it was drawn.
void MainWindow::awaitNext() {
  const double now = milliseconds(sinceFirst_);
  due_ = std::max(due_ + kFrame, now + 1.0);
  timer_.start(static_cast<int>(std::lround(due_ - now)));
}

void MainWindow::refreshAll() {
  session_.poll();
  fresh_ = freshWords_ = false;
  grid_->refresh(session_.lanes());
  grid_->judge(session_.lanes());
  transport_->show(session_);
  timeline_->show(session_.lanes(), session_.lane());
  status_->show(session_, meter_.framesPerSecond(), explain_->isVisibleTo(this));
  lanes_->show(session_);
  explain_->show(session_);
  lesson_->judge(session_);
  headline_->show(session_);
}

void MainWindow::showControls() {
  controls_->show(
      session_.experiment(), [this](const std::string& path) { return session_.lesson().isFree(QString::fromStdString(path)); },
      session_.lanes().size() < std::size_t(Session::kMostLanes));
}

// All that is dirty is painted in this one event.
bool MainWindow::event(QEvent* event) {
  if (event->type() != QEvent::UpdateRequest) return QMainWindow::event(event);
  QElapsedTimer clock;
  clock.start();
  const bool taken = QMainWindow::event(event);
  meter_.painted(milliseconds(clock));
  return taken;
}

QString MainWindow::act(const QString& line) {
  const Outcome outcome = runAct(session_, this, line);
  if (!outcome.error.isEmpty()) tell(outcome.error, true);
  return outcome.error;
}

QString MainWindow::setKnob(const char* act, const QString& path, const QString& value) {
  return runAct(session_, this, QString("%1 %2 %3").arg(act, path, quoted(value))).error;  // shown beside the knob
}

// The desk's: what a presentation shows ends with it.
void MainWindow::rememberViews() {
  if (keepsSettings_) Settings::writeViews(layout().views);
}

void MainWindow::showView(int slot, const QString& view) {
  grid_->showView(slot, view);
  rememberViews();
  fresh_ = true;
}

void MainWindow::restoreViews(const QStringList& views) {
  grid_->showViews(views);
  if (desk_) desk_->views = views;
  rememberViews();
  fresh_ = true;
}

void MainWindow::choose(int slot, const QString& what) {
  if (fresh_) grid_->refresh(session_.lanes());  // a view that was just put there has looked at nothing yet
  grid_->choose(slot, what);
}

void MainWindow::enlarge(int slot) {
  grid_->enlarge(slot == grid_->enlarged() ? 0 : slot);
  fresh_ = true;
}

void MainWindow::swapPanels(int one, int other) {
  grid_->swap(one, other);
  rememberViews();
  fresh_ = true;
}

void MainWindow::present(bool on) {
  if (on == presenting()) return;
  if (on) {
    desk_ = Desk{Theme::current().dark, grid_->viewIds(), grid_->enlarged()};
    Theme::use(desk_->dark, true);
    grid_->enlarge(0);
  } else {
    const Desk desk = *desk_;
    desk_.reset();
    Theme::use(desk.dark);
    grid_->showViews(desk.views);
    grid_->enlarge(desk.enlarged);
  }
  grid_->present(on);
  restyle();
}

void MainWindow::showTrust() {
  if (!trust_) {
    trust_ = new TrustDialog(session_, this);
    connect(trust_, &TrustDialog::checkWanted, this, [this] { act("check"); });
    connect(trust_, &TrustDialog::exportWanted, this, &MainWindow::exportTorch);
  }
  trust_->appear();
}

int MainWindow::slotCount() const { return PanelGrid::kSlots; }

void MainWindow::useTheme(bool dark) {
  if (keepsSettings_) Settings::writeTheme(dark);
  if (presenting()) {
    desk_->dark = dark;  // afterwards
    return;
  }
  Theme::use(dark);
  restyle();
}

bool MainWindow::measured() {
  for (Lane* lane : session_.lanes()) lane->want(grid_->needs());
  session_.poll();
  grid_->refresh(session_.lanes());
  const auto analysing = [](const Lane* lane) { return lane->analysing(); };
  return !grid_->measuring() && std::none_of(session_.lanes().begin(), session_.lanes().end(), analysing);
}

QWidget& MainWindow::surface() {
  refreshAll();
  ring_->follow(false);
  QApplication::sendPostedEvents();
  return *this;
}

void MainWindow::showLoading(const QString& file, const QString& program) {
  if (!loading_) loading_ = new LoadingDialog(this);
  loading_->appear(file, program);
}

Exhibit MainWindow::exhibit(int slot) {
  grid_->exhibit(slot).view->refresh(session_.lanes());  // also where it cannot be seen; its hint may change with it
  return grid_->exhibit(slot);
}

void MainWindow::shoot(const QString& file) {
  QImage image = surface().grab().toImage();
  image.setText(kEmbeddedKey, QString::fromStdString(experimentText(session_.experiment())));
  writeFileAtomically(file.toStdString(), pngOf(image));
}

Stage::Layout MainWindow::layout() const {
  return desk_ ? Layout{desk_->views, desk_->enlarged} : Layout{grid_->viewIds(), grid_->enlarged()};
}

void MainWindow::keepSafe(const QString& folder) {
  autosave_ = std::make_unique<Autosave>(session_, folder, [this] { return windowText(session_, this); });
  offerLeft(tr("Backflow was not closed last time. "));
}

// `before`: what is said before the offer.
void MainWindow::offerLeft(const QString& before) {
  if (autosave_->left().empty()) return banner_->withdraw();
  //: The format of a date and time, as QDateTime::toString() takes it
  const QString when = QDateTime::fromMSecsSinceEpoch(autosave_->left().front().when).toString(tr("d MMM, hh:mm"));
  banner_->ask(before + tr("The session of %1 is still there.").arg(when),
               {{tr("Open it"), "recover"}, {tr("Let it go"), "recover discard"}});
  QTimer::singleShot(0, this, &MainWindow::placeBanner);  // a window that has just been shown has no places yet
}

QString MainWindow::leftBehind() const {
  return autosave_ && !autosave_->left().empty() ? autosave_->left().front().file : QString();
}

void MainWindow::forgetLeftBehind() {
  autosave_->forget();
  offerLeft({});
}

void MainWindow::passOverLeftBehind() {
  autosave_->passOver();
  offerLeft({});
}

void MainWindow::takeOverLeftBehind() {
  autosave_->takeOver();
  banner_->withdraw();
}

void MainWindow::quit() { QApplication::quit(); }

bool MainWindow::perform(const QKeyEvent& event) {
  const Qt::KeyboardModifiers used = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier);
  const QKeyCombination pressed(event.text() == "?" ? Qt::NoModifier : used, static_cast<Qt::Key>(event.key()));
  for (const Key& key : keys()) {
    if (QKeySequence(key.keys)[0] != pressed) continue;
    act(key.act);
    return true;
  }
  return false;
}

// Keys that the focused control has no use for.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (!perform(*event)) QMainWindow::keyPressEvent(event);
}

// To Qt, Left and Right on a button move the focus, as Tab does; here they are steps, but for the joined buttons of a choice.
bool MainWindow::eventFilter(QObject* object, QEvent* event) {
  if (showOwnTip(object, event)) return true;
  if (event->type() != QEvent::KeyPress) return false;
  const QKeyEvent& key = static_cast<const QKeyEvent&>(*event);
  if (key.key() != Qt::Key_Left && key.key() != Qt::Key_Right) return false;
  const QAbstractButton* button = qobject_cast<const QAbstractButton*>(object);
  return button && button->window() == this && !button->property("segment").isValid() && perform(key);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.isEmpty() || !urls.front().isLocalFile()) return tell(tr("Only files of this computer can be opened"), true);
  openOrPreview(urls.front().toLocalFile());
}

void MainWindow::openOrPreview(const QString& file) { act((isDataFile(file) ? "preview " : "open ") + quoted(file)); }

std::function<bool()> MainWindow::preview(const QString& file) {
  if (!preview_) {
    preview_ = new PreviewDialog(session_, this);
    connect(preview_, &PreviewDialog::wanted, this, [this](const QStringList& acts) {
      session_.hold();  // one step for undo
      std::all_of(acts.begin(), acts.end(), [this](const QString& line) { return act(line).isEmpty(); });
      session_.release();
    });
  }
  return preview_->appear(file);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  arrange();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (keepsSettings_) Settings::writeGeometry(saveGeometry());
  QMainWindow::closeEvent(event);
}

void MainWindow::tell(const QString& text, bool bad) {
  banner_->tell(text, bad);
  placeBanner();
}

MainWindow::~MainWindow() {
  session_.lesson().stop();  // the panels are the user's own again
  if (autosave_) autosave_->keepLast();
}

QString MainWindow::message() const { return banner_->isHidden() ? QString() : banner_->text(); }

}  // namespace backflow::ui
