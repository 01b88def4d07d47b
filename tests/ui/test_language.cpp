// The languages: nothing of the window stays English in another one, no figure is lost on the way, and all comes back.
#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/core/error.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/acts/act.h"
#include "ui/language/engine_text.h"
#include "ui/language/language.h"
#include "ui/lessons/curve_pad.h"
#include "ui/lessons/lesson_run.h"
#include "ui/panel_grid.h"
#include "ui/presets.h"
#include "ui/trust.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// In this language as long as it lives.
struct Speaking {
  explicit Speaking(const char* language) { useLanguage(language); }
  ~Speaking() { useLanguage("en"); }
};

// What is left of English in it. Two words in a row are: keys, acts, names and formulas are single ones.
std::string leftOf(QString text) {
  static const QRegularExpression markup("<i>[^<]*</i>|<[^>]*>"), act("(^|\\n)(set|compare) [^\\n]*"),
      words("\\b[A-Za-z]{2,} [a-z]{2,}\\b");
  // What is called so; sources stand in italics.
  static const QRegularExpression names("Language|English|hard tanh|Mikolov|et al\\.|x y|PyTorch");
  return words.match(text.remove(markup).remove(act).remove(names)).captured().toStdString();
}

bool isChinese(const QString& text) {
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

// All that the widgets below this one say.
QStringList textsOf(const QWidget& root) {
  QStringList all;
  const auto add = [&](const QString& text) {
    if (!text.isEmpty()) all += text;
  };
  QList<const QWidget*> widgets{&root};
  for (const QWidget* child : root.findChildren<QWidget*>()) widgets += child;
  for (const QWidget* widget : widgets) {
    for (const QString& text : {widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()}) add(text);
    if (const auto* label = qobject_cast<const QLabel*>(widget)) add(label->text());
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) add(button->text());
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
      for (int i = 0; i < box->count(); ++i) add(box->itemText(i));
    for (const QAction* action : widget->actions()) {
      add(action->text());
      add(action->toolTip());
    }
  }
  return all;
}

QStringList numbersIn(const QString& text) {
  static const QRegularExpression number("\\d+(\\.\\d+)?(e-?\\d+)?");
  QStringList all;
  for (auto it = number.globalMatch(text); it.hasNext();) all += it.next().captured();
  all.sort();
  return all;
}

std::vector<Verdict> allVerdicts() {
  std::vector<Verdict> all;
  for (const double ratio : {-900.0, -20.0, -4.0, 0.0, 4.0, 20.0, -kInfinity, double(NAN)})
    for (const bool ofLast : {false, true})
      for (const double loss : {0.168, 1e-4, 0.01})
        for (int variant = 0; variant < 5; ++variant) {
          VerdictInput in;
          in.length = 101, in.logRatio = in.lastRatio = ratio, in.slope = in.lastSlope = ratio / 100.0;
          in.ofLast = ofLast, in.gradNorm = 1e-4, in.loss = loss, in.chance = 1.0 / 6.0, in.lossIsMean = variant % 2;
          in.chanceLabel = variant % 2 ? "always guess 1" : "";
          in.firstMark = 30 + 14 * variant, in.markRatio = ratio / 2.0;
          in.largestSingularValue = variant == 0 ? 1.0 : variant == 1 ? 0.5 : 1.7;
          if (variant == 2) in.dead = 0.95;
          if (variant == 3) in.saturated = 0.95;
          if (variant == 4) in.truncate = 5, in.memoryRatio = -1.0;
          if (ofLast) in.logRatio = ratio + 10.0;
          all.push_back(judge(in));
        }
  all.push_back(judge({}));
  for (const char* quantity : {"hidden state h", "memory c", "output y", "loss L", "gradient ∂L/∂h", "gradient ∂L/∂θ",
                               "the optimizer's memory after the update", "parameter U[3,5] of layer 1 after the update",
                               "parameter V[0,4] of dense layer 2 of the head after the update"})
    for (const int layer : {0, 2})
      for (const int timeStep : {0, 37})
        for (const bool nan : {false, true}) {
          const Divergence where{12, quantity, layer, timeStep, nan};
          VerdictInput in;
          in.divergence = &where;
          all.push_back(judge(in));
        }
  return all;
}

}  // namespace

