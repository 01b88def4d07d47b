#include <QCoreApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>

#include "tests/ui/synthetic.h"
#include "ui/theme.h"
#include "ui/views/envelope.h"
#include "ui/views/heat.h"
#include "ui/views/view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/badge_bar.h"
#include "ui/widgets/panel.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

void train(Lane& lane, const Synthetic& run) { lane.absorb(synthesize(run, 1, run.steps)); }

std::size_t coloursIn(View& view) {
  const QImage image = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
  std::set<QRgb> colours;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) colours.insert(image.pixel(x, y));
  return colours.size();
}

bool shows(View& view, const QColor& colour) {
  const QImage image = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixel(x, y) == colour.rgb()) return true;
  return false;
}

}  // namespace

TEST_CASE("every view draws whatever a lane may hold", "[views]") {
  REQUIRE(views().size() >= 7);
  std::set<std::string> ids;
  Synthetic tiny{.length = 1, .hidden = 1, .steps = 3, .slope = -0.1};
  Synthetic broken{.length = 30, .steps = 200, .nan = true, .prediction = Prediction::Kind::Confusion};
  Synthetic dry{.length = 30, .layers = 2, .steps = 120, .lstm = true, .zero = true, .prediction = Prediction::Kind::Curve};
  Synthetic wild{.steps = 300, .slope = 9.0, .clips = true, .prediction = Prediction::Kind::Text};  // 1e387 and more
  for (const ViewInfo* info : views()) {
    INFO(info->id);
    CHECK(ids.insert(info->id).second);
    CHECK(std::string(info->title).size() > 3);
    Lane empty('A');
    std::unique_ptr<View> view(info->make(nullptr));
    view->resize(315, 260);
    view->refresh({&empty});
    CHECK_FALSE(view->summary().isEmpty());
    CHECK(coloursIn(*view) > 3);  // the sentence
    for (const Synthetic& run : {Synthetic{.steps = 400}, tiny, broken, dry, wild}) {
      Lane a('A'), b('B'), c('C'), d('D');
      train(a, run);
      view->refresh({&a});
      view->refit();
      CHECK(coloursIn(*view) > 5);
      CHECK(view->summary().size() > 20);
      train(b, broken), train(c, wild), train(d, tiny);
      view->refresh({&a, &b, &c, &d});
      CHECK(coloursIn(*view) > 5);
      view->resize(40, 30);  // smaller than its labels
      view->grab();
      view->resize(315, 260);
    }
    view->refresh({&empty});  // what it drew before is gone
    CHECK(view->summary().contains("no"));
  }
}

TEST_CASE("the prediction's heading says in which lanes it is of an earlier step", "[views]") {
  const auto view = viewNamed("prediction");
  REQUIRE(view);
  QString said;
  QObject::connect(view.get(), &View::hintChanged, [&](const QString& hint) { said = hint; });
  Lane fresh('A'), old('B'), asOld('C'), older('D');
  train(fresh, {.steps = 400}), train(old, {.steps = 250}), train(asOld, {.steps = 270}), train(older, {.steps = 130});
  const std::pair<Lanes, const char*> cases[] = {{{&fresh}, "answer against target"},
                                                 {{&old, &asOld}, "answer against target · step 200"},
                                                 {{&fresh, &old}, "answer against target · B step 200"},
                                                 {{&old, &older}, "answer against target · B step 200, D step 100"}};
  for (const auto& [lanes, heading] : cases) {
    view->refresh(lanes);
    CHECK(said.toStdString() == heading);
  }
}

TEST_CASE("views take the other theme", "[views]") {
  Lane a('A');
  train(a, {.steps = 300});
  for (const ViewInfo* info : views()) {
    INFO(info->id);
    std::unique_ptr<View> view(info->make(nullptr));
    view->resize(315, 260);
    view->refresh({&a});
    const QImage dark = view->grab().toImage();
    Theme::use(false);
    view->restyle();
    view->refresh({&a});
    CHECK(view->grab().toImage() != dark);
    Theme::use(true);
    view->restyle();
    view->refresh({&a});
    CHECK(view->grab().toImage() == dark);
  }
}

