// What the window remembers from one time to the next. Every value is checked when it is read: a damaged file gives the
// standard window, never a crash.
#pragma once

#include <QStringList>

namespace backflow::ui {

struct Settings {
  QStringList views;         // one id a slot, all of them known
  QString theme = "system";  // dark, light, system

  static Settings read();
  static void writeViews(const QStringList& views);
  static void writeTheme(bool dark);
  static void reset();
  bool dark() const;
};

}  // namespace backflow::ui
