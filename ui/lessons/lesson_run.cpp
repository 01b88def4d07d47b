#include "ui/lessons/lesson_run.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/formats/number_text.h"
#include "ui/acts/act.h"
#include "ui/acts/refuse.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"

namespace backflow::ui {

namespace {

double answerNumber(const QString& word, const Question& question) {
  bool well = false;
  const double value = QString(word).replace(QChar(0x2212), '-').toDouble(&well);
  if (!well || !(value >= question.from && value <= question.to))
    refuse(QObject::tr("answer \"%1\": must be a number from %2 to %3")
               .arg(word, QString::number(question.from), QString::number(question.to)));
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
  records_.assign(lesson_.steps.size(), {});
  step_ = 0;
  enter();
}

// The lesson stays the same; where its files are no longer what they were, so do its words.
void LessonRun::reread() {
  if (!active()) return;
  const auto ofTheSame = [](const Condition& a, const Condition& b) {
    return a.lane == b.lane && a.figure == b.figure && a.key == b.key;
  };
  const auto asksAlike = [&](const LessonStep& a, const LessonStep& b) {
    if (!std::ranges::equal(a.challenge, b.challenge, ofTheSame)) return false;
    if (!a.question || !b.question) return !a.question == !b.question;
    return a.question->kind == b.question->kind && a.question->choices.size() == b.question->choices.size();
  };
  try {
    Lesson again = loadLesson(lesson_.file);
    if (std::ranges::equal(again.steps, lesson_.steps, asksAlike)) lesson_ = std::move(again);
  } catch (const std::exception&) {
  }
}

void LessonRun::stop() {
  if (!active()) return;
  lesson_ = {};
  records_.clear();
  lines_.clear();
  waitingFor_ = nullptr;
  if (stage_) stage_->restoreViews(views_);
  stage_ = nullptr;
  emit changed();
}

void LessonRun::go(int step) {
  if (!active()) refuse(tr("lesson: none has been started"));
  if (step < 0 || step >= static_cast<int>(lesson_.steps.size()))
    refuse((lesson_.steps.size() == 1 ? tr("lesson: there is no step %1; there is %2")
                                      : tr("lesson: there is no step %1; there are %2"))
               .arg(step + 1)
               .arg(lesson_.steps.size()));
  step_ = step;
  enter();
}

void LessonRun::enter() {
  if (asks()) session_.pause();  // what is opened now does not train before there is an answer
  since_ = -1;
  perform(now().acts, Phase::Setting);
}

void LessonRun::run() {
  if (!active() || now().run.isEmpty()) refuse(tr("lesson run: there is nothing to run in this step"));
  if (now().question && here().given.empty()) refuse(tr("lesson run: the question comes first; answer it"));
  if (!settled()) refuse(tr("lesson run: the step is being performed"));
  // What an answer is held against comes from the step's own acts, whatever was done in between.
  perform(now().question && phase_ == Phase::Done ? now().acts + now().run : now().run, Phase::Running);
}

void LessonRun::answer(const QStringList& words) {
  if (!active() || !now().question) refuse(tr("answer: nothing is asked"));
  if (!settled()) refuse(tr("answer: the step is being performed"));
  if (!here().given.empty()) refuse(tr("answer: this question has been answered; a lesson that is started anew asks again"));
  const Question& question = *now().question;
  std::vector<double> given;
  switch (question.kind) {
    case Question::Kind::Choice:
      given = {static_cast<double>(wholeNumber(words[0], 1, static_cast<qint64>(question.choices.size())))};
      break;
    case Question::Kind::Number:
      given = {answerNumber(words[0], question)};
      break;
    case Question::Kind::Curve:
      for (const QString& word : words) given.push_back(answerNumber(word, question));
      if (given.size() < 2) refuse(tr("answer: a curve wants two numbers or more, from t = 1 to t = T"));
      break;
  }
  here().given = std::move(given);
  perform(now().run, Phase::Running);
}

bool LessonRun::isFree(const QString& key) const { return !active() || !now().controls || now().controls->contains(key); }

bool LessonRun::locksAll() const { return active() && now().controls && now().controls->isEmpty(); }

bool LessonRun::asks() const { return active() && now().question && here().given.empty(); }

bool LessonRun::hides() const { return asks() && now().question->hides; }

void LessonRun::requireFree(const QString& key) const {
  if (performing_ || isFree(key)) return;  // a lesson's own acts may do all
  const QStringList& open = *now().controls;
  refuse(open.isEmpty() ? tr("%1: is locked in this step of the lesson").arg(key)
                        : tr("%1: is locked in this step of the lesson; free: %2").arg(key, open.join(", ")));
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
        {condition.text(), of ? condition.actual(*of) : tr("there is no lane %1").arg(condition.lane), holds(condition)});
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
    if (!outcome.error.isEmpty()) emit session_.refused(tr("Lesson: %1").arg(outcome.error));
  }
  performing_ = false;
  if (!now().challenge.empty() && here().reachedAt < 0 && settled()) watch();
}