TEST_CASE("on a projector the gradient history has room for four lanes", "[views]") {
  Lane a('A'), b('B'), c('C'), d('D');
  for (Lane* lane : {&a, &b, &c, &d}) train(*lane, {});
  Theme::use(false, true);
  const auto view = viewNamed("gradient_history", {757, 262});  // half of a window of 1600 × 1000
  view->refresh({&a, &b, &c, &d});
  for (const char name : {'A', 'B', 'C', 'D'}) {
    CAPTURE(name);
    CHECK(shows(*view, laneColor(name)));
  }
  Theme::use(true);
}

TEST_CASE("NaN has its own colour wherever gradients are drawn", "[views]") {
  for (const char* id : {"river", "gradient_history"}) {
    INFO(id);
    auto view = viewNamed(id);
    REQUIRE(view);
    Lane sound('A'), broken('A');
    train(sound, {.length = 30, .steps = 200});
    train(broken, {.length = 30, .steps = 200, .nan = true});
    view->refresh({&sound});
    CHECK_FALSE(shows(*view, Theme::current().nan));
    auto other = viewNamed(id);
    other->refresh({&broken});
    CHECK(shows(*other, Theme::current().nan));
  }
}

TEST_CASE("gradient colours: blue below, red above, grey between", "[colours]") {
  for (bool dark : {true, false}) {
    Theme::use(dark);
    for (int i = -80; i < 0; ++i) {
      const QColor here = gradientColor(i / 10.0), next = gradientColor((i + 1) / 10.0);
      CHECK(here.blue() - here.red() >= next.blue() - next.red());
      const QColor above = gradientColor(-i / 10.0), less = gradientColor(-(i + 1) / 10.0);
      CHECK(above.red() - above.blue() >= less.red() - less.blue());
    }
    CHECK(gradientColor(0.0).saturation() < 60);
    CHECK(gradientColor(-8.0).blue() > 2 * gradientColor(-8.0).red());
    CHECK(gradientColor(8.0).red() > 2 * gradientColor(8.0).blue());
    if (dark) CHECK(qGray(gradientColor(8.0).rgb()) - qGray(gradientColor(-8.0).rgb()) > 60);  // without colours, too
    CHECK(gradientColor(-300.0) == gradientColor(-8.0));
    CHECK(gradientColor(std::numeric_limits<double>::infinity()) == gradientColor(8.0));
    CHECK(gradientColor(-std::numeric_limits<double>::infinity()) == gradientColor(-8.0));
    CHECK(gradientColor(std::nan("")) == Theme::current().nan);
    CHECK(signedColor(std::nan("")) == Theme::current().nan);
    CHECK(signedColor(2.0) == signedColor(1.0));
    CHECK(signedColor(1.0) != signedColor(-1.0));
  }
  Theme::use(true);
}

TEST_CASE("the gradient history stays within its bound and keeps even steps", "[lane]") {
  GradientHistory history;
  history.clear(3);
  for (std::int64_t step = 1; step <= 10000; ++step) {
    const auto value = static_cast<float>(step);
    const float column[3] = {value, value, -value};
    history.append(step, column);
    REQUIRE(history.steps.size() <= GradientHistory::kColumns);
  }
  CHECK(history.stride == 16);
  CHECK(history.steps.size() > GradientHistory::kColumns / 2);
  REQUIRE(history.logNorms.size() == 3 * history.steps.size());
  for (std::size_t i = 0; i < history.steps.size(); ++i) {
    if (i > 0) REQUIRE(history.steps[i] - history.steps[i - 1] == history.stride);
    REQUIRE(history.logNorms[3 * i] == static_cast<float>(history.steps[i]));
    REQUIRE(history.logNorms[3 * i + 2] == -static_cast<float>(history.steps[i]));
  }
}

TEST_CASE("a lane keeps what it absorbs until it forgets", "[lane]") {
  Lane lane('B');
  const Synthetic run{.length = 20};
  lane.absorb(synthesize(run, 1, 50));
  lane.absorb(synthesize(run, 51, 25));
  CHECK(lane.rows().size() == 75);
  CHECK(lane.rows().back().step == 75);
  CHECK(lane.history().steps.size() == 75);
  CHECK(lane.history().length == 20);
  REQUIRE(lane.snapshot());
  CHECK(lane.snapshot()->step == 75);
  const auto before = lane.generation();
  lane.forget();
  CHECK(lane.generation() != before);
  CHECK(lane.rows().empty());
  CHECK(lane.history().steps.empty());
  CHECK(lane.snapshot() == nullptr);
}

