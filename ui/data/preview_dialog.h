// A file of data before it is trained on: its first rows or characters, the column, how it is read, and what is wrong with it,
// in place.
#pragma once

#include <QDialog>
#include <QStringList>
#include <functional>

#include "ui/data/data_preview.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace backflow::ui {

class SeriesStrip;
class Session;

class PreviewDialog : public QDialog {
  Q_OBJECT
 public:
  PreviewDialog(Session& session, QWidget* parent);
  // Returns what is true once the file has been read.
  std::function<bool()> appear(const QString& file);
  QString file() const;  // that is being looked at; empty: none
  void restyle();

 signals:
  void wanted(const QStringList& acts);  // what trains on it as it was chosen

 private:
  void makeForm();  // what chooses how a table is read
  void makeRows();
  std::function<bool()> read();
  void show(const DataPreview& preview);
  void showTable(const DataPreview& preview);
  void listColumns(const QStringList& names);
  QString words(const DataPreview& preview) const;
  QStringList acts() const;
  QComboBox* choice(const QString& name, const QList<QPair<QString, QString>>& labelsAndValues);

  Session& session_;
  TaskConfig task_;
  int readings_ = 0;  // the last one counts
  QLabel *title_, *words_, *error_;
  QWidget* form_;  // of a table
  QComboBox *column_, *delimiter_, *header_;
  QSpinBox* length_;
  QTableWidget* table_;
  SeriesStrip* strip_;
  QPlainTextEdit* text_;
  QPushButton *train_, *cancel_;
};

}  // namespace backflow::ui
