#pragma once

#include <QLineEdit>
#include <QSlider>
#include <QTimer>

#include "ui/controls/knob_row.h"

namespace backflow::ui {

// Jumps to where it is clicked, and leaves the mouse wheel to the column that scrolls.
class Slider : public QSlider {
 public:
  using QSlider::QSlider;

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  int at(double x) const;
};

class SliderRow : public KnobRow {
  Q_OBJECT
 public:
  SliderRow(const ControlRow& row, SetKnob set, QWidget* parent);
  void show(const Experiment& experiment) override;

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  QWidget* handle() override { return entry_; }
  void letGo() override;

 private:
  void moved();
  void send();
  void typed();

  KnobScale scale_;
  Slider* slider_;
  QLineEdit* entry_;
  QTimer rest_;  // a knob that starts a new run is set when the hand rests
  QString shown_;
  int place_ = 0;  // of the slider, as shown
};

}  // namespace backflow::ui
