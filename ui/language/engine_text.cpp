#include "ui/language/engine_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include "engine/experiment/knobs.h"
#include "ui/language/language.h"

namespace backflow::ui {

namespace {

constexpr const char* kContext = "engine";

QString exact(const QString& english) { return QCoreApplication::translate(kContext, english.toUtf8().constData()); }

struct Pattern {
  const char* english;
  QRegularExpression form;
};

std::vector<Pattern> patterns(const std::vector<const char*>& sentences) {
  static const QRegularExpression place("\\\\%(\\d)");
  std::vector<Pattern> all;
  for (const char* sentence : sentences) {
    QString form = QRegularExpression::escape(QString::fromUtf8(sentence));
    form.replace(place, "(?<v\\1>.+?)");
    all.push_back({sentence, QRegularExpression(QRegularExpression::anchoredPattern(form),
                                                QRegularExpression::DotMatchesEverythingOption)});
  }
  return all;
}

// The translation of the first pattern that fits, its places filled by what `put` makes of them; empty: none fits.
QString fitted(const std::vector<Pattern>& all, const QString& english, QString (*put)(const QString&)) {
  static const QRegularExpression place("%(\\d)");
  for (const Pattern& pattern : all) {
    const QRegularExpressionMatch match = pattern.form.match(english);
    if (!match.hasMatch()) continue;
    const QString translated = exact(QString::fromUtf8(pattern.english));
    QString text;
    qsizetype from = 0;
    for (auto it = place.globalMatch(translated); it.hasNext();) {
      const QRegularExpressionMatch at = it.next();
      text += translated.mid(from, at.capturedStart() - from) + put(match.captured("v" + at.captured(1)));
      from = at.capturedEnd();
    }
    return text + translated.mid(from);
  }
  return {};
}

QString translated(const QString& english) {
  if (const QString whole = exact(english); whole != english) return whole;
  static const std::vector<Pattern> sentences = patterns(engineSentences()), places = patterns(enginePlaces());
  if (const QString sentence = fitted(sentences, english, [](const QString& value) { return engineText(value); });
      !sentence.isEmpty())
    return sentence;
  // "FILE, line 3: what is wrong there": the first colon may belong to the place.
  for (qsizetype colon = english.indexOf(": "); colon >= 0; colon = english.indexOf(": ", colon + 1)) {
    const QString where = english.left(colon), what = english.mid(colon + 2);
    const QString told = engineText(what);
    if (told == what) continue;
    const QString there = fitted(places, where, [](const QString& value) { return value; });
    return (there.isEmpty() ? where : there) + ": " + told;
  }
  return english;
}

}  // namespace

QString engineText(const QString& english) {
  if (english.isEmpty() || &currentLanguage() == &languages().front()) return english;
  // A view asks for the same few names in every frame.
  constexpr qsizetype kMost = 2000;
  thread_local QHash<QString, QString> known;
  thread_local const Language* of = nullptr;
  if (of != &currentLanguage() || known.size() > kMost) known.clear();
  of = &currentLanguage();
  if (const auto at = known.constFind(english); at != known.constEnd()) return *at;
  const QString text = translated(english);
  known.insert(english, text);
  return text;
}

QString engineText(std::string_view english) {
  return engineText(QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size())));
}

QString engineText(const char* english) { return engineText(QString::fromUtf8(english)); }

QString valueText(const Knob& knob, const std::string& value) {
  for (const Description& choice : knob.choices)
    if (value == choice.id) return engineText(choice.label);
  return QString::fromStdString(value);
}

}  // namespace backflow::ui
