#include "ui/language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStringList>
#include <QTranslator>
#include <algorithm>
#include <atomic>

#include "engine/core/error.h"

namespace backflow::ui {

namespace {

std::atomic<const Language*>& active() {  // messages are made on threads, too
  static std::atomic<const Language*> language = &languages().front();
  return language;
}

// "zh", "zh-CN" and "zh-Hans-SG" are all Chinese as it is written on the mainland; null: there is none such.
const Language* fitting(const QString& wanted) {
  const QLocale asked(wanted);
  for (const Language& language : languages())
    if (const QLocale of(QString::fromUtf8(language.id)); of.language() == asked.language() && of.script() == asked.script())
      return &language;
  return nullptr;
}

}  // namespace

const std::vector<Language>& languages() {
  static const std::vector<Language> all = {{"en", "English"}, {"zh_CN", "简体中文"}};
  return all;
}

const Language& languageOf(const QString& id) {
  if (const Language* language = fitting(id)) return *language;
  QStringList all;
  for (const Language& language : languages()) all += language.id;
  throw InputError(QObject::tr("language \"%1\": must be one of %2").arg(id, all.join(", ")).toStdString());
}

const Language& currentLanguage() { return *active(); }

void useLanguage(const QString& id) {
  const Language& language = languageOf(id);
  if (&language == active()) return;
  active() = &language;
  static QTranslator own, qt;
  for (QTranslator* translator : {&own, &qt}) QCoreApplication::removeTranslator(translator);
  if (&language == &languages().front()) return;
  if (own.load(QStringLiteral(":/translations/backflow_") + language.id)) QCoreApplication::installTranslator(&own);
  if (qt.load(QStringLiteral("qtbase_") + language.id, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&qt);
}

QString systemLanguage() {
  for (const QString& wanted : QLocale::system().uiLanguages())  // "zh-Hans-CN", "zh-CN", "zh"
    if (const Language* language = fitting(wanted)) return language->id;
  return languages().front().id;
}

}  // namespace backflow::ui
