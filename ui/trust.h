// Whether the gradient on the screen is right: backprop against finite differences on the live network, with progress and
// cancel, and the way to have PyTorch judge instead.
#pragma once

#include <QDialog>
#include <QTimer>

#include "engine/train/run.h"
#include "ui/session.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace backflow::ui {

class ScrollText;

class TrustDialog : public QDialog {
  Q_OBJECT
 public:
  TrustDialog(Session& session, QWidget* parent);
  void appear();  // and watch the check that has just begun
  void restyle();
  void fit(bool anew = false);                                         // into the window, which may have become smaller
  static QString verdict(const GradientCheck& check, bool cancelled);  // in plain words

 signals:
  void checkWanted();
  void exportWanted();

 private:
  void look();

  Session& session_;
  QTimer timer_;
  QLabel *words_, *result_, *detail_;
  QProgressBar* progress_;
  ScrollText* text_;
  QPushButton *again_, *cancel_, *export_;
};

}  // namespace backflow::ui
