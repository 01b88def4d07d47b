// A message over the panels: it goes by itself, or when it is clicked away. A question stays until it is answered.
#pragma once

#include <QFrame>
#include <QTimer>
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
  void ask(const QString& text, const std::vector<Answer>& answers);
  void restyle();
  QString text() const;

 signals:
  void act(const QString& line);

 private:
  void say(const QString& text, bool bad);

  QLabel* text_;
  std::vector<QPushButton*> answers_;
  QPushButton* close_;
  QTimer timer_;
  bool bad_ = false;
};

}  // namespace backflow::ui
