// What is changed while a run trains is marked on the time line, and stays with what goes on from there.
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

#include "tests/ui/driver.h"
#include "tests/ui/opened.h"
#include "ui/canonical/canonical_card.h"
#include "ui/marks.h"
#include "ui/timeline.h"
#include "ui/views/view.h"

#include <QLabel>

using namespace backflow;
using namespace backflow::ui;

namespace {

std::vector<std::string> told(const Lane& lane) {
  std::vector<std::string> all;
  for (const Mark& mark : marksOf(lane)) all.push_back(std::to_string(mark.step) + " " + mark.what.toStdString());
  return all;
}

using Told = std::vector<std::string>;

void does(Session& session, const QString& line) {
  INFO(line.toStdString());
  REQUIRE(perform(session, line) == "");
}

// The trainer takes a change in its own time.
bool becomes(Session& session, const Told& all) {
  return waitFor(session, [&] { return told(session.lane()) == all; });
}

}  // namespace

TEST_CASE("changes between training steps are marks, and so is taking them back") {
  Opened lab;
  Session& session = lab.session;
  does(session, "set train.learning_rate 0.02");  // before the first step: how the run begins
  does(session, "step 3");
  CHECK(told(session.lane()).empty());
  does(session, "set train.clip.threshold 0.5");
  does(session, "step 2");
  does(session, "pull-radius 0.5");
  does(session, "step 1");
  does(session, "undo");  // of the pull: back to the state before it
  const Told first{"3 Threshold c 0.5"};
  CHECK(told(session.lane()) == first);
  does(session, "set train.clip.mode none");
  does(session, "step 1");
  const Told both{first.front(), "5 Clipping Off"};
  CHECK(told(session.lane()) == both);
  does(session, "branch");
  CHECK(told(*session.lanes()[1]) == both);

  lab.window->refreshAll();
  const TimeStrip* strip = lab.window->findChild<TimeStrip*>();
  CHECK(strip->accessibleDescription().contains("after step 3 in lane A: Threshold c 0.5"));
  does(session, "close-lane A");
  does(session, "reset");
  CHECK(told(session.lane()).empty());
  lab.window->refreshAll();
  CHECK_FALSE(strip->accessibleDescription().contains("Threshold"));
}

TEST_CASE("a pull at rest is a mark at its step, and a drag is one") {
  Opened lab;
  does(lab.session, "step 2");
  for (const char* radius : {"0.5", "0.6", "0.7"}) does(lab.session, QString("pull-radius ") + radius);
  CHECK(told(lab.session.lane()) == Told{"2 spectrum pulled"});
}

TEST_CASE("a pull at rest stays a mark in a branch, after reopening, and after undo of what came later") {
  const QTemporaryDir folder;
  const QString file = folder.filePath("s.backflow");
  Opened lab;
  const Told pulled{"2 spectrum pulled"};
  does(lab.session, "step 2");
  does(lab.session, "pull-radius 0.5");
  does(lab.session, "branch");
  CHECK(told(*lab.session.lanes()[1]) == pulled);
  does(lab.session, "close-lane B");
  does(lab.session, "export session " + file);
  does(lab.session, "step 1");
  does(lab.session, "pull-radius 0.6");
  does(lab.session, "undo");
  CHECK(told(lab.session.lane()) == pulled);
  does(lab.session, "open " + file);
  CHECK(told(lab.session.lane()) == pulled);
}

TEST_CASE("a canonical run that was changed on its way is not held against the criterion") {
  Opened lab;
  does(lab.session, "reproduce 9");
  does(lab.session, "step 2");
  const auto words = [&lab] {
    lab.window->refreshAll();
    QString all;
    for (const QLabel* label : lab.window->findChild<CanonicalCard*>()->findChildren<QLabel*>()) all += label->text();
    return all;
  };
  CHECK_FALSE(words().contains("Changed while it trained"));
  does(lab.session, "set train.learning_rate 0.5");
  does(lab.session, "step 1");
  does(lab.session, "set train.learning_rate 0.001");
  CHECK(words().count("Changed while it trained") == 1);
}

TEST_CASE("what is set and taken back between two steps was never done") {
  Opened lab;
  does(lab.session, "step 2");
  does(lab.session, "set train.clip.threshold 0.5");
  does(lab.session, "set train.learning_rate 0.02");
  CHECK(becomes(lab.session, Told{"2 Learning rate η 0.02, Threshold c 0.5"}));
  does(lab.session, "undo");
  CHECK(becomes(lab.session, Told{"2 Threshold c 0.5"}));
  does(lab.session, "undo");
  CHECK(becomes(lab.session, {}));
}

TEST_CASE("the table of clipping has the threshold of each step, and none where there was no clipping") {
  Opened lab;
  for (const char* line : {"set train.clip.threshold 0.25", "step 3", "set train.clip.threshold 5", "step 2",
                           "set train.clip.mode none", "step 1"})
    does(lab.session, line);
  const auto info = std::ranges::find_if(views(), [](const ViewInfo* each) { return QString(each->id) == "clipping"; });
  const std::unique_ptr<View> view((*info)->make(nullptr));
  view->refresh(lab.session.lanes());
  QStringList thresholds;
  for (const QString& line : QString::fromStdString(view->data(lab.session.lanes()).csv()).split('\n', Qt::SkipEmptyParts))
    thresholds += line.section(',', -1).trimmed();
  CHECK(thresholds == QStringList({"threshold", "0.25", "0.25", "0.25", "5", "5", "nan"}));

  view->resize(500, 300);
  const QImage drawn = view->grab().toImage();
  const int bad = Theme::current().bad.hue();
  std::map<int, std::pair<int, int>> reach;  // of a row with pixels of a threshold: the first and the last of them
  for (int y = 0; y < drawn.height(); ++y)
    for (int x = 0; x < drawn.width(); ++x)
      if (const QColor c = drawn.pixelColor(x, y); c.hsvSaturation() > 100 && std::abs(c.hue() - bad) < 8)
        reach.try_emplace(y, x, x).first->second.second = x;
  REQUIRE(reach.size() >= 2);
  const auto [above, below] = std::pair(reach.begin()->second, reach.rbegin()->second);  // 5; 0.25
  CHECK(below.second <= above.first + 3);
  CHECK(above.second < drawn.width() * 3 / 4 + below.first);
}
