// The left column: every knob of controlSections(), and nothing that is not there.
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/controls/knob_row.h"

namespace backflow::ui {

class ControlColumn : public QScrollArea {
  Q_OBJECT
 public:
  ControlColumn(SetKnob set, QWidget* parent);
  // isFree: whether a key may be changed at present; a lesson may not let it. room: for another lane.
  void show(const Experiment& experiment, const std::function<bool(const std::string& path)>& isFree, bool room);
  void restyle();  // on a projector only the choices that are buttons are there
  const std::vector<KnobRow*>& rows() const { return rows_; }

 signals:
  void holding(bool held);
  void resetWanted(const QString& path);

 private:
  std::vector<KnobRow*> rows_;
  std::vector<QLabel*> titles_;
  std::vector<QWidget*> details_;  // titles and marks of sections without a choice that is buttons
};

}  // namespace backflow::ui
