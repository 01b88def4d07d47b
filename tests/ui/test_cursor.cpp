// The cursor that plots share, and the lag meter.
#include <QCoreApplication>
#include <QImage>
#include <QMouseEvent>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "engine/train/run.h"
#include "tests/ui/synthetic.h"
#include "ui/cursor.h"
#include "ui/lag.h"
#include "ui/timeline.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

constexpr int kLength = 40;
constexpr std::int64_t kSteps = 90;

// Two lanes with all that views draw.
struct Two {
  Lane a{'A'}, b{'B'};
  Two() {
    Experiment e;
    e.task.length = kLength;
    e.model.hidden = 5;
    e.train.batch = 3;
    const std::unique_ptr<Run> run = Run::make(e);
    run->step();
    const auto analysis = std::make_shared<const Analysis>(run->analyze({}, {.jacobians = true, .triangle = true}));
    for (Lane* lane : {&a, &b}) {
      lane->absorb(synthesize({.length = kLength, .hidden = 8, .steps = kSteps}, 1, kSteps));
      lane->absorb(analysis);
    }
  }
};

std::unique_ptr<View> viewOf(const char* id, Two& two) {
  std::unique_ptr<View> view = viewNamed(id, {420, 300});
  REQUIRE(view);
  view->refresh({&two.a, &two.b});
  return view;
}

void hover(QWidget& view, const QPointF& at) {
  QMouseEvent event(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&view, &event);
}

void leave(QWidget& view) {
  QEvent event(QEvent::Leave);
  QCoreApplication::sendEvent(&view, &event);
}

QImage pictureOf(QWidget& view) { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }

// Around the pixels that differ.
QRect changed(const QImage& before, const QImage& after) {
  QRect box;
  for (int y = 0; y < before.height(); ++y)
    for (int x = 0; x < before.width(); ++x)
      if (before.pixel(x, y) != after.pixel(x, y)) box |= QRect(x, y, 1, 1);
  return box;
}

// Moves over one view, and finds the mark in another where the other says the same step.
void follow(View& from, const QPointF& at, View& to, Quantity quantity) {
  Cursor::shared().clear();
  const QImage before = pictureOf(to);
  hover(from, at);
  const auto step = Cursor::shared().at(quantity);
  REQUIRE(step);
  const QImage marked = pictureOf(to);
  const QRect mark = changed(before, marked);
  REQUIRE_FALSE(mark.isEmpty());
  CHECK(std::min(mark.width(), mark.height()) == 1);                   // a hair line …
  CHECK(std::max(mark.width(), mark.height()) > to.height() * 2 / 5);  // … through the cells of all lanes
  hover(to, {mark.x() + 0.5, mark.y() + 3.0});
  CHECK(Cursor::shared().at(quantity) == step);
  leave(to);
  CHECK(pictureOf(to) == before);
}

}  // namespace

TEST_CASE("the mouse over one plot marks its time step in all others", "[cursor]") {
  Two two;
  const auto norm = viewOf("gradient_norm", two);
  for (const char* id : {"hidden_state", "river", "triangle", "jacobian"}) {
    CAPTURE(id);
    const auto view = viewOf(id, two);
    REQUIRE(view);
    follow(*norm, {140, 150}, *view, Quantity::TimeStep);
    follow(*view, {200, 110}, *norm, Quantity::TimeStep);
  }
}

TEST_CASE("the mouse over one plot marks its training step in all others", "[cursor]") {
  Two two;
  const auto loss = viewOf("loss", two), clipping = viewOf("clipping", two);
  follow(*loss, {150, 150}, *clipping, Quantity::TrainingStep);
  follow(*clipping, {250, 150}, *loss, Quantity::TrainingStep);
  TimeStrip strip(nullptr);
  strip.resize(420, 30);
  strip.show({&two.a, &two.b}, two.a);
  Cursor::shared().clear();
  const QImage before = pictureOf(strip);
  hover(*loss, {150, 150});
  const auto step = Cursor::shared().at(Quantity::TrainingStep);
  REQUIRE(step);
  const QRect mark = changed(before, pictureOf(strip));
  REQUIRE_FALSE(mark.isEmpty());
  CHECK(std::abs(QRectF(mark).center().x() - strip.xOf(*step)) <= 1.0);
  hover(strip, {strip.xOf(33), 15});
  CHECK(Cursor::shared().at(Quantity::TrainingStep) == 33);
  CHECK_FALSE(Cursor::shared().at(Quantity::TimeStep));
  leave(strip);
}

TEST_CASE("a step of the past that is shown is marked in every plot over training steps", "[cursor]") {
  Two two;
  Cursor::shared().clear();
  for (const char* id : {"loss", "clipping", "gradient_history", "gradient_norm"}) {
    CAPTURE(id);
    const auto view = viewOf(id, two);
    Cursor::shared().show({});
    const QImage present = pictureOf(*view);
    Cursor::shared().show(33);
    const QRect mark = changed(present, pictureOf(*view));
    CHECK(mark.isEmpty() == (std::string(id) == "gradient_norm"));  // over time steps
    if (!mark.isEmpty() && std::string(id) != "gradient_history") {
      CHECK(mark.width() == 1);
      hover(*view, {mark.x() + 0.5, mark.y() + 3.0});
      CHECK(std::abs(*Cursor::shared().at(Quantity::TrainingStep) - 33) <= 1);
      leave(*view);
    }
    Cursor::shared().show({});
    CHECK(pictureOf(*view) == present);
  }
}

