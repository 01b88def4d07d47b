// Lessons: those that ship with the program, taken from beginning to end; what a lesson asks, locks and checks; and what the
// reader of its files refuses.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/acts/act.h"
#include "ui/controls/column.h"
#include "ui/headline.h"
#include "ui/lessons/curtain.h"
#include "ui/lessons/curve_pad.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_run.h"
#include "ui/lessons/worksheet.h"
#include "ui/panel_grid.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

const char* const kWords = "# Title\n\n## One\n\nBefore.\n\n---\n\nAfter.\n\n## Two\n\nWords.\n";
const char* const kLesson = R"({ "backflow_lesson": 1, "steps": [
  { "do": ["reset"], "controls": ["train.learning_rate"],
    "predict": { "ask": "How many steps?", "figure": "step", "from": 0, "to": 10, "within": 0.5 }, "run": ["run-to 3"] },
  { "controls": ["model.cell"], "challenge": [ { "key": "model.cell", "is": "gru" }, { "figure": "step", "above": 1 } ] } ] })";

QString toEnd(Session& session, const QString& line) {
  const QString error = perform(session, line);
  REQUIRE(waitFor(session, [&] { return session.lesson().settled(); }));
  return error;
}

// The answer that is as far from any other as can be: a test of the lesson, not of the pupil.
QString someAnswer(const Question& question) {
  switch (question.kind) {
    case Question::Kind::Choice:
      return "answer 1";
    case Question::Kind::Number:
      return QString("answer %1").arg(question.from);
    default:
      return QString("answer %1 %2").arg(question.from).arg(question.to);
  }
}

}  // namespace

TEST_CASE("every bundled lesson can be taken to its end, and exactly one choice of each question comes true") {
  REQUIRE(bundledLessons().size() >= 7);
  int questions = 0, challenges = 0;
  for (const BundledLesson& bundled : bundledLessons()) {
    CAPTURE(bundled.id.toStdString());
    Opened lab;
    QStringList refused;
    QObject::connect(&lab.session, &Session::refused, [&](const QString& why) { refused += why; });
    REQUIRE(lab.window->act("lesson start " + bundled.id) == "");
    const LessonRun& lesson = lab.session.lesson();
    for (int i = 0;; ++i) {
      CAPTURE(i);
      REQUIRE(waitFor([&] { return lesson.settled(); }));
      CHECK_FALSE(lesson.now().title.isEmpty());
      CHECK_FALSE(lesson.now().text.isEmpty());
      challenges += !lesson.now().challenge.empty();
      if (lesson.now().question) {
        ++questions;
        CHECK(lesson.phase() == LessonRun::Phase::Waiting);
        REQUIRE(lab.window->act(someAnswer(*lesson.now().question)) == "");
        REQUIRE(waitFor([&] { return lesson.phase() == LessonRun::Phase::Done; }));
        const LessonRun::Answer& answer = lesson.taken(i).answer;
        CHECK(answer.measured != "nothing was measured");
        if (lesson.now().question->kind == Question::Kind::Choice) {
          CHECK(answer.measured != "none of them");
          CHECK_FALSE(answer.measured.contains("; "));
        }
      }
      if (!lesson.now().challenge.empty()) CHECK(lesson.taken(i).reachedAt < 0);  // there is something to do
      if (i + 1 == static_cast<int>(lesson.lesson().steps.size())) break;
      REQUIRE(lab.window->act("lesson next") == "");
    }
    CHECK(refused.isEmpty());
  }
  CHECK(questions >= 18);
  CHECK(challenges >= 7);
}

