#include "ui/lane_bar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <set>

#include "engine/experiment/knobs.h"
#include "ui/canonical/canonical.h"
#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/widgets/tab_order.h"

namespace backflow::ui {

namespace {

constexpr int kChip = 260;  // px at the desk: the widest; a longer difference ends in …

// The letter, and the stroke that the lane's curves have.
QIcon mark(char name) {
  constexpr int width = 34, height = 16;
  const double scale = 2.0 * scaled(1.0);
  QPixmap picture(static_cast<int>(width * scale), static_cast<int>(height * scale));
  picture.setDevicePixelRatio(scale);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  QFont letter = Theme::font(13, QFont::Bold);
  letter.setPixelSize(13);  // the picture as a whole is drawn larger on a projector
  painter.setFont(letter);
  painter.setPen(laneColor(name));
  painter.drawText(QRectF(0, 0, 12, height), Qt::AlignCenter, QString(QLatin1Char(name)));
  strokeCurve(painter, {{15.0, height / 2.0}, {33.0, height / 2.0}}, laneColor(name), 1.8, name - 'A');
  return QIcon(picture);
}

struct Comparison {
  const char* title;
  const char* sets;    // the arguments of the act `compare`
  const char* nature;  // one offer of each kind of change but the cell
};

// In the order of the menu.
const Comparison kComparisons[] = {
    {QT_TRANSLATE_NOOP("QObject", "LSTM"), "model.cell lstm", "cell"},
    {QT_TRANSLATE_NOOP("QObject", "GRU"), "model.cell gru", "cell"},
    {QT_TRANSLATE_NOOP("QObject", "Plain RNN"), "model.cell rnn", "cell"},
    {QT_TRANSLATE_NOOP("QObject", "ReLU"), "model.activation relu", "activation"},
    {QT_TRANSLATE_NOOP("QObject", "tanh"), "model.activation tanh", "activation"},
    {QT_TRANSLATE_NOOP("QObject", "Without clipping"), "train.clip.mode none", "clip"},
    {QT_TRANSLATE_NOOP("QObject", "Clipping by norm"), "train.clip.mode norm", "clip"},
    {QT_TRANSLATE_NOOP("QObject", "Orthogonal start"), "model.init.recurrent orthogonal", "start"},
    {QT_TRANSLATE_NOOP("QObject", "Normal start"), "model.init.recurrent normal", "start"},
};

int markWidth() { return scaledInt(34); }

int closeWidth() { return scaledInt(26) / (Theme::current().present ? 2 : 1); }

// Of a lane's chip: two joined buttons, of which the second closes it.
QString styleOf(char lane, bool active, const QString& close) {
  const Theme& theme = Theme::current();
  return QString(
             "QPushButton { font-size: %5px; background: %2; border: 1px solid %1; padding: 3px 9px; "
             "min-height: %6px; border-radius: 0; border-top-left-radius: 6px; "
             "border-bottom-left-radius: 6px; border-right-width: 0; color: %3; }"
             "QPushButton#%7 { border-radius: 0; border-top-right-radius: 6px; "
             "border-bottom-right-radius: 6px; border-right-width: 1px; border-left-width: 0; padding: 3px 0; }"
             "QPushButton:hover { color: %4; }"
             "QPushButton:focus { border: 2px solid %4; padding: 2px 8px; }"
             "QPushButton#%7:focus { border: 2px solid %4; padding: 2px 0; }")
      .arg((active ? laneColor(lane) : theme.border).name(), (active ? theme.field : theme.bar).name(),
           (active ? theme.text : theme.dim).name(), theme.accent.name())
      .arg(Theme::textSize(12))
      .arg(theme.present ? scaledInt(16) : 18)
      .arg(close);
}

// What the first lane has where the others differ from it.
QString contrast(const Session& session) {
  const Experiment& first = session.lanes().front()->experiment();
  std::set<std::string> paths;
  for (const Lane* lane : session.lanes())
    for (const std::string& path : changedKnobs(first, lane->experiment())) paths.insert(path);
  return Session::knobTexts(first, {paths.begin(), paths.end()});
}

// Two lanes may be the same arm with unlike seeds.
QString armOf(const Lane& lane, const Session& session) {
  const Role role = roleOf(lane.experiment());
  if (!role) return {};
  const bool sameSeed = lane.experiment().seed == session.lanes().front()->experiment().seed;
  return engineText(role.arm->name) + (sameSeed ? QString() : " · " + Session::knobTexts(lane.experiment(), {"seed"}));
}

}  // namespace

LaneBar::LaneBar(QWidget* parent) : QWidget(parent), line_(new QHBoxLayout(this)) {
  setObjectName("bar");
  setAttribute(Qt::WA_StyledBackground);
  line_->setContentsMargins(16, 0, 14, 0);
  line_->setSpacing(8);
  line_->addStretch(1);
  hide();
}

void LaneBar::show(const Session& session) {
  std::vector<Told> now;
  for (const Lane* lane : session.lanes())
    now.push_back({lane->name(), armOf(*lane, session),
                   lane == session.lanes().front() ? contrast(session) : session.difference(*lane), session.whereApart(*lane),
                   lane == &session.lane()});
  if (now == told_) return;
  told_ = std::move(now);
  setVisible(told_.size() > 1);
  build();
}

void LaneBar::build() {
  const QWidget* focused = QApplication::focusWidget();
  const QString focusedName = focused && isAncestorOf(focused) ? focused->objectName() : QString();
  for (QWidget* chip : chips_) {
    chip->hide();
    chip->deleteLater();  // one of them may have been clicked just now
  }
  chips_.clear();
  const int each = (width() - 30 - 8 * static_cast<int>(told_.size())) / static_cast<int>(told_.size());
  const int room = std::clamp(each - markWidth() - closeWidth() - 30, 0, scaledInt(kChip));  // for the words
  QWidget* last = this;
  for (const Told& lane : told_) {
    QWidget* chip = makeChip(lane, room);
    line_->insertWidget(line_->count() - 1, chip);
    last = tabAfter(last, chip);
    chip->show();
    chips_.push_back(chip);
    for (QPushButton* button : chip->findChildren<QPushButton*>())  // whoever pressed one finds it again
      if (button->objectName() == focusedName) button->setFocus(Qt::OtherFocusReason);
  }
}

QWidget* LaneBar::makeChip(const Told& lane, int room) {
  const QString letter(QLatin1Char(lane.name)), first(QLatin1Char(told_.front().name));
  const QString what = !lane.arm.isEmpty()          ? lane.arm
                       : !lane.difference.isEmpty() ? lane.difference
                       : letter == first            ? tr("the first")
                                                    : tr("as %1").arg(first);
  const QString where = lane.where.isEmpty() ? QString() : " · " + lane.where;
  QWidget* chip = new QWidget(this);
  QHBoxLayout* parts = new QHBoxLayout(chip);
  parts->setContentsMargins(0, 0, 0, 0);
  parts->setSpacing(0);
  QPushButton* choose = new QPushButton(chip);
  choose->setObjectName("choose" + letter);
  choose->setFocusPolicy(Qt::TabFocus);
  choose->setFont(Theme::font(12));
  choose->setIcon(mark(lane.name));
  choose->setIconSize({markWidth(), scaledInt(16)});
  const int whatRoom = room - choose->fontMetrics().horizontalAdvance(where);
  choose->setText(whatRoom < scaledInt(30) ? QString()
                                           : choose->fontMetrics().elidedText(what, Qt::ElideRight, whatRoom) + where);
  choose->setToolTip(letter + " · " + what + where + '\n' + (lane.arm.isEmpty() ? QString() : lane.difference + '\n') +
                     (lane.active ? tr("The knobs change this lane") : tr("Click: the knobs change this lane")));
  choose->setAccessibleName((lane.active ? tr("Lane %1: %2, active") : tr("Lane %1: %2")).arg(letter, what + where));
  connect(choose, &QPushButton::clicked, this, [this, letter] { emit act("lane " + letter); });
  QPushButton* close = new QPushButton(QStringLiteral("×"), chip);
  close->setFocusPolicy(Qt::TabFocus);
  close->setObjectName("close" + letter);
  close->setFixedWidth(closeWidth());
  close->setToolTip(tr("Close lane %1").arg(letter));
  close->setAccessibleName(tr("Close lane %1").arg(letter));
  connect(close, &QPushButton::clicked, this, [this, letter] { emit act("close-lane " + letter); });
  chip->setStyleSheet(styleOf(lane.name, lane.active, close->objectName()));
  parts->addWidget(choose);
  parts->addWidget(close);
  return chip;
}

void LaneBar::restyle() {
  setFixedHeight(38 + Theme::textSize(13) - 13);
  if (!told_.empty()) build();
}

void LaneBar::resizeEvent(QResizeEvent*) {
  if (!told_.empty()) build();
}

void LaneBar::fillCompareMenu(QMenu& menu, const Session& session, const std::function<void(const QString&)>& act) {
  menu.clear();
  menu.addAction(tr("A new lane, with"))->setEnabled(false);  // under a style sheet a section is a line without its words
  QString last = "cell";
  for (const Comparison& offer : kComparisons) {
    const QString nature = offer.nature;
    if (nature == "activation" && !acts("model.activation", session.experiment())) continue;
    Experiment changed = session.experiment();
    const QStringList words = QString(offer.sets).split(' ');
    setKnobText(changed, words[0].toStdString(), words[1].toStdString());
    const bool offered = nature != "cell" && nature == last;
    if (offered || changedKnobs(session.experiment(), changed).empty()) continue;
    if (last == "cell" && nature != last) menu.addSeparator();
    last = nature;
    QAction* action = menu.addAction(QObject::tr(offer.title), [act, offer] { act("compare " + QString(offer.sets)); });
    action->setToolTip("compare " + QString(offer.sets));
  }
  menu.addSeparator();
  const QString seed = QString::number(session.experiment().seed + 1);
  menu.addAction(tr("The next seed, %1").arg(seed), [act, seed] { act("compare seed " + seed); });
  menu.addAction(tr("Another value: right-click its knob"))->setEnabled(false);
}

}  // namespace backflow::ui
