#include "ui/transport.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QSvgRenderer>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "ui/acts/act.h"
#include "ui/canonical/canonical.h"
#include "ui/language/engine_text.h"
#include "ui/lessons/lesson_run.h"
#include "ui/presets.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/widgets/elided.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/tip.h"

namespace backflow::ui {

namespace {

// Drawn here, so that they have the colour of the text beside them at every scale. The box is 12 × 12.
QIcon glyph(const char* path, const QColor& color) {
  QSvgRenderer svg(QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><path fill='") +
                   color.name().toLatin1() + "' d='" + path + "'/></svg>");
  QPixmap picture(48, 48);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  svg.render(&painter);
  return QIcon(picture);
}

constexpr int kNameRole = Qt::UserRole + 1;  // an entry's name as the experiment has it, in English

QString paceText(const QString& stepsPerSecond) { return QObject::tr("%1 steps/s").arg(stepsPerSecond); }

QString paceText(double stepsPerSecond) {
  return paceText(stepsPerSecond < 9.5 ? number(stepsPerSecond, 2) : grouped(qRound64(stepsPerSecond)));
}

const char* const kPlay = "M2.5 1 L11 6 L2.5 11 Z";
const char* const kPause = "M2 1.5 H4.8 V10.5 H2 Z M7.2 1.5 H10 V10.5 H7.2 Z";
const char* const kHalfDisc = "M6 0.8 A5.2 5.2 0 1 1 6 11.2 A5.2 5.2 0 1 1 6 0.8 Z M6 2 V10 A4 4 0 0 0 6 2 Z";
const char* const kScreen =
    "M0.5 1.5 H11.5 V8.6 H0.5 Z M1.8 2.8 V7.3 H10.2 V2.8 Z M5.2 8.6 H6.8 V9.8 H8.6 V11 H3.4 V9.8 H5.2 Z";
const char* const kDots =
    "M0.8 6 a1.2 1.2 0 1 0 2.4 0 a1.2 1.2 0 1 0 -2.4 0 Z M4.8 6 a1.2 1.2 0 1 0 2.4 0 a1.2 1.2 0 1 0 -2.4 0 Z "
    "M8.8 6 a1.2 1.2 0 1 0 2.4 0 a1.2 1.2 0 1 0 -2.4 0 Z";

const int kPaces[] = {0, 100, 10, 1};  // training steps a second; 0: as many as there can be

QString paceName(int perSecond) {
  if (perSecond == 0) return QObject::tr("Full speed");
  return perSecond == 1 ? QObject::tr("1 training step a second")
                        : QObject::tr("%1 training steps a second").arg(grouped(perSecond));
}

}  // namespace

Transport::Transport(QWidget* parent)
    : QWidget(parent),
      name_(new QLabel("Backflow", this)),
      step_(new QLabel(this)),
      facts_(new Elided(this)),
      picker_(new Picker(this)) {
  setObjectName("bar");
  setAttribute(Qt::WA_StyledBackground);
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(16, 0, 14, 0);
  line->setSpacing(10);
  line->addWidget(name_);
  line->addSpacing(2);
  line->addWidget(picker_);
  line->addWidget(facts_, 3);
  addRunButtons();
  line->addWidget(step_);
  rate_ = addButton({}, {}, {});
  rate_->setFlat(true);
  rate_->setStyleSheet("text-align: left;");
  rate_->setToolTip(tr("How many training steps a second; a click slows them down, so that they can be followed"));
  paceMenu_ = menuBelow(*rate_);
  fillPaces();
  line->addWidget(rate_);
  line->addStretch(1);
  addWindowButtons();

  step_->setAccessibleName(tr("Training step"));
  facts_->setAccessibleName(tr("Experiment"));
  picker_->setAccessibleName(tr("Experiment"));
  picker_->setFocusPolicy(Qt::TabFocus);
  picker_->setMinimumWidth(150);
  fillPicker();
  ofRuns_ = {{play_, tr("Play or pause (Space)")},
             {stepOnce_, tr("One training step (→)")},
             {reset_, tr("The same experiment from its first step (R)")}};
  for (const auto& [control, tip] : ofRuns_) control->setToolTip(tip);
}

void Transport::addRunButtons() {
  QBoxLayout* line = static_cast<QBoxLayout*>(layout());
  //: a button: the training goes on
  play_ = addButton(tr("Play"), tr("Play or pause"), "play-pause");
  play_->setProperty("accent", true);
  line->addWidget(play_);
  //: a button: one training step
  stepOnce_ = addButton(tr("Step"), tr("One training step"), "step");
  line->addWidget(stepOnce_);
  //: a button: back to the first training step
  reset_ = addButton(tr("Reset"), tr("Start again from the seed"), "reset");
  line->addWidget(reset_);
  compare_ = addButton(tr("Compare"), tr("Compare: a new lane with one key different"), {});
  compareMenu_ = menuBelow(*compare_);
  line->addWidget(compare_);
  lessons_ = addButton(tr("Lessons"), tr("Lessons"), {});
  lessons_->setToolTip(tr("Predict, try and see why, step by step"));
  lessonsMenu_ = menuBelow(*lessons_);
  line->addWidget(lessons_);
  export_ = addButton(tr("Export"), tr("Export"), {});
  export_->setToolTip(tr("Figures, film, weights, session, program; a panel's own are in its … menu"));
  exportMenu_ = menuBelow(*export_);
  line->addWidget(export_);
}

void Transport::addWindowButtons() {
  QBoxLayout* line = static_cast<QBoxLayout*>(layout());
  //: a button: whether the gradient on the screen can be trusted
  trust_ = addButton(tr("Trust"), tr("Trust: check the gradient"), "check");
  trust_->setToolTip(tr("Compares the gradient with finite differences, on the live network"));
  line->addWidget(trust_);
  //: a verb: shows the window large, for a projector
  present_ = addButton(QString(), tr("Present"), "present");
  line->addWidget(present_);
  theme_ = addButton({}, tr("Dark or light"), {});
  connect(theme_, &QPushButton::clicked, this, [this] { emit act(Theme::current().dark ? "theme light" : "theme dark"); });
  theme_->setToolTip(tr("Dark or light"));
  line->addWidget(theme_);
  more_ = addButton({}, tr("Menu"), {});
  more_->setToolTip(tr("Open, save, export, undo"));
  menu_ = new QMenu(more_);
  connect(more_, &QPushButton::clicked, this, [this] {
    menu_->popup(more_->mapToGlobal(QPoint(more_->width() - menu_->sizeHint().width(), more_->height() + 4)));
  });
  line->addWidget(more_);
}

void Transport::fillPicker() {
  const auto add = [this](const QString& name, const QString& line, const QString& text) {
    picker_->addItem(text, line);
    picker_->setItemData(picker_->count() - 1, name, kNameRole);
  };
  for (const bool ofData : {false, true}) {
    //: headings of a list of experiments: tasks whose samples are drawn, and those that come from files
    picker_->addHeading(ofData ? tr("Real data") : tr("Synthetic tasks"));
    for (const Preset& preset : presets())
      if (preset.ofData == ofData) add(preset.name, "open " + preset.id, engineText(preset.name));
  }
  if (!canonicals().empty()) picker_->addHeading(tr("Canonical experiments"));
  for (const Reproduction& canonical : canonicals()) {
    add(QString::fromStdString(canonical.title), "reproduce " + QString::fromStdString(canonical.id), titleOf(canonical));
    picker_->setItemData(picker_->count() - 1, wrappedTip(QString::fromStdString(canonical.source)), Qt::ToolTipRole);
  }
  connect(picker_, &QComboBox::activated, this, [this](int index) {
    if (const QString line = picker_->itemData(index).toString(); !line.isEmpty()) emit act(line);
  });
}

void Transport::fillPaces() {
  paceMenu_->setTitle(tr("Pace"));
  paces_ = new QActionGroup(paceMenu_);
  for (const int perSecond : kPaces) {
    QAction* action = paceMenu_->addAction(paceName(perSecond), this, [this, perSecond] {
      emit act("pace " + (perSecond == 0 ? QString("full") : QString::number(perSecond)));
    });
    action->setCheckable(true);
    action->setData(perSecond);
    paces_->addAction(action);
  }
}

QPushButton* Transport::addButton(const QString& text, const QString& name, const QString& line) {
  QPushButton* button = new QPushButton(text, this);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAccessibleName(name);
  if (!line.isEmpty()) connect(button, &QPushButton::clicked, this, [this, line] { emit act(line); });
  return button;
}

QMenu* Transport::menuBelow(QPushButton& button) {
  QMenu* menu = new QMenu(&button);
  connect(&button, &QPushButton::clicked, menu, [this, menu] { open(*menu); });
  return menu;
}

void Transport::open(QMenu& menu) {
  const QWidget* button = menu.parentWidget();
  if (!button->isEnabled()) throw InputError(button->toolTip().toStdString());
  int left = 0;
  if (!button->isVisible()) {
    button = more_;           // which has it, too
    emit menu.aboutToShow();  // what it is filled with says how wide it is
    left = more_->width() - menu.sizeHint().width();
  }
  menu.popup(button->mapToGlobal(QPoint(left, button->height() + 4)));
}

void Transport::show(const Session& session) {
  const Trainer::Status status = session.status();
  const bool playing = session.playing();
  if (playing != playing_ || play_->icon().isNull()) {
    playing_ = playing;
    //: buttons: the training stops, or goes on
    play_->setText(playing ? tr("Pause") : tr("Play"));
    play_->setIcon(glyph(playing ? kPause : kPlay, Theme::current().onAccent));
  }
  // The data may decide how long a sequence is: what runs is what is told.
  const Snapshot* snapshot = session.lane().preparing() ? nullptr : session.lane().snapshot();
  const Experiment& e = session.experiment();
  QString facts = (e.model.hidden == 1 ? tr("T = %1 · %2 unit · seed %3") : tr("T = %1 · %2 units · seed %3"))
                      .arg(snapshot ? snapshot->length : e.task.length)
                      .arg(e.model.hidden)
                      .arg(e.seed);
  if (facts != facts_->text()) {
    facts_->setText(facts);
    facts_->setToolTip(facts);
  }
  showStep(session, status);
}

void Transport::showStep(const Session& session, const Trainer::Status& status) {
  const Lane& lane = session.lane();
  const QString letter(QLatin1Char(lane.name()));
  //: the letter of a lane, and the training step at which it is, other than the rest of them
  const auto ofLane = [&letter](const QString& step) { return tr("%1: %2").arg(letter, step); };
  const bool several = session.lanes().size() > 1;
  step_->setText(session.whereApart(lane).isEmpty() ? stepText(status) : ofLane(stepText(status)));
  // Room for what it may say at its longest, so that the buttons beside it stay where they are.
  Trainer::Status last;
  last.step = last.shown = std::max(status.step, lane.experiment().train.steps);
  QString longest = several ? ofLane(stepText(last)) : stepText(last);
  for (QChar& c : longest)
    if (c.isDigit()) c = '0';
  if (longest != longest_) {
    longest_ = longest;
    restyle();
  }
  //: %1: how many training steps a second were chosen
  if (const QString name = tr("Pace: %1").arg(paceName(session.pace())); rate_->accessibleName() != name)
    rate_->setAccessibleName(name);
  for (QAction* action : paces_->actions()) action->setChecked(action->data().toInt() == session.pace());
  const bool running = status.phase == Trainer::Phase::Running;
  rate_->setText((running               ? paceText(status.stepsPerSecond)
                  : session.pace() == 0 ? paceName(0)
                                        : paceText(session.pace())) +
                 QStringLiteral(" ▾"));
}

void Transport::showLesson(const Session& session) {
  const bool asks = session.lesson().asks();
  for (const auto& [control, tip] : ofRuns_) {
    control->setEnabled(!asks);
    control->setToolTip(asks ? givesAway() : tip);
  }
  picker_->setEnabled(!asks);
  showChanges(session);
  offerCompare(session);
}

void Transport::showChanges(const Session& session) {
  const Experiment& e = session.experiment();
  // The arms of a canonical experiment are several, and each is as it was opened.
  const QString changes = roleOf(e) ? QString() : Session::knobTexts(e, changedKnobs(session.opened(), e));
  //: behind the name of an experiment that is no longer as it was opened
  picker_->setNote(changes.isEmpty() ? QString() : " · " + tr("changed"));
  const QString what =
      changes.isEmpty() ? tr("The bundled experiments; those with a number are canonical: published claims, with a criterion")
                        //: %1: knobs and their values
                        : tr("Changed since it was opened: %1").arg(changes);
  picker_->setToolTip(session.lesson().asks() ? givesAway() : what);
  picker_->setAccessibleDescription(changes.isEmpty() ? QString() : what);
}

void Transport::offerCompare(const Session& session) {
  const bool possible = session.lanes().size() < Session::kMostLanes, asks = session.lesson().asks();
  compare_->setEnabled(possible && !asks);
  compare_->setToolTip(asks       ? givesAway()
                       : possible ? tr("A second run beside this one, in lockstep, with one key different")
                                  : tr("There are four lanes already: close one first"));
}

void Transport::showExperiment(const Session& session) {
  const Experiment& e = session.experiment();
  offerCompare(session);
  showChanges(session);
  show(session);
  const QSignalBlocker quiet(picker_);
  const QString name = QString::fromStdString(e.name);
  int index = picker_->findData(name, kNameRole);
  while (picker_->count() > 0 && picker_->itemData(picker_->count() - 1).isNull() && picker_->count() - 1 != index)
    picker_->removeItem(picker_->count() - 1);
  if (index < 0) {
    picker_->addItem(name.isEmpty() ? tr("Experiment") : name);  // opened from a file: named by somebody, in his words
    index = picker_->count() - 1;
    picker_->setItemData(index, name, kNameRole);
  }
  picker_->setCurrentIndex(index);
}

void Transport::resizeEvent(QResizeEvent*) { fit(); }

// What matters least goes first: a figure is never cut.
void Transport::fit() {
  const bool present = Theme::current().present, wide = width() >= 1440, tight = width() < 1180;
  const int named = width() >= 1700 || present ? 410 : wide ? 330 : tight ? 180 : 250;
  picker_->setMaximumWidth(named);
  theme_->setVisible(!present);
  facts_->setVisible(!present && !tight);
  picker_->setVisible(!present || !tight);
  rate_->setVisible(!present || width() >= 1600);
  // The menu has them all. The facts take what room is left: the knobs say the same.
  QWidget* const offers[] = {lessons_, export_, trust_, name_};
  layout()->invalidate();
  const auto widthOf = [this](const QWidget* offer) { return offer->minimumSizeHint().width() + layout()->spacing(); };
  int taken = layout()->minimumSize().width() + named - picker_->minimumWidth();
  for (const QWidget* offer : offers) taken -= offer->isHidden() ? 0 : widthOf(offer);
  for (QWidget* offer : offers) {
    const bool wanted = !present && (wide || offer == lessons_ || offer == export_);
    const bool fits = wanted && taken + widthOf(offer) <= width();
    if (fits) taken += widthOf(offer);
    offer->setVisible(fits);
  }
}

void Transport::restyle() {
  const Theme& theme = Theme::current();
  name_->setFont(Theme::font(17, QFont::Bold));
  facts_->setFont(Theme::font(13));
  step_->setFont(Theme::mono(13));
  rate_->setFont(Theme::mono(13));
  const QFontMetrics figures = step_->fontMetrics();
  const int room = figures.horizontalAdvance(theme.present ? tr("step %1").arg("000 000") : longest_);
  step_->setMinimumWidth(room);
  step_->setMaximumWidth(theme.present ? QWIDGETSIZE_MAX : room);
  const QFontMetrics metrics(rate_->font());
  rate_->setFixedWidth(std::max(metrics.horizontalAdvance(paceText("00 000")), metrics.horizontalAdvance(paceName(0))) +
                       metrics.horizontalAdvance(QStringLiteral(" ▾")) + 6);
  setFixedHeight(52 + Theme::textSize(13) - 13);
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, theme.dim);
  facts_->setPalette(dim);
  play_->setFixedWidth(theme.present ? 160 : 96);
  play_->setIcon(glyph(playing_ ? kPause : kPlay, theme.onAccent));
  const int icon = theme.present ? 30 : 15;
  play_->setIconSize(QSize(icon, icon) * 4 / 5);
  for (QPushButton* button : {present_, theme_, more_}) {
    button->setIconSize({icon, icon});
    button->setFixedWidth(icon + 19);
  }
  present_->setIcon(glyph(kScreen, theme.present ? theme.onAccent : theme.text));
  present_->setProperty("accent", theme.present);
  present_->style()->unpolish(present_);
  present_->style()->polish(present_);
  present_->setToolTip(theme.present ? tr("Back to the desk (F5)") : tr("Present: large type for a projector (F5)"));
  present_->setAccessibleName(theme.present ? tr("End the presentation") : tr("Present: large type for a projector"));
  theme_->setIcon(glyph(kHalfDisc, theme.text));
  more_->setIcon(glyph(kDots, theme.text));
  fit();
}

}  // namespace backflow::ui