TEST_CASE("what the lessons say of their numbers is so") {
  Opened lab;
  const auto at = [&](const char* lesson, int step) {
    REQUIRE(lab.window->act(QString("lesson start ") + lesson) == "");
    REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
    REQUIRE(lab.window->act(QString("lesson go %1").arg(step)) == "");
    REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
  };
  const auto answer = [&](const QString& line) {
    REQUIRE(lab.window->act("answer " + line) == "");
    REQUIRE(waitFor([&] { return lab.session.lesson().phase() == LessonRun::Phase::Done; }));
    return lab.session.lesson().taken(lab.session.lesson().step()).answer;
  };
  at("circle", 2);
  CHECK(answer("-0.105").right);
  CHECK(figure("slope").of(lab.session.lane()) == Approx(std::log(0.9)).epsilon(1e-5));
  at("circle", 3);
  CHECK(answer("2").right);
  CHECK(figure("log10_ratio").of(lab.session.lane()) == Approx(49 * std::log10(1.1)).epsilon(1e-5));
  at("circle", 4);
  CHECK(answer("3").right);
  at("dries", 3);
  const LessonRun::Answer curve = answer("-6.2 -3.1 0");
  CHECK(curve.right);
  CHECK(curve.curve.size() == 100);
  CHECK(curve.curve.back() == 0.0);
  at("floods", 2);
  CHECK(answer("2").right);
  at("floods", 3);
  CHECK(answer("4").right);
  at("floods", 4);
  CHECK(answer("2").right);
}

TEST_CASE("what the lessons say of training is so") {
  Opened lab;
  const auto settled = [&] { return lab.session.lesson().settled() && lab.session.ready() && lab.session.settled(); };
  const auto act = [&](const QString& line) {
    REQUIRE(lab.window->act(line).toStdString() == "");
    REQUIRE(waitFor(lab.session, settled));
  };
  const auto at = [&](const char* lesson, int step) {
    act(QString("lesson start ") + lesson);
    act(QString("lesson go %1").arg(step));
  };
  const auto answer = [&](const QString& line) {
    act("answer " + line);
    return lab.session.lesson().taken(lab.session.lesson().step()).answer;
  };
  const auto now = [&](const char* name) { return figure(name).of(lab.session.lane()); };
  const auto verdict = [&] { return lab.session.lane().snapshot()->verdict.kind; };

  at("clip", 1);
  const double unclipped = now("log10_ratio");
  CHECK(unclipped == Approx(3.8).margin(0.1));
  CHECK(now("gradient") > 1e6);
  CHECK(0.01 * now("gradient") == Approx(13e3).epsilon(0.05));
  act("lesson run");
  CHECK(verdict() == VerdictKind::Diverged);
  at("clip", 2);
  CHECK(answer("3.8").right);
  CHECK(now("log10_ratio") == unclipped);
  CHECK(lab.session.lane().shownRow()->gradNormApplied == Approx(1.0).epsilon(1e-5));
  at("clip", 3);
  CHECK(answer("3").right);
  CHECK(lab.session.lane().shownRow()->clipAngle == 0.0);
  at("clip", 4);
  CHECK(now("log10_ratio") == Approx(-8.0).margin(0.5));
  CHECK(answer("1").right);
  CHECK(now("log10_ratio") == Approx(-8.0).margin(0.5));
  at("clip", 5);
  CHECK(lab.session.lane().shownRow()->clipAngle == Approx(60.0).margin(5.0));
  CHECK(lab.session.lane().shownRow()->gradNormApplied > 100.0);

  at("hidden", 1);
  CHECK(answer("0.3").right);
  CHECK(verdict() == VerdictKind::Vanishing);  // of the last loss
  at("hidden", 2);
  CHECK(answer("-3.7 -1.85 0").right);
  at("hidden", 3);
  CHECK(answer("1").right);

  at("opens", 1);
  CHECK(now("log10_ratio") == Approx(-7.0).margin(0.5));
  at("opens", 2);
  CHECK(answer("-0.4").right);
  at("opens", 3);
  CHECK(now("log10_ratio") == Approx(-2.2).margin(0.3));
  CHECK(answer("-5.6 -4 -2 0").right);
  CHECK(now("val_loss") > 0.14);
  at("opens", 4);
  CHECK(now("log10_ratio") < -5.0);
  CHECK(answer("4").right);
  at("opens", 5);
  act("set model.init.forget_bias 3");
  act("step 1");
  CHECK(now("log10_ratio") > -1.0);
  act("run-to 100");
  CHECK(now("log10_ratio") < -3.0);
  act("run-to 300");
  CHECK(now("val_loss") > 0.14);
  act("lesson stop");
  act("set model.cell rnn");
  act("run-to 1000");
  CHECK(now("val_loss") > 0.14);
}

