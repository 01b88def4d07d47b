// The line at the bottom: what the run does and its latest figures; after divergence, what went wrong and what to do.
#pragma once

#include <QWidget>

#include "ui/session.h"

class QLabel;

namespace backflow::ui {

QString figureText(double value);                 // 0.1672, 3.1e-05, "–" where there is none
QString stepText(const Trainer::Status& status);  // "step 8", or in the past "step 5 of 8"

class StatusLine : public QWidget {
  Q_OBJECT
 public:
  explicit StatusLine(QWidget* parent);
  void show(const Session& session, double framesPerSecond, bool remedies);  // remedies: they are to be seen, at the right
  void restyle();
  static QString phaseName(Trainer::Phase phase);

 private:
  QLabel *phase_, *figures_, *numeric_;
  bool bad_ = false;
};

}  // namespace backflow::ui
