// Canonical experiments in the window: their arms are lanes, and each lane stands somewhere against its criterion.
#include <QComboBox>
#include <QLabel>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "tests/engine/temporary_folder.h"
#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/canonical/canonical.h"
#include "ui/canonical/canonical_card.h"
#include "ui/transport.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

QString words(MainWindow& window) {
  window.refreshAll();
  QString all;
  const CanonicalCard* card = window.findChild<CanonicalCard*>();
  if (!card->isHidden())
    for (const QLabel* label : card->findChildren<QLabel*>()) all += label->text() + '\n';
  return all;
}

}  // namespace

TEST_CASE("every canonical experiment that trains fits the lanes, and is known again by them") {
  REQUIRE(canonicals().size() >= 8);
  for (const Reproduction& canonical : canonicals()) {
    INFO(canonical.title);
    const std::vector<Experiment> lanes = lanesOf(canonical);
    REQUIRE(lanes.size() == canonical.arms.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      CHECK(lanes[i].seed == canonical.seeds.front());
      CHECK(lanes[i].train.steps == canonical.arms[i].experiment.train.steps);
      const Role role = roleOf(lanes[i]);
      CHECK(role.of == &canonical);
      CHECK(role.arm == &canonical.arms[i]);
      Experiment other = lanes[i];
      other.seed = 99;
      CHECK(roleOf(other).arm == &canonical.arms[i]);
      other.train.learningRate *= 2.0;
      CHECK_FALSE(roleOf(other));
    }
    CHECK(&canonicalNamed(QString::number(canonical.number)) == &canonical);
    CHECK(&canonicalNamed(QString::fromStdString(canonical.id)) == &canonical);
  }
  CHECK_THROWS_AS(canonicalNamed("5"), InputError);  // measures, and does not train
}

TEST_CASE("a canonical experiment of one's own is opened from its file, and one that does not fit is refused") {
  Opened lab;
  const TemporaryFolder folder;
  const QString file = QString::fromStdString((folder / "my claim.json").string());
  const auto write = [&file](const nlohmann::json& claim) { writeFileAtomically(file.toStdString(), claim.dump()); };
  nlohmann::json claim = nlohmann::json::parse(readFile(std::string(TEST_RESOURCES) + "/experiments/01_linear_slope.json"));
  claim["title"] = "My claim";
  claim["arms"].erase(2);
  for (const QString act : {"open ", "reproduce "}) {
    write(claim);
    REQUIRE(perform(lab.session, act + file) == "");
    CHECK(lab.session.lanes().size() == 2);
    CHECK(words(*lab.window).contains("My claim"));
    claim["arms"][1]["name"] = "edited";  // and opened once more
  }
  CHECK(words(*lab.window).contains("edited"));
  while (claim["arms"].size() < 5) claim["arms"].push_back(claim["arms"][0]);
  write(claim);
  CHECK(perform(lab.session, "open " + file).contains("5 arms are more than the window has lanes for"));
  write({{"reproduce", 2}});
  CHECK(perform(lab.session, "open " + file).contains("my claim.json: reproduce = 2"));
  const QString measured = QString(TEST_RESOURCES) + "/experiments/12_chaos.json";
  CHECK(perform(lab.session, "open " + measured).contains("backflow-cli reproduce"));
  CHECK(lab.session.lanes().size() == 2);
}

TEST_CASE("a canonical experiment opens as lanes, tells what to look at and how they stand, and is one step for undo") {
  Opened lab;
  const Experiment before = lab.session.experiment();
  CHECK(words(*lab.window).isEmpty());
  REQUIRE(perform(lab.session, "reproduce linear_slope") == "");
  REQUIRE(lab.session.lanes().size() == 3);
  CHECK(words(*lab.window).contains("not measured yet"));
  CHECK(words(*lab.window).contains("1 · A linear network"));
  const QComboBox* picker = lab.window->findChild<Transport*>()->findChild<QComboBox*>();
  CHECK(picker->currentText().startsWith("1 · A linear network"));
  REQUIRE(perform(lab.session, "step") == "");
  const QString now = words(*lab.window);
  INFO(now.toStdString());
  CHECK(now.count(QStringLiteral("✓")) == 3);
  CHECK(now.contains("0.0953102 at step 1"));
  CHECK(now.contains("must be -0.105361"));
  CHECK(now.contains("✓ 0 at step 1"));  // of ρ = 1, within 1e-6
  // A lane that is no arm any more has nothing to be held against.
  REQUIRE(perform(lab.session, "lane C") == "");
  REQUIRE(perform(lab.session, "set model.init.gain 1.2") == "");
  CHECK(words(*lab.window).count(QStringLiteral("must be")) == 2);
  CHECK(words(*lab.window).contains("changed: it is no arm"));
  REQUIRE(perform(lab.session, "lane A") == "");
  CHECK(words(*lab.window).count(QStringLiteral("must be")) == 2);
  REQUIRE(perform(lab.session, "undo") == "");
  REQUIRE(perform(lab.session, "undo") == "");
  CHECK(lab.session.lanes().size() == 1);
  CHECK(changedKnobs(lab.session.experiment(), before).empty());
  CHECK(words(*lab.window).isEmpty());
  CHECK(perform(lab.session, "reproduce folds").contains("must be one of linear_slope"));
}

TEST_CASE("canonical experiments that train are set off together, and stay in step") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "reproduce 9") == "");
  REQUIRE(perform(session, "play") == "");
  REQUIRE(waitFor(session, [&] { return session.lane().status().step > 20; }));
  REQUIRE(perform(session, "pause") == "");
  REQUIRE(session.lanes().size() == 2);
  CHECK(session.lanes()[0]->status().step == session.lanes()[1]->status().step);
}