TEST_CASE("of a past step a lane shows the row and the validation that it had", "[lane]") {
  Lane lane('A');
  CHECK(lane.shownRow() == nullptr);
  const Synthetic run{.length = 20};
  lane.absorb(synthesize(run, 1, 430));
  CHECK(lane.shownRow() == &lane.rows().back());
  CHECK(lane.shownValidation() == lane.validated());
  Trainer::News past = synthesize(run, 1, 130);  // as a seek leaves it: a snapshot and no rows
  past.rows.clear();
  past.logNorms.clear();
  lane.absorb(past);
  REQUIRE(lane.shownRow());
  CHECK(lane.shownRow()->step == 130);
  const Row* expected = nullptr;
  for (const Row& row : lane.rows())
    if (row.step <= 130 && !std::isnan(row.valLoss)) expected = &row;
  REQUIRE(expected);
  CHECK(expected != lane.validated());
  CHECK(lane.shownValidation() == expected);
}

TEST_CASE("an envelope keeps the extremes of a million steps in two thousand buckets", "[views]") {
  Envelope envelope;
  for (std::int64_t step = 1; step <= 1000000; ++step) envelope.add(step, step == 500001 ? 9.0 : step == 700001 ? -9.0 : 0.5);
  CHECK(envelope.size() <= Envelope::kBuckets);
  CHECK(envelope.extent().lo == -9.0);
  CHECK(envelope.extent().hi == 9.0);
  const Axes axes{QRectF(0, 0, 300, 200), {0.0, 1e6}, {-10.0, 10.0}};
  const auto columns = envelope.columns(axes);
  CHECK(columns.size() <= 300);
  const auto spike =
      std::min_element(columns.begin(), columns.end(), [](const Column& a, const Column& b) { return a.lo < b.lo; });
  CHECK(spike->x == Approx(150.0).margin(1.5));
  CHECK(spike->lo == Approx(axes.py(9.0)));
}

TEST_CASE("a frozen scale grows with the data, never shrinks, and refits when asked", "[views]") {
  FrozenSpan scale;
  scale.take({-7.3, -0.2}, true);
  CHECK(scale.span().lo == -8.0);
  CHECK(scale.span().hi == 0.0);
  scale.take({-3.0, -1.0}, true);
  CHECK(scale.span().lo == -8.0);
  scale.take({-310.5, -1.0}, true);
  CHECK(scale.span().lo == -311.0);
  CHECK(scale.span().hi == 0.0);
  scale.forget();
  scale.take({-3.0, -1.5}, true);
  CHECK(scale.span().lo == Approx(std::log10(5e-4)));
  CHECK(scale.span().hi == Approx(std::log10(5e-2)));
  scale.forget();
  scale.take({-0.75, -0.7}, true);  // a decade at least, so that noise does not look like news
  CHECK(scale.span().size() >= 1.0 - 1e-6);
  CHECK(scale.span().size() <= 1.5);
}

