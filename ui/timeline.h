// The time line: the whole run as a strip, coloured at every training step by how much of the gradient reaches the first time
// step, ‖∂L/∂h_1‖/‖∂L/∂h_T‖ of the top layer. Dots above it are what was changed while it trained. Dragging it shows any
// earlier step; a branch begins there.
#pragma once

#include <QImage>
#include <QWidget>

#include "ui/lane.h"
#include "ui/marks.h"

class QLabel;
class QPushButton;

namespace backflow::ui {

class TimeStrip;

class Timeline : public QWidget {
  Q_OBJECT
 public:
  explicit Timeline(QWidget* parent);
  void show(const Lanes& lanes, const Lane& active);
  void cover(bool covered);  // where a lesson hides the panels
  void restyle();

 signals:
  void act(const QString& line);

 private:
  QPushButton* addButton(const QString& text, const QString& name, const QString& tip, const QString& line);

  QLabel* where_;
  TimeStrip* strip_;
  QPushButton *rewind_, *branch_, *live_;
};

// The strip itself: one row a lane. Left and Right go a step, Page Up and Down a fiftieth of the run, Home and End to its ends.
class TimeStrip : public QWidget {
  Q_OBJECT
 public:
  explicit TimeStrip(QWidget* parent);
  void show(const Lanes& lanes, const Lane& active);
  void restyle();
  QSize sizeHint() const override { return {400, 30}; }
  std::int64_t last() const { return last_; }
  std::int64_t stepAt(double x) const;
  double xOf(std::int64_t step) const;

 signals:
  void act(const QString& line);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct RowOfLane {
    char name;
    quint64 generation;
    std::int64_t last = 0, diverged = -1;
    QImage image;  // one pixel a column of the history
    std::vector<std::int64_t> steps;
    Marks marks;
  };
  void seek(std::int64_t step);
  void describe();
  void drawMarks(QPainter& painter) const;
  QString marksNear(double x) const;  // a line for each, below one another

  std::vector<RowOfLane> rows_;
  std::int64_t last_ = 0, shown_ = 0;
  bool past_ = false;
};

}  // namespace backflow::ui
