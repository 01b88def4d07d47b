// The lanes' verdicts side by side. Where there is too little room for all they say, every badge first keeps its verdict, then
// the first ones their figures: what is left over is given whole parts at a time, never half of one.
#pragma once

#include <vector>

#include "ui/widgets/badge.h"

namespace backflow::ui {

class BadgeBar : public QWidget {
 public:
  explicit BadgeBar(int most, QWidget* parent = nullptr);

  void show(std::size_t i, char lane, const Verdict& verdict);
  void hide(std::size_t i);
  int count() const;  // of those that are shown
  void settle();      // takes the room for what they say now, before they are painted
  void restyle();

  QSize sizeHint() const override { return sized(&Badge::sizeHint); }
  QSize minimumSizeHint() const override { return sized(&Badge::minimumSizeHint); }

 protected:
  bool event(QEvent* event) override;  // a badge that has more to say asks for the layout

 private:
  void setShown(std::size_t i, bool shown);
  QSize sized(QSize (Badge::*hint)() const) const;
  void place();
  std::vector<Badge*> badges_;
  QSize settled_;  // the hint when they last took their room
};

}  // namespace backflow::ui
