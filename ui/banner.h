// A message at the foot of the panels, which leaves the river and its verdicts in sight: it goes by itself, or when it is
// clicked away. A question stays until it is answered or clicked away; a message that comes meanwhile covers it, and gives way
// to it again.
#pragma once

#include <QFrame>
#include <QRect>
#include <QTimer>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace backflow::ui {

class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent);
  struct Answer {
    QString label, act;  // a line for runAct()
  };
  void tell(const QString& text, bool bad);
  void ask(const QString& text, const std::vector<Answer>& answers);  // instead of the question that there is
  void withdraw();                                                    // the question, if there is one
  void restyle();
  void standIn(const QRect& area);  // of the parent: at its foot, in the middle, as wide as the text wants
  QString text() const;

 signals:
  void act(const QString& line);

 private:
  struct Question {
    QString text;
    std::vector<Answer> answers;
  };
  void say(const QString& text, bool bad, const std::vector<Answer>& answers);
  void endMessage();
  void leave();
  void letGo();  // of the focus
  void place();

  QRect area_;
  QLabel* text_;
  std::vector<QPushButton*> answers_;
  QPushButton* close_;
  std::optional<Question> question_;
  QTimer timer_;  // runs while a message is shown
  bool bad_ = false;
};

}  // namespace backflow::ui