TEST_CASE("the challenges of the lessons can be met, and not by looking on") {
  struct Way {
    const char *lesson, *sets, *then;  // the last: acts, with ; between them
  };
  const Way way =
      GENERATE(Way{"dries", "model.init.gain 1.2", "step 10"}, Way{"floods", "model.init.spectral_radius 1.4", "step 20"},
               Way{"circle", "model.init.gain 1.2", "step 1"}, Way{"gates", "model.init.forget_bias 5", "run-to 11"},
               Way{"clip", "train.clip.threshold 0.1", "reset;run-to 100"}, Way{"hidden", "model.init.gain 1.4", "step 12"},
               Way{"hidden", "model.cell lstm model.init.forget_bias 3", "step 12"},
               Way{"opens", "model.init.gate_bias chrono", "run-to 300"});
  CAPTURE(way.lesson);
  Opened lab;
  const LessonRun& lesson = lab.session.lesson();
  REQUIRE(lab.window->act(QString("lesson start ") + way.lesson) == "");
  REQUIRE(waitFor([&] { return lesson.settled(); }));
  REQUIRE(lab.window->act(QString("lesson go %1").arg(lesson.lesson().steps.size())) == "");
  REQUIRE(waitFor([&] { return lesson.settled(); }));
  const int last = lesson.step();
  const auto then = [&] {
    for (const QString& act : QString(way.then).split(';')) {
      REQUIRE(lab.window->act(act) == "");
      REQUIRE(waitFor([&] { return lab.session.ready() && lab.session.settled(); }));
    }
  };
  then();
  CHECK(lesson.taken(last).reachedAt < 0);
  REQUIRE(lab.window->act(QString("set ") + way.sets) == "");
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  then();
  REQUIRE(waitFor([&] { return lesson.taken(last).reachedAt >= 0; }));
}

TEST_CASE("a lesson locks the controls, asks before it runs, and compares afterwards") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(waitFor(session, [&] { return !session.preparing(); }));
  LessonRun& lesson = session.lesson();
  lesson.start(parseLesson(kLesson, kWords, "test"), nullptr);
  REQUIRE(waitFor(session, [&] { return lesson.settled(); }));
  CHECK(lesson.phase() == LessonRun::Phase::Waiting);
  CHECK(lesson.hides());
  CHECK(lesson.now().text == "Before.");
  CHECK(lesson.now().after == "After.");

  CHECK(perform(session, "set model.cell gru").contains("locked"));
  CHECK(perform(session, "set train.learning_rate 0.01 model.cell gru").contains("model.cell"));
  CHECK(perform(session, "compare train.learning_rate 0.01") == givesAway());
  CHECK(perform(session, "set train.learning_rate 0.01") == "");
  CHECK(perform(session, "lesson run").contains("question comes first"));
  for (const char* line :
       {"answer", "answer x", "answer 11", "answer nan", "lesson go 3", "lesson fly", "lesson back", "lesson start no_such"}) {
    CAPTURE(line);
    CHECK_FALSE(perform(session, line).isEmpty());
  }
  CHECK(toEnd(session, "answer 3") == "");
  CHECK_FALSE(lesson.hides());
  CHECK(lesson.taken(0).answer.right);
  CHECK(session.lane().status().step == 3);
  CHECK(perform(session, "answer 4").contains("answered"));

  CHECK(toEnd(session, "lesson next") == "");
  CHECK(perform(session, "answer 1").contains("nothing is asked"));
  CHECK(lesson.goals().size() == 2);
  CHECK_FALSE(lesson.goals()[0].holds);
  CHECK(lesson.goals()[1].holds);
  CHECK(perform(session, "set model.cell gru") == "");
  CHECK(perform(session, "step 1") == "");
  CHECK(lesson.taken(1).reachedAt < 0);
  CHECK(perform(session, "step 1") == "");
  REQUIRE(waitFor(session, [&] { return lesson.taken(1).reachedAt == 2; }));
  const QString sheet = worksheetText(lesson);
  CHECK(sheet.contains("# Title"));
  CHECK(sheet.contains("My prediction: **3**"));
  CHECK(sheet.contains("as predicted"));
  CHECK(sheet.contains("Reached at training step 2"));
  CHECK(perform(session, "lesson stop") == "");
  CHECK(perform(session, "set model.hidden 7") == "");
}

