#include "ui/controls/choice_rows.h"

#include <QApplication>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <tuple>

#include "engine/tasks/task.h"
#include "ui/acts/background.h"
#include "ui/data/data_preview.h"
#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/widgets/combo.h"

namespace backflow::ui {

namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString describe(const Description& choice) {
  QString all = "<b>" + engineText(choice.label).toHtmlEscaped() + "</b>";
  if (!choice.equation.empty()) all += "<br>" + engineText(choice.equation).toHtmlEscaped();
  if (!choice.source.empty()) all += "<br><i>" + text(choice.source).toHtmlEscaped() + "</i>";
  return all;
}

//: a button that opens the list of further choices
const char* const kMore = QT_TRANSLATE_NOOP("QObject", "More ▾");

// A button's part of the strip grows with its text, so that all have the same air around it.
int share(const QString& label) { return QFontMetrics(Theme::font(12, QFont::Medium)).horizontalAdvance(label) + 18; }

bool isSegment(const ControlRow& row, std::string_view id) {
  return std::any_of(row.segments.begin(), row.segments.end(), [&](const Segment& s) { return s.id == id; });
}

// The name above (where the section's title does not say it), then the control, then room for an error.
QVBoxLayout* frame(KnobRow* row, QLabel* name, QLabel* mark, QWidget* control, QLabel* error) {
  QVBoxLayout* column = new QVBoxLayout(row);
  column->setContentsMargins(0, name ? 4 : 0, 0, 2);
  column->setSpacing(5);
  if (name) {
    QHBoxLayout* head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(name);
    if (mark) head->addWidget(mark);
    head->addStretch(1);
    column->addLayout(head);
  }
  column->addWidget(control);
  column->addWidget(error);
  return column;
}

}  // namespace

SegmentsRow::SegmentsRow(const ControlRow& row, SetKnob set, QWidget* parent) : KnobRow(row, std::move(set), parent) {
  QWidget* strip = new QWidget(this);
  QHBoxLayout* line = new QHBoxLayout(strip);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(0);
  const bool named = row.label && *row.label;
  frame(this, named ? nameLabel() : nullptr, named && !knob_.live ? restartMark(this) : nullptr, strip, error_);

  for (const Segment& segment : row.segments) {
    const auto choice =
        std::find_if(knob_.choices.begin(), knob_.choices.end(), [&](const Description& d) { return d.id == segment.id; });
    if (choice == knob_.choices.end()) continue;
    const QString label = QObject::tr(segment.label);
    QPushButton* button = addButton(label, engineText(choice->label), describe(*choice));
    line->addWidget(button, share(label));
    choices_.push_back({segment.id, button});
    connect(button, &QPushButton::clicked, this, [this, id = choices_.back().id] {
      apply(id);
      show(shown_);  // the button shows what is, not what was clicked
    });
  }
  addMore();
  if (more_) line->addWidget(more_, share(QObject::tr(kMore)));
  const std::vector<QPushButton*> all = this->all();
  for (QPushButton* button : all) {
    button->installEventFilter(this);
    button->setProperty("segment", all.size() == 1         ? "only"
                                   : button == all.front() ? "first"
                                   : button == all.back()  ? "last"
                                                           : "middle");
  }
}

std::vector<QPushButton*> SegmentsRow::all() const {
  std::vector<QPushButton*> all;
  for (const Choice& choice : choices_) all.push_back(choice.button);
  if (more_) all.push_back(more_);
  return all;
}

void SegmentsRow::stopAt(const QPushButton* stop) {
  for (QPushButton* button : all()) button->setFocusPolicy(button == stop ? Qt::TabFocus : Qt::NoFocus);
}

bool SegmentsRow::eventFilter(QObject* object, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const std::vector<QPushButton*> all = this->all();
  const auto at = std::find(all.begin(), all.end(), object);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (at == all.end()) return false;
  if (key == Qt::Key_Space && *at != more_ && (*at)->isChecked()) {
    event->ignore();  // chosen already: it is the window's, as beside the controls
    return true;
  }
  if (key != Qt::Key_Left && key != Qt::Key_Right) return false;
  const bool atEnd = key == Qt::Key_Left ? at == all.begin() : at + 1 == all.end();
  QPushButton* next = atEnd ? *at : key == Qt::Key_Left ? *(at - 1) : *(at + 1);
  stopAt(next);
  next->setFocus(Qt::TabFocusReason);
  return true;
}

QPushButton* SegmentsRow::addButton(const QString& label, const QString& name, const QString& toolTip) {
  QPushButton* button = new QPushButton(label, this);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setMinimumWidth(10);
  button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  button->setAccessibleName(QString("%1: %2").arg(engineText(knob_.label), name));
  button->setToolTip(toolTip);
  return button;
}

void SegmentsRow::addMore() {
  QMenu* menu = nullptr;
  for (const Description& choice : knob_.choices) {
    if (isSegment(row_, choice.id)) continue;
    if (!menu) {
      //: further choices
      const QString name = tr("more");
      more_ = addButton(QObject::tr(kMore), name, tr("The other choices"));
      menu = new QMenu(more_);
      menu->setToolTipsVisible(true);
    }
    QAction* action = menu->addAction(engineText(choice.label));
    action->setToolTip(describe(choice));
    action->setCheckable(true);
    action->setData(text(choice.id));
    connect(action, &QAction::triggered, this, [this, id = text(choice.id)] {
      apply(id);
      show(shown_);
    });
  }
  if (!more_) return;
  connect(more_, &QPushButton::clicked, this, [this, menu] {
    menu->popup(more_->mapToGlobal(QPoint(0, more_->height() + 2)));
    show(shown_);
  });
}

