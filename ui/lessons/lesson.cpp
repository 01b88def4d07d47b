#include "ui/lessons/lesson.h"

#include <QObject>
#include <QRegularExpression>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "ui/acts/act.h"
#include "ui/language/engine_text.h"
#include "ui/language/language.h"

namespace backflow::ui {

namespace {

using nlohmann::json;

constexpr std::size_t kMostSteps = 100, kMostLines = 100, kMostChoices = 9;
constexpr std::size_t kLargest = 1'000'000;  // bytes

// "# Title", and what stands under each "## Heading".
struct Words {
  struct Section {
    QString title, before, after;
  };
  QString title;
  std::vector<Section> sections;
};

Words readWords(const std::string& text) {
  static const QRegularExpression rule(QStringLiteral("^-{3,}\\s*$"));
  Words words;
  bool after = false;
  for (const QString& line : QString::fromStdString(text).split('\n')) {
    if (line.startsWith(QLatin1String("## "))) {
      words.sections.push_back({line.mid(3).trimmed(), {}, {}});
      after = false;
    } else if (words.sections.empty()) {
      if (line.startsWith(QLatin1String("# ")) && words.title.isEmpty()) words.title = line.mid(2).trimmed();
    } else if (rule.match(line).hasMatch()) {
      after = true;
    } else {
      Words::Section& section = words.sections.back();
      (after ? section.after : section.before) += line + '\n';
    }
  }
  for (Words::Section& section : words.sections) {
    section.before = section.before.trimmed();
    section.after = section.after.trimmed();
  }
  return words;
}

QStringList readTexts(JsonObject& object, const std::string& key) {
  QStringList texts;
  if (!object.has(key)) return texts;
  const json& list = *object.find(key);
  if (!list.is_array() || list.size() > kMostLines) object.refuse(key, "a list of at most 100 texts");
  for (const json& one : list) {
    if (!one.is_string()) object.refuse(key, "a list of texts");
    texts += QString::fromStdString(one.get<std::string>());
  }
  return texts;
}

QStringList readActs(JsonObject& object, const std::string& key) {
  const QStringList lines = readTexts(object, key);
  for (const QString& line : lines) {
    const QString name = line.section(' ', 0, 0);
    const bool known = std::any_of(acts().begin(), acts().end(), [&](const Act& act) { return name == act.name; });
    if (!known || name == "lesson" || name == "answer")
      throw InputError(QObject::tr("%1: \"%2\" is no act for a lesson; `backflow --script help` lists them")
                           .arg(QString::fromStdString(object.path(key)), name)
                           .toStdString());
  }
  return lines;
}

// A text, or one in each of several languages: { "en": "…", "zh_CN": "…" }.
QString readWording(JsonObject& object, const std::string& key) {
  const json* value = object.find(key);
  if (!value || !value->is_object()) return QString::fromStdString(object.text(key));
  JsonObject wordings(*value, object.path(key));
  std::string said = wordings.text("en");
  for (const Language& language : languages()) {
    if (!wordings.has(language.id)) continue;
    const std::string own = wordings.text(language.id);
    if (&language == &currentLanguage()) said = own;
  }
  wordings.close();
  return QString::fromStdString(said);
}

Question readQuestion(const json& from, const std::string& path) {
  JsonObject object(from, path);
  Question question;
  question.ask = readWording(object, "ask");
  question.lane = readLane(object);
  question.hides = object.flag("hide", true);
  const int kinds = object.has("choices") + object.has("figure") + object.has("curve");
  if (kinds != 1) object.refuse("choices", "one of choices, figure and curve: a question is of one kind");
  if (object.has("choices")) {
    const json& list = object.list("choices", kMostChoices);
    for (std::size_t i = 0; i < list.size(); ++i) {
      JsonObject choice(list[i], object.path("choices") + "[" + std::to_string(i) + "]");
      question.choices.push_back({readWording(choice, "text"), readConditions(choice, "if")});
      choice.close();
    }
  } else {
    question.kind = object.has("curve") ? Question::Kind::Curve : Question::Kind::Number;
    if (question.kind == Question::Kind::Number)
      question.figure = figure(object.text("figure")).id;
    else if (object.text("curve") != "log10_ratio")
      object.refuse("curve", "log10_ratio");
    constexpr double kFar = 1e6;
    question.from = object.number("from", -kFar, kFar);
    question.to = object.number("to", question.from, kFar);
    question.within = object.number("within", 0.0, kFar);
    if (!(question.to > question.from)) object.refuse("to", "more than from");
  }
  object.close();
  return question;
}

LessonStep readStep(const json& from, const std::string& path) {
  JsonObject object(from, path);
  LessonStep step;
  step.acts = readActs(object, "do");
  step.run = readActs(object, "run");
  if (object.has("controls")) {
    step.controls = readTexts(object, "controls");
    for (const QString& key : *step.controls) knob(key.toStdString());
  }
  if (const json* question = object.find("predict")) step.question = readQuestion(*question, object.path("predict"));
  if (step.question && step.run.empty()) object.refuse("run", "a list of acts: a prediction wants something to happen");
  if (object.has("challenge")) step.challenge = readConditions(object, "challenge");
  object.close();
  return step;
}

}  // namespace

Lesson parseLesson(const std::string& text, const std::string& words, const std::string& where) {
  if (text.size() > kLargest || words.size() > kLargest)
    throw InputError(QObject::tr("%1: is larger than 1 MB").arg(QString::fromStdString(where)).toStdString());
  const json root = parseJson(text, where);
  Lesson lesson;
  try {
    JsonObject object(root, "");
    object.whole("backflow_lesson", 1, 1);
    const json& list = object.list("steps", kMostSteps);
    for (std::size_t i = 0; i < list.size(); ++i) lesson.steps.push_back(readStep(list[i], "steps[" + std::to_string(i) + "]"));
    object.close();
    const Words said = readWords(words);
    if (said.title.isEmpty()) throw InputError(QObject::tr("its .md must begin with a line \"# Title\"").toStdString());
    if (said.sections.size() != lesson.steps.size())
      throw InputError(QObject::tr("has %1 steps, but its .md has %2 sections \"## Heading\": there must be one for each")
                           .arg(lesson.steps.size())
                           .arg(said.sections.size())
                           .toStdString());
    lesson.title = said.title;
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
      lesson.steps[i].title = said.sections[i].title;
      lesson.steps[i].text = said.sections[i].before;
      lesson.steps[i].after = said.sections[i].after;
    }
  } catch (const InputError& error) {
    throw InputError(where + ": " + engineText(error.what()).toStdString());
  }
  return lesson;
}