TEST_CASE("numbers on screen", "[views]") {
  CHECK(number(1e-8) == "1e-8");
  CHECK(number(0.0123456) == "0.0123");
  CHECK(numberFromLog10(-312.0) == "1e-312");
  CHECK(numberFromLog10(-std::numeric_limits<double>::infinity()) == "0");
  CHECK(briefFromLog10(std::log10(1.94e-5)) == "1.9e-5");  // as verdicts have it
  CHECK(briefFromLog10(std::log10(9.96e-5)) == "1e-4");
  CHECK(briefFromLog10(std::log10(0.01842)) == "0.018");
  CHECK(briefFromLog10(std::log10(150.4)) == "150");
  CHECK(briefFromLog10(std::log10(1.39e8)) == "1.4e8");
  CHECK(briefFromLog10(-312.0) == "1e-312");
  CHECK(briefFromLog10(-std::numeric_limits<double>::infinity()) == "0");
  CHECK(grouped(1840) == QStringLiteral("1\u2009840"));
  CHECK(grouped(-123) == "-123");
  const std::vector<Tick> shortTicks = logTicks({-1.0, 0.0}, 5);
  REQUIRE(shortTicks.size() == 4);
  CHECK(shortTicks[1].text == "0.2");
  CHECK(logTicks({-5.0, -4.0}, 5)[2].text == "5e-5");
  CHECK(logTicks({-10.0, 0.0}, 6).front().text == "1e-10");
  for (const Tick& tick : logTicks({-9.0, 6.0}, 6)) CHECK(tick.text == QStringLiteral("1e%1").arg(tick.at));
  for (const Tick& tick : stepTicks(12, 5)) CHECK(tick.at == std::floor(tick.at));
  CHECK(stepsEnd(1840) == 2000.0);
  CHECK(stepsEnd(2005) == 2500.0);
  CHECK(stepsEnd(363756) == 400000.0);
  for (std::int64_t step = 101; step < 2000000; step += step / 7) {
    CHECK(stepsEnd(step) >= static_cast<double>(step));
    CHECK(stepsEnd(step) <= 1.51 * static_cast<double>(step));
  }
  CHECK(stepsEnd(1) == 100.0);
}

TEST_CASE("the last label of an axis stays within the margin, on the others' line", "[views]") {
  for (const double end : {100.0, 30'000.0, 1'000'000.0}) {
    QImage image(320, 120, QImage::Format_RGB32);
    image.fill(Theme::current().panel);
    const QRectF area(40.0, 10.0, 320.0 - 40.0 - kRightMargin, 80.0);
    QCPPainter painter(&image);
    drawAxes(painter, {area, {0.0, end}, {0.0, 1.0}}, linearTicks({0.0, end}, 4), {}, false);
    painter.end();
    const auto inked = [&](int x, int y) { return image.pixel(x, y) != Theme::current().panel.rgb(); };
    const auto linesOf = [&](int from, int to) {  // of pixels, below the axis
      std::pair lines(image.height(), -1);
      for (int y = 91; y < image.height(); ++y)
        for (int x = from; x < to; ++x)
          if (inked(x, y)) lines = {std::min(lines.first, y), std::max(lines.second, y)};
      return lines;
    };
    CAPTURE(end);
    for (int y = 0; y < image.height(); ++y) CHECK(!inked(image.width() - 1, y));
    const auto [top, bottom] = linesOf(30, 50);
    CHECK(top < bottom);
    CHECK(linesOf(280, 320) == std::pair(top, bottom));
  }
}

TEST_CASE("a part of a heatmap shows nothing of what lies beside it", "[views]") {
  QImage image(64, 20, QImage::Format_RGB32);
  image.fill(Qt::black);
  for (int x = 0; x < 8; ++x)
    for (int y = 0; y < 20; ++y) image.setPixelColor(x, y, Qt::red);
  int others = 0;
  for (double left = 1.0; left < 3.0; left += 0.23)
    for (double width = 8.0; width < 60.0; width += 0.37) {
      QImage canvas(64, 48, QImage::Format_RGB32);
      canvas.fill(Qt::red);
      QPainter painter(&canvas);
      drawHeat(painter, QRectF(left, 2.0, width, 39.6), image, QRectF(0, 0, 8, 20));
      painter.end();
      for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x) others += canvas.pixel(x, y) != qRgb(255, 0, 0);
    }
  CHECK(others == 0);
}

TEST_CASE("strips are filled exactly, steep ones too", "[views]") {
  QImage image(60, 60, QImage::Format_RGB32);
  image.fill(Qt::black);
  QPainter painter(&image);
  fillStrip(painter, {{10.0, 20.5, 30.0}, {20.25, 20.5, 30.0}}, Qt::white);
  fillStrip(painter, {{30.0, 10.0, 50.0}, {40.0, 50.0, 50.0}}, Qt::white);  // a triangle
  painter.end();
  double area = 0.0, triangle = 0.0;
  for (int y = 0; y < 60; ++y)
    for (int x = 0; x < 60; ++x) (x < 25 ? area : triangle) += qRed(image.pixel(x, y)) / 255.0;
  CHECK(area == Approx(10.25 * 9.5).epsilon(0.01));
  CHECK(triangle == Approx(200.0).epsilon(0.01));
  CHECK(qRed(image.pixel(15, 20)) == Approx(128).margin(3));
  CHECK(qRed(image.pixel(15, 25)) == 255);
  CHECK(qRed(image.pixel(15, 31)) == 0);
}

