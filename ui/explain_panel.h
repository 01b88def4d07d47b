// The right column: what the gradient does, in words and with this run's numbers, and what to try.
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/session.h"

class QLabel;
class QVBoxLayout;

namespace backflow::ui {

class CanonicalCard;
class TextButton;

struct Remedy;

class ExplainPanel : public QScrollArea {
  Q_OBJECT
 public:
  explicit ExplainPanel(QWidget* parent);
  void show(const Session& session);    // the active lane, named where there are several
  void offerUndo(const QString& text);  // empty: there is nothing to undo
  void restyle();

 signals:
  void act(const QString& line);

 private:
  void offer(const Snapshot& snapshot, const Experiment& experiment);
  void settle();

  QLabel *title_, *headline_, *evidence_, *tryTitle_;
  QFrame* card_;
  CanonicalCard* canonical_;
  TextButton* undo_;
  QVBoxLayout* offers_;
  QString shown_;  // the words
  std::vector<const Remedy*> offered_;
  std::vector<QWidget*> buttons_;
};

}  // namespace backflow::ui
