// What is made later comes last when the user presses Tab, wherever it stands on the screen; here it takes its place.
#pragma once

#include <QWidget>
#include <algorithm>
#include <vector>

namespace backflow::ui {

// Puts what can have the focus of `widget` and all in it, in the order that these have, behind `before`. Returns the last:
// `widget` itself, since the controls of a view stand above what it shows.
inline QWidget* tabAfter(QWidget* before, QWidget* widget) {
  std::vector<QWidget*> moved;
  QWidget* next = widget;
  do {
    if ((next == widget || widget->isAncestorOf(next)) && next->focusPolicy() != Qt::NoFocus) moved.push_back(next);
    next = next->nextInFocusChain();
  } while (next != widget);
  if (!moved.empty() && moved.front() == widget) std::rotate(moved.begin(), moved.begin() + 1, moved.end());
  // Qt 6.4 puts nothing behind what takes no focus: whatever comes before that is as good.
  for (const QWidget* end = before; before->focusPolicy() == Qt::NoFocus;)
    if (before = before->previousInFocusChain(); before == end) return before;
  for (QWidget* each : moved) {
    QWidget::setTabOrder(before, each);
    before = each;
  }
  return before;
}

}  // namespace backflow::ui
