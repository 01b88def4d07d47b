// One knob in the left column: a slider with typed entry, joined buttons, or a list. All three set their knob through the
// acts, show what an experiment says, and tell beforehand when a change will start a new run.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/controls/layout.h"

class QLabel;

namespace backflow::ui {

// Performs `set PATH VALUE`; returns the error, if any.
using SetKnob = std::function<QString(const QString& path, const QString& value)>;

class KnobRow : public QWidget {
  Q_OBJECT
 public:
  static KnobRow* make(const ControlRow& row, SetKnob set, QWidget* parent);

  virtual void show(const Experiment& experiment) = 0;
  void restyle();

  const Knob& knob() const { return knob_; }
  bool isChoice() const { return row_.dress == ControlRow::Dress::Segments; }  // buttons, one click each
  static QString explanation(const Knob& knob);                                // the tool tip
  static QLabel* restartMark(QWidget* parent);                                 // the ↻ beside a knob that starts a new run

 signals:
  void holding(bool held);  // a slider is being dragged
  void resetWanted(const QString& path);

 protected:
  KnobRow(const ControlRow& row, SetKnob set, QWidget* parent);
  QString name() const;
  QLabel* nameLabel();
  bool apply(const QString& value);  // shows the error under the row, or takes it away

  void contextMenuEvent(QContextMenuEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

  const ControlRow& row_;
  const Knob& knob_;
  QLabel* error_;

 private:
  SetKnob set_;
};

}  // namespace backflow::ui