TEST_CASE("a worksheet is a text, a page or a PDF") {
  Session session;
  session.open(smallExperiment(), false);
  CHECK_FALSE(perform(session, "lesson worksheet /tmp/none.md").isEmpty());
  session.lesson().start(parseLesson(kLesson, kWords, "test"), nullptr);
  const QTemporaryDir folder;
  const auto written = [&](const QString& name) {
    CHECK(perform(session, "lesson worksheet " + quoted(folder.filePath(name))) == "");
    return readFile(folder.filePath(name).toStdString());
  };
  CHECK(written("a.md").starts_with("# Title"));
  CHECK(written("a.html").find("No answer.") != std::string::npos);
  CHECK(written("a.pdf").starts_with("%PDF-"));
  CHECK(perform(session, "lesson worksheet " + quoted(folder.filePath("a.doc"))).contains(".pdf"));
}

TEST_CASE("a lesson that is none is refused with what, where, and what would be right") {
  const auto error = [](const std::string& json, const std::string& words = kWords) {
    try {
      parseLesson(json, words, "x.json");
    } catch (const InputError& refused) {
      return std::string(refused.what());
    }
    return std::string("accepted");
  };
  const auto steps = [](const std::string& first) { return R"({"backflow_lesson": 1, "steps": [)" + first + ", {}]}"; };
  CHECK(error(kLesson) == "accepted");
  CHECK(error(steps("{}")) == "accepted");
  const std::pair<std::string, std::string> cases[] = {
      {"{", "x.json"},
      {R"({"backflow_lesson": 2, "steps": [{}, {}]})", "backflow_lesson"},
      {R"({"backflow_lesson": 1, "steps": [{}]})", "2 sections"},
      {steps(R"({"dos": []})"), "steps[0].dos"},
      {steps(R"({"do": ["fly"]})"), "\"fly\""},
      {steps(R"({"do": ["lesson next"]})"), "\"lesson\""},
      {steps(R"({"controls": ["model.sell"]})"), "model.cell"},
      {steps(R"({"predict": {"ask": "?", "figure": "slope", "from": 0, "to": 1, "within": 0}})"), "steps[0].run"},
      {steps(R"({"run": ["step 1"], "predict": {"ask": "?", "figure": "mood", "from": 0, "to": 1, "within": 0}})"),
       "log10_ratio"},
      {steps(R"({"run": ["step 1"], "predict": {"ask": "?", "figure": "slope", "from": 1, "to": 1, "within": 0}})"), "to"},
      {steps(R"({"run": ["step 1"], "predict": {"ask": "?"}})"), "choices"},
      {steps(R"({"challenge": [{"figure": "verdict", "is": "sunny"}]})"), "verdict"},
      {steps(R"({"challenge": [{"figure": "slope"}]})"), "above"},
      {steps(R"({"challenge": [{"key": "model.cell", "is": "quantum"}]})"), "quantum"},
      {steps(R"({"challenge": [{"figure": "slope", "above": 0, "lane": "E"}]})"), "lane"},
      {steps(R"({"challenge": []})"), "challenge"},
  };
  for (const auto& [json, says] : cases) {
    CAPTURE(json);
    CHECK(error(json).find(says) != std::string::npos);
    CHECK(error(json).find('\n') == std::string::npos);
  }
  CHECK(error(kLesson, "## One\n## Two\n").find("# Title") != std::string::npos);
}

