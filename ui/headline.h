// What is happening, in one line for a projector: the verdict on the active lane, and the remedies that there is room for.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/session.h"

class QPushButton;

namespace backflow::ui {

class Elided;

class Headline : public QWidget {
  Q_OBJECT
 public:
  explicit Headline(QWidget* parent);
  void show(const Session& session);
  void restyle();

 signals:
  void act(const QString& line);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();

  Elided* words_;
  std::vector<QPushButton*> offers_;
  std::vector<const char*> sets_;  // of each offer that has something to say
};

}  // namespace backflow::ui
