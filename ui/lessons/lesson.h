// A lesson: words, what is done on the way, what is asked before it happens, and what is to be reached. Two files of one name.
// NAME.md has the words: a "# Title", and a "## Heading" for each step, where a line "---" parts what is read before from what
// is read after. NAME.json has the rest; docs/lessons.md describes it:
//
//   { "backflow_lesson": 1,
//     "steps": [ { "do": ["open vanishing"], "controls": ["model.cell"], "run": ["run-to 100"],
//                  "predict": { "ask": "…", "choices": [ { "text": "…", "if": [ conditions ] }, … ] } },
//                { "challenge": [ conditions ] }, … ] }
//
// A question has no answer written down: what is right is measured once the step has run.
#pragma once

#include <QStringList>
#include <filesystem>

#include "ui/lessons/condition.h"

namespace backflow::ui {

struct Choice {
  QString text;
  std::vector<Condition> conditions;  // it is right where all of them hold
};

// What is asked before the step runs: one of the choices, a number, or log₁₀ ‖δ_t‖/‖δ_T‖ over t as a curve.
struct Question {
  enum class Kind { Choice, Number, Curve };
  Kind kind = Kind::Choice;
  QString ask;
  char lane = 'A';
  std::vector<Choice> choices;
  std::string figure;           // of a number
  double from = 0.0, to = 0.0;  // what may be answered, unless it is a choice
  double within = 0.0;          // so near is right; of a curve on average over t
  bool hides = true;            // the panels, until there is an answer
};

struct LessonStep {
  QString title, text, after;           // Markdown
  QStringList acts, run;                // lines for runAct(): as the step begins; once the question is answered, or at a click
  std::optional<QStringList> controls;  // the keys that may be changed meanwhile; none: all
  std::optional<Question> question;
  std::vector<Condition> challenge;
};

struct Lesson {
  QString id, title;
  std::filesystem::path file;
  std::vector<LessonStep> steps;
};

// Throws InputError that starts with `where`. Unknown keys, acts, figures, and keys that no experiment has are errors.
Lesson parseLesson(const std::string& json, const std::string& words, const std::string& where);
// NAME.json, with its words beside it: NAME.zh_CN.md in that language if there is one, or else NAME.md. Throws InputError or
// IoError.
Lesson loadLesson(const std::filesystem::path& file);

struct BundledLesson {
  QString id, title;
  std::filesystem::path file;
};
// resources/lessons/*.json, in the order of their names "1_dries.json", of which the id has no number; what cannot be read is
// left out. Titles are in the window's language.
std::vector<BundledLesson> bundledLessons();

// By the id of a bundled lesson, or a file. Throws InputError or IoError.
Lesson openLesson(const QString& idOrFile);

}  // namespace backflow::ui
