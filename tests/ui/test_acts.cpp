// Everything the window can do, by name: the list itself, every knob through it, the way back, and what it refuses.
#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <optional>
#include <set>

#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
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

TEST_CASE("the words of a line are split at spaces, quotes keep them together, and two of them are an empty word") {
  Session session;
  session.open(smallExperiment(), false);
  const auto name = [&](const QString& word) {
    CAPTURE(word.toStdString());
    CHECK(runAct(session, nullptr, "  set\tname " + word + ' ').error == "");
    return QString::fromStdString(session.experiment().name);
  };
  CHECK(name("plain") == "plain");
  CHECK(name(R"("")") == "");
  CHECK(name(R"("two words")") == "two words");
  CHECK(name(R"(half" quoted"word)") == "half quotedword");
  CHECK(name(R"(""joined)") == "joined");
  for (const char* each : {"", " ", "a", "\"", "x\"\"", "a \"b\"", "\" ", "ends in \"", "\"begins", "  spaces  "})
    CHECK(name(quoted(each)) == each);
  const QString usage = runAct(session, nullptr, "lane").error;
  CHECK(usage.contains("usage"));
  CHECK_FALSE(runAct(session, nullptr, R"(lane "")").error.contains("usage"));
  CHECK(runAct(session, nullptr, R"(lane A "")").error == usage);
  CHECK(runAct(session, nullptr, " ").error == "");
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

TEST_CASE("the past is shown of a run whose table is gone, and what wants the table says so") {
  QTemporaryDir folder;
  const QString file = folder.filePath("series.csv");
  std::string table = "a\n";
  for (int i = 0; i < 200; ++i) table += std::to_string(i % 7) + "\n";
  writeFileAtomically(file.toStdString(), table);
  Experiment e = smallExperiment();
  e.task.name = "series";
  e.task.file = file.toStdString();
  Session session;
  session.open(e, false);
  REQUIRE(perform(session, "step 3") == "");
  QStringList said;
  QString failed;
  QObject::connect(&session, &Session::refused, [&](const QString& why) { said += why; });
  QObject::connect(&session, &Session::failed, [&](const QString& why) { failed = why; });
  REQUIRE(QFile::remove(file));
  REQUIRE(perform(session, "seek 1") == "");
  CHECK(session.lane().status().shown == 1);
  REQUIRE(perform(session, "live") == "");
  REQUIRE(perform(session, "step 2") == "");
  CHECK(session.lane().rows().size() == 5);
  CHECK(said.isEmpty());
  REQUIRE(perform(session, "set model.hidden 5") == "");
  CHECK(failed.contains("series.csv"));
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
    REQUIRE(waitFor(session, [&] { return result != "unfinished"; }));
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
  Experiment slow;
  slow.train.learningRate = 1e-5;
  for (const Remedy& remedy : remedies())
    for (const Remedy* offered : remediesFor(remedy.verdict, slow, 20))
      CHECK_FALSE(QString(offered->sets).contains("learning_rate"));
  Snapshot broken;
  broken.verdict.kind = VerdictKind::Diverged;
  broken.divergence = Divergence{1, "hidden state h", 1, 37, false};
  Experiment growing = smallExperiment();
  growing.model.activation = "relu", growing.model.init.gain = 6.0, growing.train.learningRate = 0.1;
  const std::vector<const Remedy*> atStart = remediesFor(broken, growing, 20);
  REQUIRE_FALSE(atStart.empty());
  for (const Remedy* offered : atStart) CHECK(QString(offered->sets).startsWith("model."));
  broken.divergence = Divergence{1, "parameter U[1,1] of layer 1 after the update", 0, 0, false};
  CHECK(remediesFor(broken, growing, 20).size() > atStart.size());
}

TEST_CASE("words too many after an act are an error, as words too few are") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(waitFor(session, [&] { return session.ready(); }));
  int fixed = 0;
  for (const Act& act : acts()) {
    if (act.maximum == kAnyNumber || act.onStage) continue;
    CAPTURE(act.name);
    const QString line = act.name + QString(" 1").repeated(act.maximum + 1);
    CHECK(runAct(session, nullptr, line).error == QString("%1: usage: %2").arg(act.name, act.usage));
    ++fixed;
  }
  CHECK(fixed > 15);
  CHECK(runAct(session, nullptr, "step " + QString(400, '9')).error.size() < 200);
}

TEST_CASE("undo says where it brings back settings but no run any more") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(waitFor(session, [&] { return session.ready(); }));
  QStringList notes;
  QObject::connect(&session, &Session::noted, [&](const QString& what) { notes += what; });
  for (int hidden = 7; hidden <= 12; ++hidden) {
    REQUIRE(perform(session, "run-to 5") == "");
    REQUIRE(perform(session, QString("set model.hidden %1").arg(hidden)) == "");
  }
  for (int back = 1; back <= 4; ++back) {
    REQUIRE(perform(session, "undo") == "");
    CHECK(session.lane().status().step == 5);
    CHECK(notes.isEmpty());
  }
  REQUIRE(perform(session, "undo") == "");
  CHECK(session.experiment().model.hidden == 7);
  CHECK(session.lane().status().step == 0);
  CHECK(notes.size() == 1);
}

TEST_CASE("what a script takes of a panel is of the state that it shows, and nobody is asked for a file") {
  QTemporaryDir folder;
  const QString script = QString(
                             "run-to 3\npanel 1 jacobian\nexport plot 1 %1/a.csv\npull-radius 1.7\nexport plot 1 %1/b.csv\n"
                             "undo\nexport plot 1 %1/c.csv\n")
                             .arg(folder.path());
  Opened lab;
  lab.window->leaveAlone();
  Script run(lab.session, lab.window.get(), script);
  std::optional<QString> result;
  QObject::connect(&run, &Script::finished, [&](const QString& error) { result = error; });
  run.start();
  REQUIRE(waitFor([&] { return result.has_value(); }));
  REQUIRE(result->toStdString() == "");
  const auto read = [&](const char* name) { return readFile((folder.path() + "/" + name).toStdString()); };
  CHECK(read("a.csv").size() > 50);
  CHECK(read("b.csv") != read("a.csv"));
  CHECK(read("c.csv") == read("a.csv"));

  // What computes beside the run by itself is waited for as well.
  Script slice(
      lab.session, lab.window.get(),
      QString("panel 1 loss_cliff\nexport plot 1 %1/d.csv\npull-radius 1.7\nexport plot 1 %1/e.csv\n").arg(folder.path()));
  result.reset();
  QObject::connect(&slice, &Script::finished, [&](const QString& error) { result = error; });
  slice.start();
  REQUIRE(waitFor([&] { return result.has_value(); }));
  REQUIRE(result->toStdString() == "");
  CHECK(read("d.csv").size() > 50);
  CHECK(read("e.csv") != read("d.csv"));
  CHECK(lab.window->act("export weights") == "wants the name of a file");
  CHECK(lab.window->act("open") == "wants the name of a file");
}
