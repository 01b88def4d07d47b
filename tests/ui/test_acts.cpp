// Everything the window can do, by name: the list itself, every knob through it, the way back, and what it refuses.
#include <catch2/catch.hpp>
#include <set>

#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "tests/ui/driver.h"
#include "ui/acts/act.h"
#include "ui/acts/script.h"
#include "ui/remedies.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

// A value that the knob allows and that differs from the present one; null if there is none.
nlohmann::json another(const Knob& knob, const Experiment& now) {
  const nlohmann::json is = knob.get(now);
  switch (knob.type) {
    case Knob::Type::Bool:
      return knob.min == knob.max ? nlohmann::json() : nlohmann::json(!is.get<bool>());
    case Knob::Type::Integer:
      return knob.min == knob.max ? nlohmann::json() : nlohmann::json(is.get<std::int64_t>() + 1);
    case Knob::Type::Real:
      if (knob.min == knob.max) return {};
      return (is.is_number() ? is.get<double>() : 0.0) +
             (knob.max > 1.0 ? 0.5 : 0.1) * std::min(1.0, knob.max - knob.min) * 0.5;
    case Knob::Type::Choice:
      for (const Description& choice : knob.choices)
        if (is != choice.id) return std::string(choice.id);
      return {};
    case Knob::Type::Text:
      return "other";
    case Knob::Type::IntegerList:
      return nlohmann::json::array({3});
  }
  return {};
}

}  // namespace

TEST_CASE("every act has a name of its own, a usage that begins with it, and a help") {
  REQUIRE(acts().size() > 15);
  std::set<QString> names;
  for (const Act& act : acts()) {
    CHECK(names.insert(act.name).second);
    CHECK(QString(act.usage).startsWith(act.name));
    CHECK(QString(act.help).size() > 5);
    CHECK(actsHelp().contains(act.usage));
  }
}

TEST_CASE("every key performs an act that exists") {
  for (const Key& key : keys()) {
    const QString name = QString(key.act).section(' ', 0, 0);
    CHECK(std::any_of(acts().begin(), acts().end(), [&](const Act& act) { return name == act.name; }));
  }
}

TEST_CASE("acts refuse in one line and change nothing") {
  Session session;
  session.open(smallExperiment(), false);
  const std::string before = experimentText(session.experiment());
  for (const char* line : {"fly", "set", "set model.cell", "set model.cell quantum", "set train.batch 0", "set no.such 1",
                           "set train.batch 8 model.hidden 0", "step -1", "step x", "run-to", "open /no/such/file", "wait soon",
                           "panel 1 loss", "expect verdict B vanishing", "expect loss A < much", "expect mood A < 1"}) {
    CAPTURE(line);
    const QString error = runAct(session, nullptr, line).error;
    CHECK_FALSE(error.isEmpty());
    CHECK_FALSE(error.contains('\n'));
    CHECK(experimentText(session.experiment()) == before);
  }
  CHECK_FALSE(session.canUndo());
}

TEST_CASE("every knob can be set by an act, and undo and redo return to the same experiment") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(waitFor(session, [&] { return !session.lane().preparing(); }));
  int set = 0;
  for (const Knob& knob : knobs()) {
    // The file and what only makes sense with one are tried in the test of opening.
    if (QString::fromStdString(knob.path).startsWith("task.") && knob.path != "task.length") continue;
    const nlohmann::json value = another(knob, session.experiment());
    if (value.is_null()) continue;
    CAPTURE(knob.path, value.dump());
    const std::string before = experimentText(session.experiment());
    const QString text = QString::fromStdString(value.dump()).replace('"', "\"\"\"");
    REQUIRE(runAct(session, nullptr, QString("set %1 %2").arg(QString::fromStdString(knob.path), text)).error == "");
    const std::string after = experimentText(session.experiment());
    CHECK(knob.get(session.experiment()) == value);
    session.undo();
    CHECK(experimentText(session.experiment()) == before);
    session.redo();
    CHECK(experimentText(session.experiment()) == after);
    session.undo();
    ++set;
  }
  CHECK(set > 20);
}

