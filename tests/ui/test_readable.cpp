// What is written in and around the plots: zeros, labels that have room, tips in lines, and what a projector leaves out.
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>
#include <QToolTip>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "tests/ui/opened.h"
#include "tests/ui/synthetic.h"
#include "ui/panel_grid.h"
#include "ui/theme.h"
#include "ui/views/envelope.h"
#include "ui/views/legend.h"
#include "ui/views/view.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tip.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

int inked(View& view, const QRect& area, const QColor& colour) {
  const QImage image = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
  int count = 0;
  for (int y = area.top(); y <= area.bottom(); ++y)
    for (int x = area.left(); x <= area.right(); ++x) count += image.pixel(x, y) == colour.rgb();
  return count;
}

// Of a layer with these gates, and with time constants of what keeps its state.
std::shared_ptr<const Analysis> saturated(const std::vector<const char*>& gates, const char* keeper) {
  const auto analysis = std::make_shared<Analysis>();
  analysis->length = 100;
  analysis->layers.emplace_back();
  Saturation& s = analysis->layers[0].saturation;
  s.hidden = 0.25, s.dead = 0.0, s.slope = 0.9;
  for (const char* id : gates) s.gates.push_back({id, "forget gate f", 0.125, 0.5, 0.6});
  analysis->layers[0].timeConstants = TimeConstants{keeper, 2.0, 3.0, 4.0, 5.0, 60.0};
  return analysis;
}

// The longest line, px.
double widest(const QString& text) {
  double most = 0.0;
  for (const QString& line : text.split(QLatin1Char('\n')))
    most = std::max(most, QFontMetricsF(QToolTip::font()).horizontalAdvance(line));
  return most;
}

}  // namespace

TEST_CASE("a loss of exactly 0 is a mark at the floor, and 0 in words", "[views]") {
  const QRect floor(170, 235, 120, 5);  // of the later steps
  int marks[2];
  for (const bool zero : {false, true}) {
    Trainer::News news = synthesize({}, 1, 95);
    for (Row& row : news.rows)
      if (zero && row.step > 60) row.trainLoss = 0.0;
    Lane lane('A');
    lane.absorb(news);
    const auto view = viewNamed("loss");
    view->refresh({&lane});
    marks[zero] = inked(*view, floor, laneColor('A'));
    CHECK(view->summary().contains("the loss is 0;") == zero);
  }
  CHECK(marks[0] == 0);
  CHECK(marks[1] > 50);
}

TEST_CASE("an envelope of logarithms keeps its zeros apart from its gaps", "[views]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Envelope envelope;
  envelope.add(1, -1.0), envelope.add(2, -infinity), envelope.add(3, kNotMeasured), envelope.add(4, infinity);
  CHECK(envelope.extent().lo == -1.0);
  CHECK(envelope.textAt(1) == "0.1");
  CHECK(envelope.textAt(2) == "0");
  CHECK(envelope.textAt(3) == QStringLiteral("–"));
  CHECK(envelope.textAt(4) == QStringLiteral("–"));
  for (std::int64_t step = 5; step <= 5000; ++step) envelope.add(step, -1.0);
  CHECK(envelope.stride() == 4);
  CHECK(envelope.textAt(2) == "0.1");
  CHECK(envelope.at(1)->zeros == 1.0);
}

TEST_CASE("labels of axes: plain numbers where all of them are short, powers where they are not", "[views]") {
  const auto texts = [](const std::vector<Tick>& ticks) {
    QStringList all;
    for (const Tick& tick : ticks) all << tick.text;
    return all.join(' ');
  };
  CHECK(texts(logTicks({std::log10(0.2), std::log10(2.0)}, 5)) == "0.2 0.5 1 2");
  CHECK(texts(logTicks({-2.0, 3.0}, 6)) == "0.01 0.1 1 10 100 1000");
  CHECK(texts(logTicks({-4.0, 0.0}, 6)) == "1e-4 1e-3 1e-2 1e-1 1e0");
  CHECK(texts(linearTicks({-2e8, 2e8}, 5)) == "-2e8 -1e8 0 1e8 2e8");
  CHECK(texts(linearTicks({0.0, 2000.0}, 4)) == QStringLiteral("0 500 1\u2009000 1\u2009500 2\u2009000"));
  CHECK(texts(linearTicks({2.0001, 2.0003}, 2)) == "2.0001 2.0002 2.0003");
  CHECK(texts(countTicks({0.0, 3e5}, 3)) == QStringLiteral("0 100\u2009000 200\u2009000 300\u2009000"));
}

TEST_CASE("the labels of large predictions are not cut at the panel's edge", "[views]") {
  Trainer::News news = synthesize({}, 1, 100);
  auto snapshot = std::make_shared<Snapshot>(*news.snapshot);
  for (auto* values : {&snapshot->prediction.target, &snapshot->prediction.predicted})
    for (double& value : *values) value = -2.47e8 * value;
  news.snapshot = snapshot;
  Lane lane('A');
  lane.absorb(news);
  const auto view = viewNamed("prediction", {220, 170});
  view->refresh({&lane});
  const QImage image = view->grab().toImage();
  for (int y = 0; y < image.height(); ++y) CHECK(image.pixel(0, y) == image.pixel(0, 0));
}