Lesson loadLesson(const std::filesystem::path& file) {
  std::filesystem::path words = file, own = file;
  words.replace_extension(".md");
  own.replace_extension(std::string(".") + currentLanguage().id + ".md");
  std::error_code none;
  const bool translated = std::filesystem::exists(own, none);
  const std::string where = file.string() + (translated ? " with " + own.filename().string() : "");
  Lesson lesson = parseLesson(readFile(file), readFile(translated ? own : words), where);
  lesson.file = file;
  lesson.id = QString::fromStdString(file.stem().string()).remove(QRegularExpression(QStringLiteral("^\\d+_")));
  return lesson;
}

std::vector<BundledLesson> bundledLessons() {
  std::vector<BundledLesson> found;
  for (const std::filesystem::path& file : jsonFiles(resourceFolder() / "lessons")) {
    try {
      const Lesson lesson = loadLesson(file);
      found.push_back({lesson.id, lesson.title, file});
    } catch (const std::exception&) {
      // A file that somebody put there and that is no lesson must not keep the window from opening.
    }
  }
  return found;
}

Lesson openLesson(const QString& idOrFile) {
  QString all;
  for (const BundledLesson& lesson : bundledLessons()) {
    if (lesson.id == idOrFile) return loadLesson(lesson.file);
    all += (all.isEmpty() ? "" : ", ") + lesson.id;
  }
  const std::filesystem::path file(idOrFile.toStdString());
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    throw InputError(
        QObject::tr("lesson \"%1\": there is no such lesson and no such file; there are %2").arg(idOrFile, all).toStdString());
  return loadLesson(file);
}

}  // namespace backflow::ui
