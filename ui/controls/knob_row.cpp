#include "ui/controls/knob_row.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include "ui/controls/choice_rows.h"
#include "ui/controls/slider_row.h"
#include "ui/language/engine_text.h"
#include "ui/theme.h"

namespace backflow::ui {

KnobRow* KnobRow::make(const ControlRow& row, SetKnob set, QWidget* parent) {
  switch (row.dress) {
    case ControlRow::Dress::Segments:
      return new SegmentsRow(row, std::move(set), parent);
    case ControlRow::Dress::Combo:
      return new ComboRow(row, std::move(set), parent);
    case ControlRow::Dress::Column:
      return new ColumnRow(row, std::move(set), parent);
    case ControlRow::Dress::Slider:
      break;
  }
  return new SliderRow(row, std::move(set), parent);
}

KnobRow::KnobRow(const ControlRow& row, SetKnob set, QWidget* parent)
    : QWidget(parent), row_(row), knob_(backflow::knob(row.path)), error_(new QLabel(this)), set_(std::move(set)) {
  setToolTip(explanation(knob_));
  error_->setWordWrap(true);
  error_->hide();
}

QString KnobRow::explanation(const Knob& knob) {
  QString text = QString("<b>%1</b>").arg(engineText(knob.label).toHtmlEscaped());
  if (!knob.unit.empty()) text += QString(" (%1)").arg(engineText(knob.unit).toHtmlEscaped());
  text += "<br>" + engineText(knob.help).toHtmlEscaped();
  text += QString("<br><span style='font-family:monospace'>%1</span>").arg(QString::fromStdString(knob.path));
  text += "<br>" + (knob.live ? tr("Acts from the next training step; the weights are kept.")
                              : tr("↻ Starts a new run from the same seed."));
  return text + "<br>" + tr("Double-click the name to reset; right-click for another value beside this one.");
}

QLabel* KnobRow::restartMark(QWidget* parent) {
  QLabel* mark = new QLabel(QStringLiteral("↻"), parent);
  mark->setObjectName("mark");
  mark->setToolTip(tr("Starts a new run from the same seed"));
  mark->setAccessibleName(tr("Starts a new run from the same seed"));
  return mark;
}

QString KnobRow::name() const { return row_.label && *row_.label ? QObject::tr(row_.label) : engineText(knob_.label); }

QLabel* KnobRow::nameLabel() {
  QLabel* label = new QLabel(name(), this);
  label->setObjectName("name");
  return label;
}

void KnobRow::restyle() {
  const Theme& theme = Theme::current();
  for (QLabel* label : findChildren<QLabel*>()) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, label == error_                 ? compares_ ? theme.dim : theme.bad
                                           : label->objectName() == "mark" ? theme.dim
                                                                           : theme.text);
    if (label != error_) palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.dim);
    label->setPalette(palette);
    label->setFont(Theme::font(label == error_ ? 11 : 12));
  }
}

bool KnobRow::apply(const QString& value) {
  const QString error = set_(compares_ ? "compare" : "set", row_.path, value);
  if (error.isEmpty()) compareNext(false);
  // "model.hidden = 5000: must be …" speaks to who writes files: here the knob has a name, and its value is in sight.
  const bool ofKey = error.startsWith(row_.path);
  //: "Cell: LSTM"
  say(ofKey ? QObject::tr("%1: %2").arg(name(), error.mid(error.lastIndexOf(": ") + 2)) : error, true);
  return error.isEmpty();
}

void KnobRow::say(const QString& text, bool bad) {
  error_->setText(text);
  error_->setVisible(!text.isEmpty());
  QPalette palette = error_->palette();
  palette.setColor(QPalette::WindowText, bad ? Theme::current().bad : Theme::current().dim);
  error_->setPalette(palette);
}

void KnobRow::offerCompare(bool possible) {
  offersCompare_ = possible;
  if (!possible) compareNext(false);
}

void KnobRow::compareNext(bool yes) {
  if (compares_ == yes) return;
  compares_ = yes;
  const QString hint = tr("The next value set here goes into a new lane. Esc: not.");
  say(yes ? hint : QString(), false);
  if (yes) told_ = handle();
  told_->setAccessibleDescription(yes ? hint : QString());
  if (!yes) return;
  told_->setFocus(Qt::OtherFocusReason);
  if (QLineEdit* entry = qobject_cast<QLineEdit*>(told_)) entry->selectAll();
}

void KnobRow::addActions(QMenu& menu) {
  menu.addAction(tr("Reset %1").arg(engineText(knob_.label)), this, [this] { emit resetWanted(row_.path); });
  menu.addAction(tr("Compare with another value…"), this, [this] { compareNext(true); })->setEnabled(offersCompare_);
}

void KnobRow::contextMenuEvent(QContextMenuEvent* event) {
  QMenu* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  addActions(*menu);
  menu->popup(event->globalPos());
}

void KnobRow::keyPressEvent(QKeyEvent* event) {
  if (!compares_ || event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
  letGo();
  compareNext(false);
}

void KnobRow::mouseDoubleClickEvent(QMouseEvent*) { emit resetWanted(row_.path); }

}  // namespace backflow::ui
