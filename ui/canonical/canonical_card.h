// The canonical experiment that the lanes are arms of: what to look at, and how each lane stands against its criterion.
#pragma once

#include <QFrame>

#include "ui/session.h"

class QLabel;

namespace backflow::ui {

class CanonicalCard : public QWidget {
  Q_OBJECT
 public:
  explicit CanonicalCard(QWidget* parent);
  void show(const Session& session);  // hidden where the active lane is an arm of none
  void restyle();

 private:
  QLabel *number_, *title_, *words_;
  QFrame* card_;
  QString shown_;
};

}  // namespace backflow::ui
