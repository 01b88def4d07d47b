#include "ui/lessons/lesson_run.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/core/error.h"
#include "engine/formats/number_text.h"
#include "ui/acts/act.h"
#include "ui/session.h"

namespace backflow::ui {

namespace {

[[noreturn]] void refuse(const QString& text) { throw InputError(text.toStdString()); }

double answerNumber(const QString& word, const Question& question) {
  bool well = false;
  const double value = QString(word).replace(QChar(0x2212), '-').toDouble(&well);
  if (!well || !(value >= question.from && value <= question.to))
    refuse(QString("answer \"%1\": must be a number from %2 to %3").arg(word).arg(question.from).arg(question.to));
  return value;
}

// log₁₀ ‖δ_t‖/‖δ_T‖ of the top layer for all t; −∞ where nothing arrives.
std::vector<double> measuredCurve(const Snapshot& snapshot) {
  std::vector<double> curve;
  for (const double ln : snapshot.layers.back().logNorm)
    curve.push_back((ln - snapshot.layers.back().logNorm.back()) / std::numbers::ln10);
  return curve;
}

// The drawn curve, points at even distances, at a part 0 … 1 of the way.
double drawnAt(const std::vector<double>& points, double part) {
  const double at = part * static_cast<double>(points.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), points.size() - 2);
  return std::lerp(points[i], points[i + 1], at - static_cast<double>(i));
}

// On average over t. What is measured beyond the plot's ends counts as at the ends, since nobody could draw it there.
double distance(const std::vector<double>& drawn, const std::vector<double>& measured, const Question& question) {
  double sum = 0.0;
  for (std::size_t t = 0; t < measured.size(); ++t) {
    const double part = measured.size() > 1 ? static_cast<double>(t) / static_cast<double>(measured.size() - 1) : 0.0;
    sum += std::abs(drawnAt(drawn, part) - std::clamp(measured[t], question.from, question.to));
  }
  return sum / static_cast<double>(measured.size());
}

QString rounded(double value) { return QString::fromStdString(roundedText(value, 3)); }

}  // namespace

void LessonRun::start(Lesson lesson, Stage* stage) {
  if (stage && !active()) views_ = stage->layout().views;
  lesson_ = std::move(lesson);
  stage_ = stage;
  taken_.assign(lesson_.steps.size(), {});
  step_ = 0;
  enter();
}

// The lesson stays the same; where its files are no longer what they were, so do its words.
void LessonRun::reread() {
  if (!active()) return;
  try {
    Lesson again = loadLesson(lesson_.file);
    if (again.steps.size() == lesson_.steps.size()) lesson_ = std::move(again);
  } catch (const std::exception&) {
  }
}

void LessonRun::stop() {
  if (!active()) return;
  lesson_ = {};
  taken_.clear();
  lines_.clear();
  waitingFor_ = nullptr;
  for (int slot = 1; stage_ && slot <= views_.size(); ++slot) stage_->showView(slot, views_[slot - 1]);
  stage_ = nullptr;
  emit changed();
}

void LessonRun::go(int step) {
  if (!active()) refuse("lesson: none has been started");
  if (step < 0 || step >= static_cast<int>(lesson_.steps.size()))
    refuse(QString("lesson: there is no step %1; there are %2").arg(step + 1).arg(lesson_.steps.size()));
  step_ = step;
  enter();
}

void LessonRun::enter() { perform(now().acts, Phase::Setting); }

void LessonRun::run() {
  if (!active() || now().run.isEmpty()) refuse("lesson run: there is nothing to run in this step");
  if (now().question && taken(step_).answer.given.empty()) refuse("lesson run: the question comes first; answer it");
  if (!settled()) refuse("lesson run: the step is being performed");
  perform(now().run, Phase::Running);
}

void LessonRun::answer(const QStringList& words) {
  if (!active() || !now().question) refuse("answer: nothing is asked");
  if (!settled()) refuse("answer: the step is being performed");
  if (!taken(step_).answer.given.empty())
    refuse("answer: this question has been answered; a lesson that is started anew asks again");
  const Question& question = *now().question;
  Answer answer;
  switch (question.kind) {
    case Question::Kind::Choice: {
      const qint64 choice = wholeNumber(words[0], 1, static_cast<qint64>(question.choices.size()));
      answer.given = {static_cast<double>(choice)};
      answer.text = question.choices[static_cast<std::size_t>(choice - 1)].text;
      break;
    }
    case Question::Kind::Number:
      answer.given = {answerNumber(words[0], question)};
      answer.text = rounded(answer.given[0]);
      break;
    case Question::Kind::Curve:
      for (const QString& word : words) answer.given.push_back(answerNumber(word, question));
      if (answer.given.size() < 2) refuse("answer: a curve wants two numbers or more, from t = 1 to t = T");
      answer.text =
          QString("a curve from %1 at t = 1 to %2 at t = T").arg(rounded(answer.given.front()), rounded(answer.given.back()));
      break;
  }
  taken_[static_cast<std::size_t>(step_)].answer = std::move(answer);
  perform(now().run, Phase::Running);
}