TEST_CASE("a panel names its view, tells its figures and hands on its wishes", "[panel]") {
  Lane a('A');
  train(a, {.steps = 300});
  Panel panel;
  panel.resize(315, 295);
  for (const ViewInfo* info : views()) {
    panel.host(*info);
    panel.show();
    panel.refresh({&a});
    CHECK(panel.accessibleName() == info->title);
    CHECK_FALSE(panel.accessibleDescription().isEmpty());
  }
  int enlarged = 0;
  QObject::connect(&panel, &Panel::enlargeRequested, [&] { ++enlarged; });
  QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
  QCoreApplication::sendEvent(&panel, &press);
  CHECK(enlarged == 1);
}

TEST_CASE("a badge says the lane and the verdict", "[panel]") {
  Badge badge;
  Verdict verdict;
  verdict.kind = VerdictKind::Vanishing, verdict.badge = "vanishing · 1e-8 reaches t = 1",
  verdict.headline = "The gradient dies.";
  badge.setVerdict('A', verdict);
  CHECK(badge.text() == "A vanishing · 1e-8 reaches t = 1");
  REQUIRE(badge.forms() == 3);
  const char* const forms[] = {"A vanishing", "A vanishing · 1e-8", "A vanishing · 1e-8 reaches t = 1"};
  for (int form = 1; form <= 3; ++form) {
    badge.resize(badge.widthOf(form), 22);
    CHECK(badge.said() == forms[form - 1]);
  }
  CHECK(badge.toolTip().startsWith("The gradient dies."));
  badge.resize(badge.sizeHint());
  const QImage blue = badge.grab().toImage();
  verdict.kind = VerdictKind::Exploding;
  badge.setVerdict('A', verdict);
  CHECK(badge.grab().toImage() != blue);
}

TEST_CASE("badges share their room by whole forms, and none loses its verdict", "[panel]") {
  BadgeBar bar(4);
  Verdict verdict;
  verdict.kind = VerdictKind::Vanishing, verdict.badge = "vanishing · 1e-8 reaches t = 1 · half-life 13 steps";
  for (std::size_t i = 0; i < 3; ++i) bar.show(i, static_cast<char>('A' + i), verdict);
  CHECK(bar.count() == 3);
  const auto badges = bar.findChildren<Badge*>();
  int figures = 0;
  for (int wide = bar.minimumSizeHint().width(); wide <= bar.sizeHint().width() + 30; wide += 30) {
    bar.resize(wide, 22);
    bar.grab();
    int sum = 0, now = 0;
    for (const Badge* badge : badges) {
      if (badge->isHidden()) continue;
      int form = badge->forms();
      while (form > 1 && badge->widthOf(form) > badge->width()) --form;
      CHECK(badge->width() == badge->widthOf(form));  // no empty ends
      sum += badge->width(), now += form;
    }
    CHECK(sum <= wide);
    CHECK(now >= figures);  // more room never shows less
    figures = now;
  }
  CHECK(figures == 12);
}

TEST_CASE("all views together repaint well within a frame", "[.][benchmark]") {
  Lane a('A'), b('B');
  train(a, {});
  train(b, {.slope = -0.009, .learns = true, .lstm = true, .clips = true});
  double sum = 0.0;
  for (const ViewInfo* info : views()) {
    std::unique_ptr<View> view(info->make(nullptr));
    view->resize(std::string(info->id) == "river" ? QSize(980, 215) : QSize(295, 255));
    QImage image(view->size(), QImage::Format_RGB32);
    double best = 1e9;
    for (int i = 0; i < 50; ++i) {
      const auto start = std::chrono::steady_clock::now();
      view->refresh({&a, &b});
      view->render(&image);
      best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("%-18s %6.3f ms\n", info->id, best);
    sum += best;
  }
  std::printf("%-18s %6.3f ms\n", "together", sum);
  CHECK(sum < 12.0);
}
