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
  void show(const Experiment& experiment);
  void restyle();
  const std::vector<KnobRow*>& rows() const { return rows_; }

 signals:
  void holding(bool held);
  void resetWanted(const QString& path);

 private:
  std::vector<KnobRow*> rows_;
  std::vector<QLabel*> titles_;
};

}  // namespace backflow::ui
