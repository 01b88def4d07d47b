// What a dialog says. Its dialog is as high as that needs, but never larger than its parent window: then it scrolls, and what
// is around it (buttons) stays.
#pragma once

#include <QScrollArea>

namespace backflow::ui {

class ScrollText : public QScrollArea {
 public:
  // The words are in the layout of `inside`.
  ScrollText(QWidget* inside, QWidget* dialog);

  // Sizes the dialog, which wants to be so wide, px. Not anew: it only grows, since the user may have made it larger.
  void fit(int width, bool anew);
  void restyle();
  // Whatever is in it, so that the layout around it tells the room for the rest.
  QSize sizeHint() const override { return {kLeast, kLeast}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 private:
  static constexpr int kLeast = 80;  // px
};

}  // namespace backflow::ui
