// A plot to be drawn into before the curve is known: log₁₀ ‖δ_t‖/‖δ_T‖ over t. With the mouse, or point by point with the arrow
// keys. Afterwards the measured curve lies over the drawn one.
#pragma once

#include <QWidget>

#include "ui/theme.h"
#include "ui/views/plot.h"

namespace backflow::ui {

class CurvePad : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kPoints = 21;
  explicit CurvePad(QWidget* parent);

  void ask(double from, double to, int length);  // an axis from t = 1 to `length`; nothing is drawn yet
  // Shows what was drawn, and the measured curve if there is one; it can no longer be changed.
  void tell(const std::vector<double>& drawn, const std::vector<double>& measured);
  void resume(const std::vector<double>& points);  // goes on from what was drawn before; empty: from nothing
  bool touched() const { return touched_; }
  const std::vector<double>& points() const { return points_; }  // at even distances from t = 1 to T
  QSize sizeHint() const override { return {200, scaledInt(190)}; }
  QSize minimumSizeHint() const override { return {120, scaledInt(150)}; }

 signals:
  void drawn();  // the first stroke

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  Axes axes() const;
  double timeAt(int point) const;
  void drawTo(const QPointF& pixel);
  void set(int point, double value);
  void say();

  std::vector<double> points_, measured_;
  double from_ = -8.0, to_ = 2.0;
  int length_ = 2, chosen_ = 0;
  QPointF last_;
  bool touched_ = false, fixed_ = false;
};

}  // namespace backflow::ui
