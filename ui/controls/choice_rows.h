#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QStringList>

#include "ui/controls/knob_row.h"

namespace backflow::ui {

// Joined buttons for the choices that matter most; "More" holds the rest and shows the one of them that is in use. Tab comes to
// the one that is in use, Left and Right go on from there; Space chooses, where there is something to choose.
class SegmentsRow : public KnobRow {
  Q_OBJECT
 public:
  SegmentsRow(const ControlRow& row, SetKnob set, QWidget* parent);
  void show(const Experiment& experiment) override;

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  QWidget* handle() override;

 private:
  std::vector<QPushButton*> all() const;  // More as well
  void stopAt(const QPushButton* stop);   // for Tab
  QPushButton* addButton(const QString& label, const QString& name, const QString& toolTip);
  void addMore();
  void labelMore();  // as much of the chosen name as there is room for

  struct Choice {
    QString id;
    QPushButton* button;
  };
  std::vector<Choice> choices_;  // with a button of their own
  QPushButton* more_ = nullptr;
  Experiment shown_;
};

class ComboRow : public KnobRow {
  Q_OBJECT
 public:
  ComboRow(const ControlRow& row, SetKnob set, QWidget* parent);
  void show(const Experiment& experiment) override;

 protected:
  QWidget* handle() override { return combo_; }

 private:
  QComboBox* combo_;
};

// The columns of the table that the series task reads; hidden for other tasks.
class ColumnRow : public KnobRow {
  Q_OBJECT
 public:
  ColumnRow(const ControlRow& row, SetKnob set, QWidget* parent);
  void show(const Experiment& experiment) override;

 protected:
  QWidget* handle() override { return combo_; }

 private:
  void read(const TaskConfig& task);
  void list();

  QComboBox* combo_;
  TaskConfig read_;    // the table whose columns are in the combo, or soon will be
  int readings_ = 0;   // the last one counts
  QStringList names_;  // of its columns
  QString chosen_;     // empty: none, the last numeric one
};

}  // namespace backflow::ui