TEST_CASE("a plain tool tip is broken into lines, one with tags is Qt's", "[tips]") {
  const QString words = QString("one two three four five ").repeated(20).trimmed();
  const QString broken = wrappedTip("short\n" + words);
  const double most = 60.0 * QFontMetricsF(QToolTip::font()).averageCharWidth();
  CHECK(broken.startsWith("short\none two"));
  CHECK(QString(broken).replace('\n', ' ') == "short " + words);
  CHECK(widest(broken) <= most + 1.0);
  CHECK(broken.count('\n') >= 5);
  CHECK(wrappedTip(broken) == broken);
  CHECK(widest(wrappedTip(QString(QChar(0x68af)).repeated(200))) <= most + 1.0);  // without spaces
  const QString rich = "<b>" + words + "</b>";
  CHECK(wrappedTip(rich) == rich);

  Opened lab;
  QLabel label(lab.window.get());
  label.setToolTip(words);
  label.show();
  QHelpEvent asked(QEvent::ToolTip, QPoint(2, 2), QPoint(200, 200));
  QApplication::sendEvent(&label, &asked);
  CHECK(QToolTip::text() == wrappedTip(words));
  QToolTip::hideText();
}

TEST_CASE("several lanes' saturation has its numbers, and no box that has no room", "[views]") {
  const auto analysis = saturated({"i", "f", "o"}, "f");
  Lane a('A'), b('B');
  a.absorb(analysis), b.absorb(analysis);
  for (const QSize size : {QSize(223, 165), QSize(280, 260), QSize(900, 500)}) {
    CAPTURE(size.width());
    const auto view = viewNamed("saturation", size);
    view->refresh({&a, &b});
    const QRect all(0, 25, size.width(), size.height() - 25);
    CHECK(inked(*view, all, Theme::current().text) > 20);
    CHECK(view->labels().x.contains(QStringLiteral("τ")) == (size.width() > 400));
  }
}

TEST_CASE("the name of the time constants is whole, on a projector too", "[views]") {
  const auto analysis = saturated({"z"}, "1 − z");
  Lane a('A'), b('B'), c('C'), d('D');
  for (Lane* lane : {&a, &b, &c, &d}) lane->absorb(analysis);
  for (const bool present : {false, true}) {
    Theme::use(!present, present);
    for (const Lanes& lanes : {Lanes{&a}, Lanes{&a, &b, &c, &d}}) {
      CAPTURE(present, lanes.size());
      const QSize size(1550, 640);
      const auto view = viewNamed("saturation", size);
      view->refresh(lanes);
      const QColor words = Theme::current().dim;
      CHECK(inked(*view, QRect(0, size.height() / 2, 200, size.height() / 2), words) > 5);
      const QImage image = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
      int cut = 0;
      for (int y = 0; y < image.height(); ++y) cut += image.pixel(0, y) != image.pixel(0, 0);
      CHECK(cut == 0);  // nothing goes on beyond the edge
    }
  }
  Theme::use(true);
}

TEST_CASE("a confusion matrix has no colour of the gradient's in it; right answers are framed", "[views]") {
  Lane a('A');
  a.absorb(synthesize({.prediction = Prediction::Kind::Confusion}, 1, 100));
  const auto view = viewNamed("prediction");
  view->refresh({&a});
  const QImage image = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
  int coloured = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      coloured += image.pixelColor(x, y).saturation() > 110 && image.pixelColor(x, y) != laneColor('A');
  CHECK(coloured == 0);
  CHECK(inked(*view, view->rect(), laneColor('A')) > 10 * 40);
}

TEST_CASE("the column of ratios has its head in a narrow panel, too", "[views]") {
  Lane a('A');
  a.absorb(synthesize({}, 1, 100));
  const auto view = viewNamed("weights", {223, 165});
  view->refresh({&a});
  const QImage image = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
  int differs = 0;
  for (int y = 0; y < 15; ++y)
    for (int x = 223 - 30; x < 223; ++x) differs += image.pixel(x, y) != image.pixel(222, 0);
  CHECK(differs > 20);
}

TEST_CASE("on a projector a legend has one row, a panel figures for a subtitle, and the spectrum the height", "[present]") {
  Opened lab;
  REQUIRE(lab.window->act("panel 1 spectrum") == "");
  REQUIRE(lab.window->act("panel 2 loss") == "");
  for (const bool present : {true, false}) {
    lab.window->present(present);
    lab.window->resize(1280, 720);
    REQUIRE(comesToRest(*lab.window));
    CAPTURE(present);
    std::vector<LegendEntry> entries;
    for (int i = 0; i < 9; ++i) entries.push_back({"a curve of many", Qt::red});
    const double row = scaled(15.0);
    CHECK((Legend(entries, 400.0).height() <= row) == present);
    CHECK(Legend(entries, 400.0).height() > 0.0);
    for (Panel* panel : lab.window->findChildren<Panel*>()) {
      if (!panel->isVisible() || !panel->info()) continue;
      const auto* hint = panel->findChild<QLabel*>("hint");
      REQUIRE(hint);
      if (panel->info()->id == std::string("loss")) {
        for (const QToolButton* button : panel->view()->findChildren<QToolButton*>()) CHECK(button->isVisible() != present);
        CHECK((!hint->text().isEmpty() && !hint->text().contains(QRegularExpression("\\d"))) == !present);
        CHECK(panel->exhibit().hint.size() > 5);  // of a figure, which is read
      }
      if (panel->info()->id != std::string("spectrum")) continue;
      CHECK(hint->text().contains(QStringLiteral("ρ")));
      QPointF centre, edge;
      View* view = panel->view();
      const auto ask = [&](QPointF& pixel, double re) {
        QMetaObject::invokeMethod(view, "pixelOf", Qt::DirectConnection, Q_RETURN_ARG(QPointF, pixel), Q_ARG(double, re),
                                  Q_ARG(double, 0.0));
      };
      ask(centre, 0.0), ask(edge, 1.0);
      CHECK((2.0 * 1.25 * (edge.x() - centre.x()) > 0.95 * view->height()) == present);
    }
  }
}