TEST_CASE("the window asks, hides, greys and tells, by mouse and by keys") {
  Opened lab;
  LessonPanel* panel = lab.window->findChild<LessonPanel*>();
  REQUIRE(lab.window->act("panel 1 weights") == "");
  const QStringList views = lab.window->layout().views;
  CHECK_FALSE(panel->isVisible());
  REQUIRE(lab.window->act("lesson start dries") == "");
  REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
  CHECK(panel->isVisible());
  CHECK(lab.window->layout().views != views);
  for (const KnobRow* row : lab.window->findChild<ControlColumn*>()->rows()) CHECK_FALSE(row->isEnabled());
  const auto button = [&](const char* name) {
    for (QPushButton* each : panel->findChildren<QPushButton*>())
      if (each->accessibleName() == name && each->isVisible()) return each;
    FAIL(name);
    return static_cast<QPushButton*>(nullptr);
  };
  const auto covered = [&] {
    for (const QLabel* label : lab.window->findChildren<QLabel*>())
      if (dynamic_cast<const Curtain*>(label)) return label->isVisible();
    return false;
  };
  CHECK_FALSE(covered());
  button("Next")->click();
  REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
  CHECK(covered());
  QPushButton* lock = button("Lock in and run");
  CHECK_FALSE(lock->isEnabled());
  panel->findChild<QLineEdit*>()->setText("-6");
  CHECK(lock->isEnabled());
  lock->click();
  REQUIRE(waitFor([&] { return lab.session.lesson().phase() == LessonRun::Phase::Done; }));
  CHECK_FALSE(covered());
  CHECK(lab.session.lesson().taken(1).answer.right);

  button("Next")->click();
  REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
  CurvePad* pad = panel->findChild<CurvePad*>();
  REQUIRE(pad->isVisible());
  CHECK_FALSE(button("Lock in and run")->isEnabled());
  QTest::mousePress(pad, Qt::LeftButton, {}, {pad->width() / 2, pad->height() / 2});
  QTest::mouseMove(pad, {pad->width() - 30, 30});
  CHECK(pad->touched());
  const double before = pad->points().back();
  QTest::keyClick(pad, Qt::Key_Right);
  for (int i = 0; i < CurvePad::kPoints; ++i) QTest::keyClick(pad, Qt::Key_Right);
  QTest::keyClick(pad, Qt::Key_Down);
  CHECK(pad->points().back() < before);
  button("Lock in and run")->click();
  REQUIRE(waitFor([&] { return lab.session.lesson().phase() == LessonRun::Phase::Done; }));
  CHECK(lab.session.lesson().taken(2).answer.given.size() == CurvePad::kPoints);

  button("End the lesson")->click();
  CHECK_FALSE(panel->isVisible());
  CHECK(lab.window->layout().views == views);
}

TEST_CASE("on a projector, too, nothing is told before the prediction, and no locked remedy is offered") {
  Opened lab;
  const auto act = [&](const QString& line) {
    REQUIRE(lab.window->act(line).toStdString() == "");
    REQUIRE(waitFor([&] { return lab.session.lesson().settled() && lab.session.ready(); }));
    lab.window->refreshAll();
  };
  act("present on");
  act("lesson start dries");
  const auto offers = [&] {
    int shown = 0;
    for (const QPushButton* button : lab.window->findChild<Headline*>()->findChildren<QPushButton*>())
      shown += button->isVisible();
    return shown;
  };
  const auto words = [&] { return lab.window->findChild<Headline*>()->findChild<QLabel*>()->text(); };
  CHECK_FALSE(words().isEmpty());
  CHECK(offers() == 0);  // all controls are locked
  act("lesson go 2");
  CHECK(words().isEmpty());
  act("answer -3");
  CHECK_FALSE(words().isEmpty());
  act("lesson stop");
  CHECK(offers() > 0);
}

TEST_CASE("a lesson's words take the projector's letters, and give them back") {
  Opened lab;
  REQUIRE(lab.window->act("lesson start dries") == "");
  REQUIRE(waitFor([&] { return lab.session.lesson().settled(); }));
  const LessonPanel* panel = lab.window->findChild<LessonPanel*>();
  const auto words = [&] {  // the step's own, as rich text that holds its size
    for (const QLabel* label : panel->findChildren<QLabel*>())
      if (label->text().contains("reads its sequence")) return label->text();
    return QString();
  };
  const QString desk = words();
  REQUIRE_FALSE(desk.isEmpty());
  REQUIRE(lab.window->act("present on") == "");
  CHECK(words().contains(QString("font-size:%1px").arg(Theme::textSize(13))));
  CHECK(words() != desk);
  REQUIRE(lab.window->act("present off") == "");
  CHECK(words() == desk);
}
