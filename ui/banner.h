// A message over the panels that asks for nothing: it goes by itself, or when it is clicked away.
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace backflow::ui {

class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent);
  void tell(const QString& text, bool bad);
  void restyle();
  QString text() const;

 private:
  QLabel* text_;
  QPushButton* close_;
  QTimer timer_;
  bool bad_ = false;
};

}  // namespace backflow::ui
