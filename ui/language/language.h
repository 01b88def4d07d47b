// The languages of the window. English is that of the sources; the others are resources/translations/*.ts, compiled in.
#pragma once

#include <QString>
#include <vector>

namespace backflow::ui {

struct Language {
  const char* id;    // as in --lang and the act `language`
  const char* name;  // as it calls itself
};

const std::vector<Language>& languages();  // English first

// The one that fits, "zh" as well as "zh_CN". Throws InputError where there is none.
const Language& languageOf(const QString& id);

const Language& currentLanguage();

// From now on all that is translated is in that language, Qt's own dialogs included; what is on screen already stays as it is.
// Throws as languageOf() does.
void useLanguage(const QString& id);

QString systemLanguage();  // the id of the one that fits the system's settings best

}  // namespace backflow::ui
