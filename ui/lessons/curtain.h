// Lies over a widget, and says why: the panels would give the answer away.
#pragma once

#include <QEvent>
#include <QLabel>

#include "ui/theme.h"

namespace backflow::ui {

class Curtain : public QLabel {
 public:
  Curtain(const QString& text, QWidget* over) : QLabel(text, over) {
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setAutoFillBackground(true);
    over->installEventFilter(this);
    hide();
  }
  void draw(bool closed) {
    if (closed) {
      setGeometry(parentWidget()->rect());
      raise();
    }
    setVisible(closed);
  }
  void restyle() {
    const Theme& theme = Theme::current();
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.window);
    colours.setColor(QPalette::WindowText, theme.dim);
    setPalette(colours);
    setFont(Theme::font(15));
  }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return false;
  }
};

}  // namespace backflow::ui