TEST_CASE("every verdict is told in Chinese, with the same figures") {
  const Speaking chinese("zh_CN");
  std::size_t kinds = 0, sentences = 0;
  for (const Verdict& verdict : allVerdicts()) {
    kinds |= std::size_t(1) << static_cast<int>(verdict.kind);
    std::vector<std::string> said = verdict.evidence;
    said.insert(said.end(), {verdict.badge, verdict.headline});
    for (const std::string& one : said) {
      const QString before = QString::fromStdString(one), now = engineText(one);
      INFO(one << " → " << now.toStdString());
      CHECK(isChinese(now));
      CHECK(leftOf(now) == "");
      CHECK(numbersIn(now) == numbersIn(before));
      ++sentences;
    }
  }
  CHECK(sentences > 500);
  CHECK(kinds == 0xff);  // of every kind there was one
}

TEST_CASE("the engine's sentences, names and helps are there in every language, and nothing becomes of what is unknown") {
  REQUIRE(languages().size() >= 2);
  REQUIRE(engineSentences().size() > 100);
  CHECK(engineText("The gradient dies on its way back.") == "The gradient dies on its way back.");
  for (const Language& language : languages()) {
    if (language.id == QString("en")) continue;
    const Speaking other(language.id);
    CAPTURE(language.id);
    for (const Knob& knob : knobs()) {
      CAPTURE(knob.path);
      CHECK(leftOf(engineText(knob.help)) == "");
      CHECK(isChinese(engineText(knob.help)));
      CHECK(leftOf(engineText(knob.label)) == "");
      for (const Description& choice : knob.choices) CHECK(leftOf(engineText(choice.label)) == "");
      if (knob.unit.size() > 1) CHECK(isChinese(engineText(knob.unit)));
    }
    for (const Preset& preset : presets()) CHECK(leftOf(engineText(preset.name)) == "");
    CHECK(engineText("") == "");
    CHECK(engineText("/tmp/a b.csv") == "/tmp/a b.csv");
    CHECK(engineText("旧") == "旧");
    // The place of an error stays, and what is wrong there is told.
    const QString error = engineText("train.batch = 0: must be a whole number from 1 to 4096");
    CHECK(error.startsWith("train.batch = 0: "));
    CHECK(isChinese(error));
    CHECK(numbersIn(error) == QStringList({"0", "1", "4096"}));
    const QString inTable = engineText("a: b.csv, line 3: column \"x\": \"?\" is not a number (decimal point, no units)");
    CHECK(inTable.startsWith("a: b.csv"));
    CHECK(leftOf(inTable).empty());
    CHECK(inTable.contains("\"?\""));
    // What a user has named is not taken for one of the engine's words, nor what has been translated for English.
    for (const char* own : {"answer: 没有可回答的问题", "answer: /tmp/none", "none: diagonally"}) CHECK(engineText(own) == own);
  }
}

TEST_CASE("no sentence is taken for another, and what the system says of a file is told, too") {
  const Speaking chinese("zh_CN");
  const auto filled = [](QString text) {
    for (int i = 1; i <= 9; ++i) text.replace(QString("%%1").arg(i), "7");
    return text;
  };
  for (const char* sentence : engineSentences()) {
    CAPTURE(sentence);
    const QString translated = QCoreApplication::translate("engine", sentence);
    CHECK(engineText(filled(sentence)).toStdString() == filled(translated).toStdString());
  }
  std::string said;
  try {
    writeFileAtomically("/no such folder/x.csv", "");
  } catch (const IoError& error) {
    said = error.what();
  }
  REQUIRE_FALSE(said.empty());
  const QString told = engineText(said);
  CHECK(told.startsWith("/no such folder/x.csv: "));
  CHECK(leftOf(told.section(": ", 1)) == "");
}