bool LessonRun::isFree(const QString& key) const { return !active() || !now().controls || now().controls->contains(key); }

bool LessonRun::hides() const {
  return active() && now().question && now().question->hides && taken(step_).answer.given.empty();
}

void LessonRun::requireFree(const QString& key) const {
  if (performing_ || isFree(key)) return;  // a lesson's own acts may do all
  const QStringList& open = *now().controls;
  refuse(QString("%1: is locked in this step of the lesson%2").arg(key, open.isEmpty() ? "" : "; free: " + open.join(", ")));
}

const Lane* LessonRun::lane(char name) const {
  for (const Lane* lane : session_.lanes())
    if (lane->name() == name) return lane;
  return nullptr;
}

bool LessonRun::holds(const Condition& condition) const {
  const Lane* of = lane(condition.lane);
  return of && !of->preparing() && of->snapshot() && condition.holds(*of);
}

bool LessonRun::allHold(const std::vector<Condition>& conditions) const {
  return std::all_of(conditions.begin(), conditions.end(), [this](const Condition& c) { return holds(c); });
}

std::vector<LessonRun::Goal> LessonRun::goals() const {
  std::vector<Goal> all;
  for (const Condition& condition : now().challenge) {
    const Lane* of = lane(condition.lane);
    all.push_back(
        {condition.text(), of ? condition.actual(*of) : QString("there is no lane %1").arg(condition.lane), holds(condition)});
  }
  return all;
}

void LessonRun::perform(const QStringList& lines, Phase phase) {
  lines_ = lines;
  waitingFor_ = nullptr;
  phase_ = phase;
  emit changed();
}

void LessonRun::poll() {
  if (!active() || performing_) return;
  performing_ = true;
  while (!settled()) {
    if (waitingFor_ && !waitingFor_()) break;
    waitingFor_ = nullptr;
    if (lines_.isEmpty()) {
      ended();
      break;
    }
    Outcome outcome = runAct(session_, stage_, lines_.takeFirst());
    waitingFor_ = std::move(outcome.done);
    if (!outcome.error.isEmpty()) emit session_.refused(QString("Lesson: %1").arg(outcome.error));
  }
  performing_ = false;
  Taken& here = taken_[static_cast<std::size_t>(step_)];
  if (now().challenge.empty() || here.reachedAt >= 0 || !settled()) return;
  if (!allHold(now().challenge)) return;
  here.reachedAt = lane(now().challenge.front().lane)->snapshot()->step;
  QStringList figures;
  for (const Goal& goal : goals()) figures += goal.text + " (" + goal.actual + ")";
  here.reached = figures.join(", ");
  emit changed();
}

// The acts of the present phase are all done.
void LessonRun::ended() {
  const bool waits = phase_ == Phase::Setting && !now().run.isEmpty() && taken(step_).answer.given.empty();
  if (phase_ == Phase::Running && now().question) compare();
  phase_ = waits ? Phase::Waiting : Phase::Done;
  emit changed();
}

void LessonRun::compare() {
  const Question& question = *now().question;
  Answer& answer = taken_[static_cast<std::size_t>(step_)].answer;
  const Lane* of = lane(question.lane);
  const Snapshot* snapshot = of ? of->snapshot() : nullptr;
  if (!snapshot) {
    answer.measured = "nothing was measured";
    return;
  }
  switch (question.kind) {
    case Question::Kind::Choice: {
      QStringList right;
      for (std::size_t i = 0; i < question.choices.size(); ++i) {
        if (!allHold(question.choices[i].conditions)) continue;
        right += question.choices[i].text;
        if (answer.given[0] == static_cast<double>(i + 1)) answer.right = true;
      }
      answer.measured = right.isEmpty() ? QString("none of them") : right.join("; ");
      break;
    }
    case Question::Kind::Number: {
      const double value = figure(question.figure).of(*of);
      answer.right = std::abs(value - answer.given[0]) <= question.within;
      answer.measured = std::isnan(value) ? QString("nothing") : rounded(value);
      break;
    }
    case Question::Kind::Curve: {
      answer.curve = measuredCurve(*snapshot);
      const double away = distance(answer.given, answer.curve, question);
      answer.right = away <= question.within;
      answer.measured = QString("%1 at t = 1; the drawn curve is %2 decades away on average")
                            .arg(rounded(answer.curve.front()), rounded(away));
      break;
    }
  }
}

}  // namespace backflow::ui