TEST_CASE("the gradient history has both axes", "[cursor]") {
  Two two;
  const auto history = viewOf("gradient_history", two), norm = viewOf("gradient_norm", two);
  Cursor::shared().clear();
  const QImage before = pictureOf(*history);
  hover(*norm, {140, 150});
  const auto t = Cursor::shared().at(Quantity::TimeStep);
  REQUIRE(t);
  const QRect mark = changed(before, pictureOf(*history));  // a line in each cell
  REQUIRE(mark.height() > history->height() / 3);
  hover(*history, QPointF(mark.center().x(), mark.top() + 0.5));
  CHECK(Cursor::shared().at(Quantity::TimeStep) == t);
  CHECK(Cursor::shared().at(Quantity::TrainingStep));
  leave(*history);
  CHECK(pictureOf(*history) == before);
  hover(*history, {5, 5});  // beside the axes
  CHECK_FALSE(Cursor::shared().at(Quantity::TimeStep));
}

TEST_CASE("lags are time steps before the last", "[cursor]") {
  Two two;
  const auto jacobian = viewOf("jacobian", two);
  const auto at = [&](double x) {
    hover(*jacobian, {x, 100});
    return Cursor::shared().at(Quantity::TimeStep);
  };
  REQUIRE((at(100) && at(300)));
  CHECK(*at(100) > *at(300));  // a longer lag is an earlier step
  CHECK(*at(300) < kLength);
  leave(*jacobian);
}

TEST_CASE("the lag meter is what the snapshot says at the earliest input that matters", "[lag]") {
  Lane lane('C');
  lane.absorb(synthesize({.length = 48, .steps = 200, .slope = -0.4}, 1, 200));
  const Snapshot& s = *lane.snapshot();
  REQUIRE(s.marks.size() == 2);
  const std::vector<double>& ln = s.layers.back().logNorm;
  const Lag lag = lagOf(s);
  CHECK(lag.step == s.marks[0] + 1);
  CHECK(lag.ratio == Approx((ln[static_cast<std::size_t>(s.marks[0])] - ln.back()) / std::log(10.0)).epsilon(1e-12));
  const Answer answer = answerOf(lane);
  CHECK(answer.accuracy == lane.rows().back().accuracy);
  CHECK(answer.ofChance == Approx(lane.rows().back().valLoss / s.chance));
  const QString line = lagLine('C', lag, answer, 0);
  CHECK(lag.back == 48 - lag.step);
  CHECK(line.contains(QString("%1 steps back (marker): %2 of t = T").arg(lag.back).arg(briefFromLog10(lag.ratio))));
  CHECK(line.contains("accuracy 3 %"));
  for (int shorter = 1; shorter <= kShortestLagLine; ++shorter)
    CHECK(lagLine('C', lag, answer, shorter).contains(briefFromLog10(lag.ratio)));
  CHECK(lagLine('C', lag, answer, 0, true) == "C accuracy 3 %");
  CHECK(lagLine('C', lag, {}, 0, true) == lagLine('C', lag, {}, 0));  // there is nothing else to say
  CHECK(lagLine('C', lag, {kNotMeasured, 0.99}, 0).endsWith("loss 0.99 × chance"));
  const std::unique_ptr<View> view(river::info.make(nullptr));
  view->refresh({&lane});
  CHECK(view->summary().contains(numberFromLog10(lag.ratio)));
}

TEST_CASE("the lag meter tells zero and NaN from small, and does without marks", "[lag]") {
  Snapshot s;
  s.layers.resize(1);
  s.layers[0].logNorm = {-std::numeric_limits<double>::infinity(), kNotMeasured, -2.0, -1.0};
  CHECK(lagOf(s).step == 1);
  CHECK_FALSE(lagOf(s).marked);
  CHECK(numberFromLog10(lagOf(s).ratio) == "0");
  s.marks = {2, 1};
  CHECK(lagOf(s).step == 2);
  CHECK(numberFromLog10(lagOf(s).ratio) == "NaN");
  s.marks = {2};
  s.experiment.task.name = "copy";
  CHECK(lagOf(s).ratio == Approx(-1.0 / std::log(10.0)));
  CHECK(lagOf(s).input == "input");
  CHECK_FALSE(lagOf(s).ofLastLoss);
  s.lastReach = std::log(1e-7);  // beside losses on the way
  CHECK(lagOf(s).ratio == Approx(-7.0));
  CHECK(lagLine('A', lagOf(s), {}, 0).endsWith("1e-7 of the last loss"));
}

TEST_CASE("the last loss's own gradient is held against its own step, and ends there", "[lag]") {
  Snapshot s;
  CHECK(ratiosOfLast(s).empty());
  constexpr double kZero = -std::numeric_limits<double>::infinity();
  s.logNormOfLast = {kZero, std::log(1e-9), std::log(1e-4), kZero};
  const std::vector<double> ratios = ratiosOfLast(s);
  REQUIRE(ratios.size() == 4);
  CHECK(ratios[0] == kZero);
  CHECK(ratios[1] == Approx(-5.0));
  CHECK(ratios[2] == 0.0);
  CHECK(std::isnan(ratios[3]));
  s.logNormOfLast = {kZero, kZero};
  CHECK(ratiosOfLast(s).empty());
}
