// What single views tell, each of its own lane, step and number, and that they go when they are told to.
#include <QCoreApplication>
#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <memory>
#include <thread>

#include "engine/train/run.h"
#include "tests/ui/driver.h"
#include "tests/ui/synthetic.h"
#include "ui/views/plot.h"
#include "ui/views/view.h"

using namespace backflow;
using namespace backflow::ui;

TEST_CASE("a view that computes goes at once, whatever it is computing", "[views]") {
  Experiment large;
  large.task.length = 200;
  large.model.cell = "lstm";
  large.model.hidden = 256;
  large.train.batch = 64;
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->state = Run::make(large)->save();
  Trainer::News news;
  news.snapshot = snapshot;
  Lane lane('A');
  lane.absorb(news);
  const auto timers = [] { return qApp->findChildren<QTimer*>(Qt::FindDirectChildrenOnly).size(); };
  const auto before = timers();
  auto view = viewNamed("loss_cliff");
  view->refresh({&lane});
  view->frame();
  REQUIRE(view->measuring());
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // in the midst of it
  const auto begun = std::chrono::steady_clock::now();
  view.reset();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(100));
  CHECK(timers() == before + 1);
  CHECK(waitFor([&] { return timers() == before; }));
}

TEST_CASE("each lane is held against what guessing scores in it", "[views]") {
  Lane a('A'), b('B');
  for (Lane* lane : {&a, &b}) {
    Trainer::News news = synthesize({.length = 20}, 1, 30);
    auto snapshot = std::make_shared<Snapshot>(*news.snapshot);
    if (lane == &b) snapshot->chance = 0.02, snapshot->chanceLabel.clear();
    news.snapshot = snapshot;
    lane->absorb(news);
  }
  const auto view = viewNamed("loss");
  view->refresh({&a, &b});
  CHECK(view->summary().contains("guessing scores 0.167. Lane B"));
  CHECK(view->summary().endsWith("guessing scores 0.02."));
  const QString csv = QString::fromStdString(view->data({&a, &b}).csv());
  const QStringList lines = csv.split('\n', Qt::SkipEmptyParts);
  const auto column = lines.front().split(',').indexOf("chance");
  REQUIRE(column > 0);
  REQUIRE(lines.size() == 61);
  CHECK(lines[1].split(',')[column] == "0.1667");
  CHECK(lines[60].split(',')[column] == "0.02");
  QMouseEvent move(QEvent::MouseMove, QPointF(3, 100), QPointF(3, 100), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(view.get(), &move);
  CHECK(QToolTip::text().simplified().contains("chance (B 0.02; A always guess 1)"));
  QToolTip::hideText();
}

TEST_CASE("the tip of the gradient history is of the column under the mouse", "[views]") {
  Lane lane('A');
  lane.absorb(synthesize({.length = 1}, 1, 90));
  const auto view = viewNamed("gradient_history");
  view->refresh({&lane});
  const QRectF area = view->labels().area;
  const auto tipAt = [&](double step) {
    const QPointF at(area.left() + step / stepsEnd(90) * area.width(), area.center().y());
    QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.get(), &move);
    return QToolTip::text();
  };
  for (const int step : {1, 2, 45, 90}) CHECK(tipAt(step - 0.5).contains(QString("training step %1,").arg(step)));
  CHECK(tipAt(-1.0).startsWith("t: time step"));
  CHECK_FALSE(tipAt(95.0).contains("training step"));  // nothing is drawn there; a tip takes its time to go
  QToolTip::hideText();
}

TEST_CASE("one of a thing is told as one", "[views]") {
  Lane lane('A');
  Trainer::News news = synthesize({.slope = std::log(0.5), .prediction = Prediction::Kind::Confusion}, 1, 30);
  auto snapshot = std::make_shared<Snapshot>(*news.snapshot);
  snapshot->prediction.confusion.setConstant(1.0);
  news.snapshot = snapshot;
  lane.absorb(news);
  const auto view = viewNamed("prediction");
  view->refresh({&lane});
  const QPointF at(160, 110);
  QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(view.get(), &move);
  CHECK(QToolTip::text().endsWith(": 1 sample"));
  QToolTip::hideText();
  const auto norm = viewNamed("gradient_norm");
  norm->refresh({&lane});
  CHECK(norm->summary().contains("It halves every step back."));
}
