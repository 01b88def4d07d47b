// What a phase diagram is to be of: two keys with their ranges, and the training steps. A small window under a button.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <functional>

class QGridLayout;

namespace backflow::ui {

class PhaseForm : public QFrame {
 public:
  // start: what its button does.
  PhaseForm(std::function<void()> start, QWidget* parent);
  QString line() const;  // for runAct(): "phase model.init.spectral_radius 0.5 1.5 21 task.length 10 200 20"
  QString keys() const;  // "Spectral radius ρ × Time steps T"

 private:
  struct Axis {
    QComboBox* key;
    QLineEdit *from, *to;
    QSpinBox* count;
    QCheckBox* logarithmic;
    QLabel* all;  // instead of the four, where the key is a choice
    QString line() const;
    void offer();  // what suits the key
  };
  Axis addAxis(QGridLayout& grid, int row, const QString& name, const char* key);

  Axis x_, y_;
  QSpinBox* steps_;
};

}  // namespace backflow::ui