TEST_CASE("a lesson whose file asks for something else by now keeps its words when the language changes") {
  QTemporaryDir folder;
  const std::string base = folder.path().toStdString() + "/own";
  writeFileAtomically(base + ".md", "# Own\n\n## One\n\nWords.\n");
  const std::string before = R"({ "backflow_lesson": 1, "steps": [ { "challenge": [ { "figure": "step", "above": 1 } ] } ] })";
  writeFileAtomically(base + ".json", before);
  Opened lab;
  REQUIRE(lab.window->act("lesson start " + quoted(QString::fromStdString(base + ".json"))) == "");
  REQUIRE(lab.window->act("run-to 4") == "");
  const LessonRun& lesson = lab.session.lesson();
  REQUIRE(waitFor(lab.session, [&] { return lesson.settled() && lesson.taken(0).reachedAt >= 0; }));
  const QString reached = lesson.taken(0).reached;
  std::string more = before;
  more.replace(more.find("{ \"figure\""), 0, R"({ "key": "model.cell", "is": "rnn" }, )");
  writeFileAtomically(base + ".json", more);
  REQUIRE(lab.window->act("language zh_CN") == "");
  REQUIRE(lab.window->act("language en") == "");
  CHECK(lesson.now().challenge.size() == 1);
  CHECK(lesson.taken(0).reached == reached);
}

TEST_CASE("in another language no part of the window stays English, and back in English all is as it was") {
  Opened lab;
  REQUIRE(waitFor(lab.session, [&] { return lab.session.ready(); }));
  const auto act = [&](const QString& line) {
    INFO(line.toStdString());
    REQUIRE(lab.window->act(line) == "");
    REQUIRE(waitFor(lab.session, [&] { return lab.session.ready() && (lab.session.playing() || lab.session.settled()); }));
  };
  act("pause");
  act("run-to 8");
  act("compare model.cell lstm");
  lab.window->refreshAll();
  const QStringList before = textsOf(*lab.window);
  REQUIRE(before.size() > 200);

  act("language zh_CN");
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  int chinese = 0, views = 0;
  const auto requireTranslated = [&](const QStringList& texts) {
    for (const QString& text : texts) {
      INFO(text.toStdString());
      CHECK(leftOf(text) == "");
      chinese += isChinese(text);
    }
  };
  requireTranslated(textsOf(*lab.window));
  for (const ViewInfo* view : ui::views()) {
    CAPTURE(view->id);
    if (view->id == QString("river")) continue;
    act(QString("panel 1 %1").arg(view->id));
    REQUIRE(waitFor(lab.session, [&] { return lab.window->measured(); }));
    const Exhibit shown = lab.window->exhibit(1);
    requireTranslated({shown.title, shown.hint, shown.view->summary()});
    requireTranslated(textsOf(*shown.view));
    if (shown.view->data(lab.session.lanes()).rows() > 0) {
      const View::Labels labels = shown.view->labels();
      requireTranslated({labels.x, labels.y});
    }
    ++views;
  }
  CHECK(views >= 12);
  CHECK(chinese > 200);

  for (int slot = 1; slot <= PanelGrid::kSlots; ++slot)
    act(QString("panel %1 %2").arg(slot).arg(PanelGrid::standardViews()[slot - 1]));
  act("language en");
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  lab.window->refreshAll();
  CHECK(textsOf(*lab.window).size() == before.size());
  QStringList after = textsOf(*lab.window), gone;
  for (const QString& text : before)
    if (!after.removeOne(text)) gone += text;
  INFO(gone.join(" | ").toStdString());
  CHECK(gone.isEmpty());
}

TEST_CASE("the list of keys stays open when the language changes, in the new one, and is there once") {
  Opened lab;
  const auto lists = [&] { return lab.window->findChildren<QDialog*>("keys"); };
  REQUIRE(lab.window->act("keys") == "");
  const QPointer<QDialog> before = lists().front();
  REQUIRE(lab.window->act("language zh_CN") == "");
  const Speaking chinese("zh_CN");
  REQUIRE(lists().size() == 1);
  CHECK(lists().front()->isVisible());
  CHECK(isChinese(lists().front()->windowTitle()));
  CHECK_FALSE(before);
  REQUIRE(lab.window->act("language en") == "");
  REQUIRE(lists().size() == 1);
  delete lists().front();
  REQUIRE(lab.window->act("language zh_CN") == "");
  CHECK(lists().isEmpty());
}

