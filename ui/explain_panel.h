// The right column: what the gradient does, in words and with this run's numbers, and what to try.
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/session.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace backflow::ui {

class CanonicalCard;

class ExplainPanel : public QScrollArea {
  Q_OBJECT
 public:
  explicit ExplainPanel(QWidget* parent);
  void show(const Session& session);  // the active lane, named where there are several
  void offerUndo(bool possible);
  void restyle();

 signals:
  void act(const QString& line);

 private:
  void offer(VerdictKind kind, const Experiment& experiment);
  void settle();

  QLabel *title_, *headline_, *evidence_, *tryTitle_;
  QFrame* card_;
  CanonicalCard* canonical_;
  QPushButton* undo_;
  QVBoxLayout* offers_;
  QString shown_;    // the words
  QString offered_;  // the acts
  std::vector<QWidget*> buttons_;
};

}  // namespace backflow::ui
