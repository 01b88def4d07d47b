#include "ui/phase/phase_form.h"

#include <QGridLayout>
#include <QPushButton>
#include <algorithm>

#include "engine/experiment/knobs.h"
#include "ui/language/engine_text.h"
#include "ui/phase/phase_map.h"
#include "ui/views/plot.h"
#include "ui/widgets/combo.h"

namespace backflow::ui {
namespace {

constexpr int kCount = 21;

bool isNumber(const Knob& knob) { return knob.type == Knob::Type::Real || knob.type == Knob::Type::Integer; }

bool canBeSwept(const Knob& knob) {
  if (isNumber(knob)) return knob.min < knob.max;
  return knob.type == Knob::Type::Bool || (knob.type == Knob::Type::Choice && knob.choices.size() > 1);
}

// Around the value at which a gradient neither grows nor shrinks, and lengths that take no long time; else the slider's range.
Span rangeOf(const Knob& knob) {
  if (knob.path == "model.init.spectral_radius" || knob.path == "model.init.gain") return {0.5, 1.5};
  if (knob.path == "task.length") return {10.0, 200.0};
  return {knob.sliderMin, knob.sliderMax};
}

}  // namespace

PhaseForm::PhaseForm(std::function<void()> begin, QWidget* parent) : QFrame(parent, Qt::Popup), steps_(new QSpinBox(this)) {
  setObjectName(QStringLiteral("phase_form"));
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(QObject::tr("Axes of the phase diagram"));
  QGridLayout* grid = new QGridLayout(this);
  grid->setContentsMargins(14, 12, 14, 12);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(8);
  const QString heads[] = {//: The head of a column: the first value of a range
                           QObject::tr("from"),
                           //: The head of a column: the last value of a range
                           QObject::tr("to"),
                           //: The head of a column: how many values in a range
                           QObject::tr("values")};
  for (int i = 0; i < 3; ++i) grid->addWidget(new QLabel(heads[i], this), 0, 2 + i);
  //: The horizontal axis of the phase diagram
  x_ = addAxis(*grid, 1, QObject::tr("Across"), "model.init.spectral_radius");
  //: The vertical axis of the phase diagram
  y_ = addAxis(*grid, 2, QObject::tr("Up"), "task.length");
  grid->addWidget(new QLabel(QObject::tr("Training steps of each run"), this), 3, 0, 1, 2);
  steps_->setRange(0, 1'000'000);
  steps_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  steps_->setSpecialValueText(QObject::tr("none: at initialization"));
  steps_->setAccessibleName(QObject::tr("Training steps of each run; 0: at initialization"));
  grid->addWidget(steps_, 3, 2, 1, 2);
  //: A button: compute the phase diagram
  QPushButton* start = new QPushButton(QObject::tr("Start"), this);
  start->setProperty("accent", true);
  grid->addWidget(start, 3, 5);
  connect(start, &QPushButton::clicked, this, [this, begin = std::move(begin)] {
    hide();
    begin();
  });
}

PhaseForm::Axis PhaseForm::addAxis(QGridLayout& grid, int row, const QString& name, const char* key) {
  Axis axis{
      new Combo(this), new QLineEdit(this), new QLineEdit(this), new QSpinBox(this), new QCheckBox(QObject::tr("log"), this),
      new QLabel(this)};
  for (const Knob& knob : knobs())
    if (canBeSwept(knob)) axis.key->addItem(engineText(knob.label), QString::fromStdString(knob.path));
  axis.key->setCurrentIndex(axis.key->findData(QString::fromLatin1(key)));
  axis.key->setMaxVisibleItems(18);
  //: %1: the axis ("Across" or "Up"); here its setting
  axis.key->setAccessibleName(QObject::tr("%1: key").arg(name));
  axis.from->setAccessibleName(QObject::tr("%1: from").arg(name));
  axis.to->setAccessibleName(QObject::tr("%1: to").arg(name));
  axis.count->setAccessibleName(QObject::tr("%1: number of values").arg(name));
  axis.logarithmic->setAccessibleName(QObject::tr("%1: logarithmic").arg(name));
  axis.count->setRange(1, static_cast<int>(PhaseMap::kMost));
  axis.count->setButtonSymbols(QAbstractSpinBox::NoButtons);  // the arrow keys do it
  axis.count->setValue(key == std::string("task.length") ? kCount - 1 : kCount);
  for (QLineEdit* entry : {axis.from, axis.to}) entry->setFixedWidth(72);
  grid.addWidget(new QLabel(name, this), row, 0);
  grid.addWidget(axis.key, row, 1);
  grid.addWidget(axis.all, row, 2, 1, 4);
  grid.addWidget(axis.from, row, 2);
  grid.addWidget(axis.to, row, 3);
  grid.addWidget(axis.count, row, 4);
  grid.addWidget(axis.logarithmic, row, 5);
  axis.offer();
  connect(axis.key, &QComboBox::currentIndexChanged, this, [axis]() mutable { axis.offer(); });
  return axis;
}

void PhaseForm::Axis::offer() {
  const Knob& which = knob(key->currentData().toString().toStdString());
  key->setToolTip(QString::fromStdString(which.path) + QLatin1Char('\n') + engineText(which.help));
  const bool number = isNumber(which);
  for (QWidget* each : std::initializer_list<QWidget*>{from, to, count, logarithmic}) each->setVisible(number);
  all->setVisible(!number);
  if (!number) return all->setText(QObject::tr("all that there are"));
  const Span range = rangeOf(which);
  from->setText(ui::number(range.lo));
  to->setText(ui::number(range.hi));
  logarithmic->setChecked(which.logarithmic);
}

QString PhaseForm::Axis::line() const {
  const QString path = key->currentData().toString();
  if (!isNumber(knob(path.toStdString()))) return path + QStringLiteral(" all");
  const auto word = [](const QLineEdit* entry) {
    const QString text = entry->text().trimmed();
    return text.isEmpty() || text.contains(QLatin1Char(' ')) || text.contains(QLatin1Char('"')) ? QStringLiteral("?") : text;
  };
  return QStringLiteral("%1 %2 %3 %4%5")
      .arg(path, word(from), word(to), QString::number(count->value()),
           logarithmic->isChecked() ? QStringLiteral(" log") : QString());
}

QString PhaseForm::line() const {
  const QString steps = steps_->value() > 0 ? QStringLiteral(" steps %1").arg(steps_->value()) : QString();
  return QStringLiteral("phase %1 %2%3").arg(x_.line(), y_.line(), steps);
}

QString PhaseForm::keys() const { return x_.key->currentText() + QStringLiteral(" × ") + y_.key->currentText(); }

}  // namespace backflow::ui
