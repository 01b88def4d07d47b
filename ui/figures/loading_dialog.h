// Where weights went, and the lines that load them there.
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace backflow::ui {

class LoadingDialog : public QDialog {
  Q_OBJECT
 public:
  explicit LoadingDialog(QWidget* parent);
  void appear(const QString& file, const QString& program);

 private:
  QLabel* words_;
  QPlainTextEdit* program_;
};

}  // namespace backflow::ui
