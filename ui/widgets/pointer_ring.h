// A large ring around the mouse, so that an audience can follow it on a projector. It takes no clicks.
#pragma once

#include <QCursor>
#include <QPainter>
#include <QWidget>

#include "ui/theme.h"

namespace backflow::ui {

class PointerRing : public QWidget {
 public:
  explicit PointerRing(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(kSize, kSize);
    hide();
  }

  // To be called once a frame. `wanted`: there is to be a ring while the mouse is over the window.
  void follow(bool wanted) {
    const bool shown = wanted && parentWidget()->underMouse();
    if (shown) move(parentWidget()->mapFromGlobal(QCursor::pos()) - QPoint(kSize / 2, kSize / 2));
    if (shown == isHidden()) {
      setVisible(shown);
      raise();
    }
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(rect()).adjusted(6, 6, -6, -6);
    painter.setPen(QPen(Qt::white, 9));  // stands out on every colour
    painter.drawEllipse(ring);
    painter.setPen(QPen(Theme::current().bad, 5));
    painter.drawEllipse(ring);
  }

 private:
  static constexpr int kSize = 96;  // px
};

}  // namespace backflow::ui