TEST_CASE("a drag of a slider is one step for undo; two changes by hand are two") {
  Session session;
  session.open(smallExperiment(), false);
  const double first = session.experiment().train.learningRate;
  session.hold();
  session.set({"train.learning_rate", "0.01"});
  session.set({"train.learning_rate", "0.02"});
  session.release();
  session.set({"train.learning_rate", "0.03"});
  session.undo();
  CHECK(session.experiment().train.learningRate == 0.02);
  session.undo();
  CHECK(session.experiment().train.learningRate == first);
}

TEST_CASE("steps are exact, reset begins again, live knobs keep the run and others begin a new one") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "step 7") == "");
  CHECK(session.lane().rows().size() == 7);
  REQUIRE(perform(session, "run-to 10") == "");
  REQUIRE(session.lane().rows().back().step == 10);
  const double loss = session.lane().rows().back().trainLoss;
  const quint64 generation = session.lane().generation();
  REQUIRE(perform(session, "set train.learning_rate 0.002") == "");
  CHECK(session.lane().generation() == generation);
  REQUIRE(perform(session, "undo") == "");
  REQUIRE(perform(session, "reset") == "");
  CHECK(session.lane().generation() > generation);
  REQUIRE(perform(session, "run-to 10") == "");
  CHECK(session.lane().rows().back().trainLoss == loss);  // the same seed, the same bits
  REQUIRE(perform(session, "set model.hidden 7") == "");
  CHECK(session.lane().rows().empty());
  CHECK(session.lane().snapshot()->hidden == 7);
}

TEST_CASE("a run that cannot start leaves the one before, its experiment and its undo") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "step 3") == "");
  const std::string before = experimentText(session.experiment());
  QString error;
  QObject::connect(&session, &Session::failed, [&](const QString& text) { error = text; });
  REQUIRE(perform(session, "set task.name series task.file /no/such/file.csv") == "");
  CHECK(error.contains("/no/such/file.csv"));
  CHECK(experimentText(session.experiment()) == before);
  CHECK_FALSE(session.canUndo());
  REQUIRE(perform(session, "step 1") == "");
  CHECK(session.lane().rows().size() == 4);
}

TEST_CASE("a step that has not been trained cannot be shown") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "step 3") == "");
  CHECK(perform(session, "seek 4").contains("the last training step is 3"));
  CHECK(session.lane().status().shown == -1);
  CHECK(perform(session, "seek 2") == "");
  CHECK(session.lane().status().shown == 2);
}

TEST_CASE("a script stops at the first act that fails and names its line") {
  Session session;
  session.open(smallExperiment(), false);
  const auto run = [&](const QString& text) {
    Script script(session, nullptr, text);
    QString result = "unfinished";
    QObject::connect(&script, &Script::finished, [&](const QString& error) { result = error; });
    script.start();
    waitFor(session, [&] { return result != "unfinished"; });
    return result;
  };
  CHECK(run("# comment\n\nstep 5\nexpect step A > 4\nexpect loss A < 1000\nwait 10ms\n") == "");
  CHECK(run("step 1\nexpect loss A < -1\nstep 1\n").startsWith("line 2: expected loss"));
  CHECK(session.lane().rows().size() == 6);
}

TEST_CASE("every remedy sets knobs that exist to values that they allow") {
  REQUIRE(remedies().size() > 10);
  for (const Remedy& remedy : remedies()) {
    CAPTURE(remedy.title);
    Experiment changed = smallExperiment();
    const QStringList words = QString(remedy.sets).split(' ');
    REQUIRE(words.size() % 2 == 0);
    for (int i = 0; i < words.size(); i += 2)
      CHECK_NOTHROW(setKnobText(changed, words[i].toStdString(), words[i + 1].toStdString()));
  }
  Experiment lstm = smallExperiment();
  lstm.model.cell = "lstm";
  for (const Remedy* remedy : remediesFor(VerdictKind::Vanishing, lstm)) CHECK(QString(remedy->title) != "Switch to LSTM");
}
