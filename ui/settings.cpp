#include "ui/settings.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

#include "ui/language/language.h"
#include "ui/panel_grid.h"
#include "ui/theme.h"
#include "ui/views/view.h"

namespace backflow::ui {

namespace {

bool isView(const QString& id) {
  return std::any_of(views().begin(), views().end(), [&](const ViewInfo* view) { return id == view->id; });
}

}  // namespace

Settings Settings::read() {
  QSettings file("Backflow", "backflow");
  Settings settings;
  settings.views = PanelGrid::standardViews();
  const QStringList views = file.value("views").toStringList();
  for (int i = 0; i < settings.views.size() && i < views.size(); ++i)
    if (isView(views[i])) settings.views[i] = views[i];
  const QString theme = file.value("theme").toString();
  if (theme == "dark" || theme == "light") settings.theme = theme;
  const QString language = file.value("language").toString();
  for (const Language& one : languages())
    if (language == one.id) settings.language = language;
  for (const QString& recent : file.value("recent").toStringList().mid(0, kMostRecent))
    if (QFileInfo(recent).isFile()) settings.recent += recent;
  settings.geometry = file.value("geometry").toByteArray();
  return settings;
}

void Settings::writeViews(const QStringList& views) { QSettings("Backflow", "backflow").setValue("views", views); }

void Settings::writeTheme(bool dark) { QSettings("Backflow", "backflow").setValue("theme", dark ? "dark" : "light"); }

void Settings::writeLanguage(const QString& id) { QSettings("Backflow", "backflow").setValue("language", id); }

void Settings::writeOpened(const QString& file) {
  QStringList recent = read().recent;
  recent.removeAll(file);
  recent.prepend(file);
  QSettings("Backflow", "backflow").setValue("recent", recent.mid(0, kMostRecent));
}

void Settings::writeGeometry(const QByteArray& geometry) { QSettings("Backflow", "backflow").setValue("geometry", geometry); }

void Settings::reset() { QSettings("Backflow", "backflow").clear(); }

bool Settings::dark() const { return theme == "system" ? Theme::systemIsDark() : theme == "dark"; }

}  // namespace backflow::ui
