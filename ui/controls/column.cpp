#include "ui/controls/column.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/experiment/knobs.h"
#include "ui/theme.h"
#include "ui/widgets/side_column.h"

namespace backflow::ui {

ControlColumn::ControlColumn(SetKnob set, QWidget* parent) : QScrollArea(parent) {
  QVBoxLayout* column = makeSideColumn(*this, "controls");
  QWidget* inside = widget();
  column->setSpacing(5);
  for (const ControlSection& section : controlSections()) {
    if (!rows_.empty()) column->addSpacing(11);
    QLabel* title = new QLabel(QObject::tr(section.title).toUpper(), inside);
    titles_.push_back(title);
    QHBoxLayout* head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(title);
    const ControlRow& first = section.rows.front();
    const bool titled = first.label && !*first.label;  // the title stands for the first row's name, and carries its mark
    const bool buttons = std::any_of(section.rows.begin(), section.rows.end(),
                                     [](const ControlRow& row) { return row.dress == ControlRow::Dress::Segments; });
    if (!buttons) details_.push_back(title);
    if (titled && !backflow::knob(first.path).live) {
      QLabel* mark = KnobRow::restartMark(inside);
      head->addWidget(mark);
      if (!buttons) details_.push_back(mark);
    }
    head->addStretch(1);
    column->addLayout(head);
    column->addSpacing(1);
    for (const ControlRow& row : section.rows) {
      KnobRow* widget = KnobRow::make(row, set, inside);
      connect(widget, &KnobRow::holding, this, &ControlColumn::holding);
      connect(widget, &KnobRow::resetWanted, this, &ControlColumn::resetWanted);
      column->addWidget(widget);
      rows_.push_back(widget);
    }
  }
  column->addStretch(1);
}

void ControlColumn::show(const Experiment& experiment, const std::function<bool(const std::string& path)>& isFree, bool room) {
  for (KnobRow* row : rows_) {
    row->show(experiment);
    row->offerCompare(room);
    if (Theme::current().present && !row->isChoice()) row->hide();
    const std::string& path = row->knob().path;
    row->setEnabled(acts(path, experiment) && isFree(path));  // what does nothing stays in its place, grey
  }
}

void ControlColumn::restyle() {
  const Theme& theme = Theme::current();
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, theme.dim);
  for (QLabel* title : titles_) {
    title->setFont(Theme::heading());
    title->setPalette(dim);
  }
  for (QLabel* label : widget()->findChildren<QLabel*>("mark", Qt::FindDirectChildrenOnly)) label->setPalette(dim);
  for (QWidget* detail : details_) detail->setVisible(!theme.present);
  for (KnobRow* row : rows_) {
    row->setVisible(!theme.present || row->isChoice());
    row->restyle();
  }
}

}  // namespace backflow::ui