// Several training steps may have passed since it was looked at last: the first of them at which the challenge was met counts.
// Its figures are in the lanes' rows; verdicts and keys are known of the steps that were looked at.
void LessonRun::watch() {
  const std::vector<Condition>& wanted = now().challenge;
  const Lane* of = lane(wanted.front().lane);
  const Snapshot* shown = of ? of->snapshot() : nullptr;
  if (!shown) return;
  const bool begun = generation_ != of->generation(), verdicts = std::ranges::any_of(wanted, &Condition::isVerdict);
  generation_ = of->generation();
  if (!std::ranges::all_of(wanted, [this](const Condition& c) { return c.isMeasured() || holds(c); }))
    since_ = -1;
  else if (begun)
    since_ = verdicts ? shown->step : 0;
  else if (since_ < 0)
    since_ = shown->step;
  if (!allHold(wanted)) return;
  std::int64_t first = shown->step;
  for (const Row& row : of->rows()) {
    if (row.step < since_ || row.step >= shown->step) continue;
    const auto held = [&](const Condition& c) { return !c.isMeasured() || c.held(*lane(c.lane), row.step); };
    if (!std::ranges::all_of(wanted, held)) continue;
    first = row.step;
    break;
  }
  here().reachedAt = first;
  for (const Condition& condition : wanted) here().reached += condition.actual(*lane(condition.lane), first);
  emit changed();
}

// The acts of the present phase are all done.
void LessonRun::ended() {
  const bool waits = phase_ == Phase::Setting && !now().run.isEmpty() && here().given.empty();
  if (phase_ == Phase::Running && now().question) compare();
  phase_ = waits ? Phase::Waiting : Phase::Done;
  emit changed();
}

void LessonRun::compare() {
  const Question& question = *now().question;
  Record& record = here();
  const Lane* of = lane(question.lane);
  const Snapshot* snapshot = of ? of->snapshot() : nullptr;
  record.compared = snapshot ? Compared::Measured : Compared::Nothing;
  if (!snapshot) return;
  switch (question.kind) {
    case Question::Kind::Choice:
      record.fitting.clear();
      for (std::size_t i = 0; i < question.choices.size(); ++i) {
        if (!allHold(question.choices[i].conditions)) continue;
        record.fitting.push_back(i);
        if (record.given[0] == static_cast<double>(i + 1)) record.right = true;
      }
      break;
    case Question::Kind::Number:
      record.value = figure(question.figure).of(*of);
      record.right = std::abs(record.value - record.given[0]) <= question.within;
      break;
    case Question::Kind::Curve:
      record.curve = measuredCurve(*snapshot);
      record.value = distance(record.given, record.curve, question);
      record.right = record.value <= question.within;
      break;
  }
}

QString LessonRun::givenText(const Question& question, const Record& record) const {
  if (record.given.empty()) return {};
  switch (question.kind) {
    case Question::Kind::Choice:
      return question.choices[static_cast<std::size_t>(record.given[0]) - 1].text;
    case Question::Kind::Number:
      return rounded(record.given[0]);
    case Question::Kind::Curve:
      break;
  }
  return tr("a curve from %1 at t = 1 to %2 at t = T").arg(rounded(record.given.front()), rounded(record.given.back()));
}

QString LessonRun::measuredText(const Question& question, const Record& record) const {
  if (record.compared == Compared::No) return {};
  if (record.compared == Compared::Nothing) return tr("nothing was measured");
  switch (question.kind) {
    case Question::Kind::Choice: {
      QStringList right;
      for (const std::size_t i : record.fitting) right += question.choices[i].text;
      //: of the choices of a question
      return right.isEmpty() ? tr("none of them") : right.join("; ");
    }
    case Question::Kind::Number:
      //: was measured
      return std::isnan(record.value) ? tr("nothing") : rounded(record.value);
    case Question::Kind::Curve:
      break;
  }
  return tr("%1 at t = 1; the drawn curve is %2 decades away on average")
      .arg(rounded(record.curve.front()), rounded(record.value));
}

LessonRun::Taken LessonRun::taken(int step) const {
  const LessonStep& of = lesson_.steps[static_cast<std::size_t>(step)];
  const Record& record = records_[static_cast<std::size_t>(step)];
  Taken taken;
  taken.reachedAt = record.reachedAt;
  taken.answer = {record.given, {}, record.right, {}, record.curve};
  if (of.question) {
    taken.answer.text = givenText(*of.question, record);
    taken.answer.measured = measuredText(*of.question, record);
  }
  QStringList reached;
  for (std::size_t i = 0; i < of.challenge.size() && record.reachedAt >= 0; ++i) {
    const Condition& condition = of.challenge[i];
    const bool verdict = condition.figure == "verdict";
    const QString actual = verdict ? engineText(condition.is->get<std::string>()) : record.reached[static_cast<qsizetype>(i)];
    reached += condition.text() + " (" + actual + ")";
  }
  taken.reached = reached.join(", ");
  return taken;
}

}  // namespace backflow::ui