TEST_CASE("a change of language leaves the run, the panels, the presentation and the lesson as they are") {
  Opened lab;
  const auto act = [&](const QString& line) {
    INFO(line.toStdString());
    REQUIRE(lab.window->act(line) == "");
    REQUIRE(waitFor(lab.session, [&] { return lab.session.ready() && lab.session.lesson().settled(); }));
  };
  act("set model.cell lstm");
  act("run-to 6");
  act("panel 2 hidden_state");
  REQUIRE(waitFor(lab.session, [&] { return lab.session.settled(); }));
  act("choose 2 f");
  act("enlarge 2");
  const quint64 generation = lab.session.lane().generation();
  const QStringList views = lab.window->grid().viewIds();
  act("language zh_CN");
  const Speaking chinese("zh_CN");
  CHECK(lab.session.lane().generation() == generation);
  CHECK(lab.session.lane().status().step == 6);
  CHECK(lab.window->grid().viewIds() == views);
  CHECK(lab.window->grid().enlarged() == 2);
  CHECK(lab.window->exhibit(2).view->chosen() == "f");
  act("undo");
  CHECK(lab.session.experiment().model.cell == "rnn");

  act("check");
  act("language en");
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  REQUIRE(lab.window->findChild<TrustDialog*>());
  CHECK(lab.window->findChild<TrustDialog*>()->isVisible());
  act("language zh_CN");

  act("present on");
  act("language en");
  CHECK(lab.window->presenting());
  act("present off");
  CHECK(lab.window->grid().enlarged() == 2);

  act("lesson start dries");
  act("lesson go 3");
  CurvePad* pad = lab.window->findChild<CurvePad*>();
  for (int i = 0; i < 3; ++i) QTest::keyClick(pad, Qt::Key_Down);
  const std::vector<double> drawn = pad->points();
  REQUIRE(pad->touched());
  act("language zh_CN");
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  pad = lab.window->findChild<CurvePad*>();
  CHECK(pad->touched());
  CHECK(pad->points() == drawn);
  act("language en");
  act("lesson go 4");
  act("answer 3");
  const QString title = lab.session.lesson().lesson().title, answered = lab.session.lesson().taken(3).answer.text;
  act("language zh_CN");
  CHECK(lab.session.lesson().step() == 3);
  CHECK(lab.session.lesson().taken(3).answer.given == std::vector<double>{3.0});
  CHECK(isChinese(lab.session.lesson().lesson().title));
  CHECK(isChinese(lab.session.lesson().taken(3).answer.text));
  act("language en");
  CHECK(lab.session.lesson().lesson().title == title);
  CHECK(lab.session.lesson().taken(3).answer.text == answered);

  act("language zh");
  CHECK(std::string(currentLanguage().id) == "zh_CN");
  act("language en");
  CHECK(lab.window->act("language zh_TW") == "language \"zh_TW\": must be one of en, zh_CN");
  CHECK(lab.window->act("language Klingon") == "language \"Klingon\": must be one of en, zh_CN");
}

TEST_CASE("every lesson that ships is there in every language, with as many steps, choices and figures") {
  REQUIRE(bundledLessons().size() >= 7);
  for (const BundledLesson& bundled : bundledLessons()) {
    const Lesson first = loadLesson(bundled.file);
    const Speaking chinese("zh_CN");
    const Lesson other = loadLesson(bundled.file);
    CAPTURE(bundled.id.toStdString());
    CHECK(isChinese(other.title));
    REQUIRE(other.steps.size() == first.steps.size());
    for (std::size_t i = 0; i < first.steps.size(); ++i) {
      const LessonStep &a = first.steps[i], &b = other.steps[i];
      CAPTURE(i);
      CHECK(isChinese(b.title));
      CHECK(isChinese(b.text));
      CHECK(b.after.isEmpty() == a.after.isEmpty());
      CHECK(b.question.has_value() == a.question.has_value());
      if (!b.question) continue;
      CHECK(isChinese(b.question->ask));
      REQUIRE(b.question->choices.size() == a.question->choices.size());
      for (const Choice& choice : b.question->choices) CHECK(isChinese(choice.text));
    }
  }
}
