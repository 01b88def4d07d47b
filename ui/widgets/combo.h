// A combo box that the wheel passes over, to what scrolls around it: a turn meant for the column must not begin a run anew.
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace backflow::ui {

class Combo : public QComboBox {
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

}  // namespace backflow::ui