void SegmentsRow::show(const Experiment& experiment) {
  if (&experiment != &shown_) shown_ = experiment;
  const QString now = QString::fromStdString(knob_.get(shown_).get<std::string>());
  for (const Choice& choice : choices_) choice.button->setChecked(now == choice.id);
  const auto chosen = std::ranges::find(choices_, now, &Choice::id);
  const std::vector<QPushButton*> all = this->all();
  if (std::ranges::none_of(all, &QWidget::hasFocus)) stopAt(chosen != choices_.end() ? chosen->button : all.back());
  if (!more_) return;
  more_->setChecked(chosen == choices_.end());
  for (QAction* action : more_->findChild<QMenu*>()->actions()) action->setChecked(action->data().toString() == now);
  labelMore();
}

void SegmentsRow::labelMore() {
  if (!more_) return;
  QString label;
  for (const QAction* action : more_->findChild<QMenu*>()->actions())
    if (action->isChecked()) label = action->text();
  const int room = std::max(30, more_->width() - 8);
  more_->setText(label.isEmpty() ? QObject::tr(kMore) : more_->fontMetrics().elidedText(label, Qt::ElideRight, room));
}

void SegmentsRow::resizeEvent(QResizeEvent*) { labelMore(); }

QWidget* SegmentsRow::handle() {
  for (const Choice& choice : choices_)
    if (choice.button->isChecked()) return choice.button;
  return more_ ? more_ : choices_.front().button;
}

ComboRow::ComboRow(const ControlRow& row, SetKnob set, QWidget* parent)
    : KnobRow(row, std::move(set), parent), combo_(new Combo(this)) {
  const bool named = row.label && *row.label;
  frame(this, named ? nameLabel() : nullptr, named && !knob_.live ? restartMark(this) : nullptr, combo_, error_);
  combo_->setAccessibleName(engineText(knob_.label));
  combo_->setFocusPolicy(Qt::TabFocus);
  for (const Description& choice : knob_.choices) {
    combo_->addItem(engineText(choice.label), text(choice.id));
    combo_->setItemData(combo_->count() - 1, describe(choice), Qt::ToolTipRole);
  }
  connect(combo_, &QComboBox::activated, this, [this](int index) { apply(combo_->itemData(index).toString()); });
}

void ComboRow::show(const Experiment& experiment) {
  const QSignalBlocker quiet(combo_);
  combo_->setCurrentIndex(combo_->findData(QString::fromStdString(knob_.get(experiment).get<std::string>())));
}

ColumnRow::ColumnRow(const ControlRow& row, SetKnob set, QWidget* parent)
    : KnobRow(row, std::move(set), parent), combo_(new Combo(this)) {
  QHBoxLayout* head = new QHBoxLayout;
  head->setSpacing(5);
  head->addWidget(nameLabel());
  head->addWidget(restartMark(this));
  head->addWidget(combo_, 1);
  QVBoxLayout* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 2, 0, 2);
  column->addLayout(head);
  column->addWidget(error_);
  combo_->setMinimumWidth(10);
  combo_->setAccessibleName(engineText(knob_.label));
  combo_->setFocusPolicy(Qt::TabFocus);
  connect(combo_, &QComboBox::activated, this, [this](int index) {
    const QString value = combo_->itemData(index).toString();
    apply(value.isEmpty() ? "null" : QString::fromStdString(nlohmann::json(value.toStdString()).dump()));
  });
}

// What is wrong with the file is told by the run that is being prepared.
void ColumnRow::read(const TaskConfig& task) {
  read_ = task;
  names_.clear();
  const auto preview = std::make_shared<DataPreview>();
  const QPointer<ColumnRow> self(this);
  inBackgroundOf(
      *qApp, [preview, task] { *preview = previewData(task); },
      [self, preview, number = ++readings_] {
        if (!self || number != self->readings_) return;
        self->names_ = preview->names;
        self->list();
      },
      [](const QString&) {});
}

void ColumnRow::list() {
  const QSignalBlocker quiet(combo_);
  combo_->clear();
  //: the last column of numbers
  combo_->addItem(tr("last numeric one"), QString());
  for (const auto& [label, value] : columnChoices(names_)) combo_->addItem(label, value);
  int at = combo_->findData(chosen_);
  if (const int n = chosen_.toInt(); at < 0 && n >= 1 && n <= names_.size()) at = n;  // a number is as good as the name
  if (at < 0) combo_->addItem(chosen_, chosen_);                                      // not read yet, or not there
  combo_->setCurrentIndex(at < 0 ? combo_->count() - 1 : at);
}

void ColumnRow::show(const Experiment& experiment) {
  const TaskConfig& task = experiment.task;
  const bool wanted = task.file && dataOf(task) == TaskData::Table;
  setVisible(wanted);
  if (!wanted) return;
  chosen_ = QString::fromStdString(task.column.value_or(""));
  if (std::tie(task.file, task.delimiter, task.header) != std::tie(read_.file, read_.delimiter, read_.header)) read(task);
  list();
}

}  // namespace backflow::ui
