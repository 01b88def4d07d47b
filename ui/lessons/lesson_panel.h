// The right column while a lesson is taken: its words, the question, what came out, the challenge, and the way on.
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/session.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace backflow::ui {

class CurvePad;
class TextButton;

class LessonPanel : public QScrollArea {
  Q_OBJECT
 public:
  explicit LessonPanel(QWidget* parent);
  void show(const Session& session);   // after LessonRun::changed
  void judge(const Session& session);  // the challenge, as the lanes go on
  void restyle();

  // An answer that has not been locked in.
  struct Draft {
    QString number;
    std::vector<double> curve;
  };
  Draft draft() const;
  void resume(const Draft& draft);  // after show(), of the same question

 signals:
  void act(const QString& line);

 private:
  QLabel* addLabel(QVBoxLayout& to);
  QFrame* addCard(QVBoxLayout& to, QVBoxLayout*& inside);
  void build(const Session& session);
  void ask(const Session& session);
  void showAnswer(const Session& session);
  void submit();

  QLabel *title_, *heading_, *text_, *locks_, *ask_, *result_, *after_, *goals_;
  QFrame *question_, *challenge_;
  QVBoxLayout* answers_;
  QPushButton *end_, *lock_, *run_, *back_, *next_, *sheet_;
  QLineEdit* number_;
  CurvePad* pad_;
  std::vector<TextButton*> choices_;
  const void* shownStep_ = nullptr;  // which step the question belongs to
  QString words_, afterWords_;       // of the step, in Markdown
  QString shownGoals_;
  bool compared_ = false;  // what came out is shown
};

}  // namespace backflow::ui
