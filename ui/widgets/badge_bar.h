// The lanes' verdicts side by side, in one row or two. Where there is too little room for all they say, every badge first keeps
// its verdict, then its number, then the first ones all their figures: never half of one.
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
  void setRows(int rows);       // 1 or 2
  int widthIn(int rows) const;  // the least, px

  QSize sizeHint() const override { return sized(&Badge::sizeHint, rows_); }
  QSize minimumSizeHint() const override { return sized(&Badge::minimumSizeHint, rows_); }

 protected:
  bool event(QEvent* event) override;  // a badge that has more to say asks for the layout

 private:
  void setShown(std::size_t i, bool shown);
  std::vector<std::vector<Badge*>> shown(int rows) const;
  QSize sized(QSize (Badge::*hint)() const, int rows) const;
  void place();
  void placeRow(const std::vector<Badge*>& row, int top);
  int rows_ = 1;
  std::vector<Badge*> badges_;
  QSize settled_;  // the hint when they last took their room
};

}  // namespace backflow::ui
