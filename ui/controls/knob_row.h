// One knob in the left column: a slider with typed entry, joined buttons, or a list. All set their knob through the
// acts, show what an experiment says, and tell beforehand when a change will start a new run.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/controls/layout.h"

class QLabel;
class QMenu;

namespace backflow::ui {

// Performs `set PATH VALUE`, or `compare PATH VALUE`; returns the error, if any.
using SetKnob = std::function<QString(const char* act, const QString& path, const QString& value)>;

class KnobRow : public QWidget {
  Q_OBJECT
 public:
  static KnobRow* make(const ControlRow& row, SetKnob set, QWidget* parent);

  virtual void show(const Experiment& experiment) = 0;
  void restyle();
  void offerCompare(bool possible);  // false: there is no room for another lane
  // Until it is told otherwise, or has done so: the next value set here goes into a new lane instead of this one.
  void compareNext(bool yes);

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
  virtual QWidget* handle() = 0;     // what a value is set with by keyboard
  virtual void letGo() {}            // what was moved and has not been set yet stays as it was
  bool compares() const { return compares_; }
  void addActions(QMenu& menu);  // what can be done with a knob beside setting it

  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

  const ControlRow& row_;
  const Knob& knob_;
  QLabel* error_;

 private:
  void say(const QString& text, bool bad);

  SetKnob set_;
  bool offersCompare_ = true, compares_ = false;
  QWidget* told_ = nullptr;  // the handle that says so
};

}  // namespace backflow::ui
