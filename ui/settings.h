// What the window remembers from one time to the next. Every value is checked when it is read: a damaged file gives the
// standard window, never a crash.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace backflow::ui {

struct Settings {
  QStringList views;         // one id a slot, all of them known
  QString theme = "system";  // dark, light, system
  QString language;          // an id of languages(); empty: the system's
  QStringList recent;        // files that were opened and are there, the last one first
  QByteArray geometry;       // of the window, as QWidget::restoreGeometry() takes it; empty: none

  static Settings read();
  static void writeViews(const QStringList& views);
  static void writeTheme(bool dark);
  static void writeLanguage(const QString& id);
  static constexpr int kMostRecent = 8;
  static void writeOpened(const QString& file);
  static void writeGeometry(const QByteArray& geometry);
  static void reset();
  bool dark() const;
};

}  // namespace backflow::ui
