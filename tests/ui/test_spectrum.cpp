// The spectrum that can be pulled: with the mouse, with the keys, by acts; what is refused, and how it is told.
#include <QTest>
#include <catch2/catch.hpp>
#include <complex>

#include "tests/ui/opened.h"
#include "tests/ui/synthetic.h"
#include "ui/panel_grid.h"
#include "ui/views/view.h"
#include "ui/widgets/panel.h"

using namespace backflow;
using namespace backflow::ui;
using Complex = std::complex<double>;

namespace {

Experiment longer(Experiment e) {
  e.task.length = 40;
  e.model.hidden = 6;
  e.train.batch = 4;
  return e;
}

struct Lab : Opened {
  View* view = nullptr;

  explicit Lab(const Experiment& e = {}) : Opened(false, longer(e)) {
    window->act("panel 1 spectrum");
    window->act("enlarge 1");
    window->refreshAll();
    for (Panel* panel : window->findChildren<Panel*>())
      if (panel->info() && QString(panel->info()->id) == "spectrum") view = panel->view();
    REQUIRE(view);
  }
  // Until what was asked for is in the snapshot that the lane holds.
  void settle() {
    CHECK(waitFor([&] { return session.lane().status().edits == 0; }));
    window->refreshAll();
  }
  const Snapshot& snapshot() const { return *session.lane().snapshot(); }
  Complex pair() const {
    for (const Complex z : snapshot().eigenvalues)
      if (z.imag() > 0.1) return z;
    FAIL("no pair");
    return {};
  }
  double gap(Complex z) const {
    double least = 1e300;
    for (const Complex value : snapshot().eigenvalues) least = std::min(least, std::abs(value - z));
    return least;
  }
  QPointF pixelOf(Complex z) const {
    QPointF pixel;
    QMetaObject::invokeMethod(view, "pixelOf", Qt::DirectConnection, Q_RETURN_ARG(QPointF, pixel), Q_ARG(double, z.real()),
                              Q_ARG(double, z.imag()));
    return pixel;
  }
  void mouse(QEvent::Type type, const QPointF& at, Qt::KeyboardModifiers keys = Qt::NoModifier) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons down = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, view->mapToGlobal(at), button, down, keys);
    QCoreApplication::sendEvent(view, &event);
  }
  void drag(Complex from, Complex to, Qt::KeyboardModifiers keys = Qt::NoModifier) {
    mouse(QEvent::MouseButtonPress, pixelOf(from));
    for (int i = 1; i <= 8; ++i) {
      mouse(QEvent::MouseMove, pixelOf(from + (to - from) * (i / 8.0)), keys);
      QTest::qWait(3);
    }
    mouse(QEvent::MouseButtonRelease, pixelOf(to), keys);
    settle();
  }
};

}  // namespace

TEST_CASE("a pair dragged to |λ| = 1.1 is there in the next snapshot, and the gradient at t = 1 has grown", "[spectrum]") {
  for (const Precision precision : {Precision::Float64, Precision::Float32}) {
    Experiment e;
    e.precision = precision;
    e.model.activation = "linear";
    Lab lab(e);
    const Complex from = lab.pair(), to = 1.1 * from / std::abs(from);
    const double before = lab.snapshot().layers.back().logNorm.front();
    const auto rest = lab.snapshot().eigenvalues;
    lab.drag(from, to, Qt::ShiftModifier);
    double size = 0.0;  // the dragged one has left the unit circle of the orthogonal start
    for (const Complex z : lab.snapshot().eigenvalues)
      if (z.imag() > 0.0) size = std::max(size, std::abs(z));
    const double tolerance = precision == Precision::Float64 ? 1e-6 : 1e-5;
    CHECK(std::abs(size - 1.1) < tolerance);
    CHECK(lab.gap(std::conj(to)) < 0.01);  // a pixel of angle
    for (const Complex z : rest)
      if (z != from && z != std::conj(from)) CHECK(lab.gap(z) < tolerance);
    CHECK(lab.snapshot().layers.back().logNorm.front() > before + 1.0);
    CHECK(lab.snapshot().step == 0);
    CHECK(lab.window->message().isEmpty());
  }
}

TEST_CASE("the ring scales all, also while it trains", "[spectrum]") {
  Lab lab;
  REQUIRE(lab.window->act("set train.steps 1000000") == "");  // on a busy machine, too
  lab.session.play();
  REQUIRE(waitFor([&] { return lab.session.lane().status().step > 3; }));
  lab.session.pause();
  REQUIRE(waitFor([&] { return lab.session.settled(); }));
  lab.window->refreshAll();
  const double rho = lab.snapshot().spectralRadius;
  double angle = 0.0;  // where no dot is near
  for (double most = 0.0, a = 0.0; a < 6.28; a += 0.05)
    if (const double gap = lab.gap(std::polar(rho, a)); gap > most) most = gap, angle = a;
  lab.drag(std::polar(rho, angle), std::polar(0.7, angle), Qt::ShiftModifier);
  CHECK(lab.snapshot().spectralRadius == Approx(0.7).epsilon(1e-5));
  lab.session.play();
  CHECK(lab.window->act("pull-radius 1.05").isEmpty());
  CHECK(waitFor([&] { return lab.session.lane().status().edits == 0; }));
  CHECK(lab.session.lane().status().phase == Trainer::Phase::Running);
}

TEST_CASE("keys select eigenvalues and move them by 0.02", "[spectrum]") {
  Lab lab;
  lab.view->setFocus();
  QTest::keyClick(lab.view, Qt::Key_Right);
  const Complex from = [&] {
    for (const Complex z : lab.snapshot().eigenvalues)
      if (z.imag() >= 0.0) return z;
    return Complex();
  }();
  QTest::keyClick(lab.view, Qt::Key_Plus);
  lab.settle();
  const Complex larger = from * ((std::abs(from) + 0.02) / std::abs(from));
  CHECK(lab.gap(larger) < 1e-5);
  QTest::keyClick(lab.view, Qt::Key_Left, Qt::ShiftModifier);
  lab.settle();
  CHECK(lab.gap(larger - 0.02) < 1e-5);
  CHECK(lab.session.lane().status().step == 0);  // the arrow was not the window's "one training step"
}

TEST_CASE("by Tab the largest eigenvalue is selected at once", "[spectrum]") {
  Lab lab;
  REQUIRE(waitFor([&] { return lab.window->isActiveWindow(); }));
  const QImage before = lab.view->grab().toImage();
  lab.view->setFocus(Qt::TabFocusReason);
  CHECK(lab.view->grab().toImage() != before);
  CHECK(lab.view->accessibleDescription().contains("Selected"));
  Complex largest;
  for (const Complex z : lab.snapshot().eigenvalues)
    if (z.imag() >= 0.0 && std::abs(z) > std::abs(largest)) largest = z;
  QTest::keyClick(lab.view, Qt::Key_Minus);
  lab.settle();
  CHECK(lab.gap(largest) > 1e-3);
}

TEST_CASE("acts pull, and say why not", "[spectrum]") {
  Lab lab;
  const Complex from = lab.pair();
  CHECK(lab.window->act(QString("pull %1 %2 0.3 0.4").arg(from.real(), 0, 'g', 17).arg(from.imag(), 0, 'g', 17)).isEmpty());
  lab.settle();
  CHECK(lab.gap({0.3, 0.4}) < 1e-5);
  CHECK(lab.window->act("pull 1 2 3").contains("usage"));
  CHECK(lab.window->act("pull 1 2 3 nan").contains("number"));
  CHECK(lab.window->act("pull-radius 0").contains("greater than 0"));

  lab.window->act("set model.recurrent orthogonal");
  REQUIRE(waitFor([&] { return !lab.session.lane().preparing(); }));
  lab.window->refreshAll();
  CHECK(lab.view->summary().contains("eigenvalues"));  // shown, though they cannot be pulled
  CHECK(lab.window->act("pull 1 0 0.5 0").isEmpty());
  CHECK(waitFor([&] { return lab.window->message().contains("orthogonal"); }));
  lab.window->act("set model.recurrent free model.cell mingru");
  REQUIRE(waitFor([&] { return !lab.session.lane().preparing(); }));
  lab.window->refreshAll();
  CHECK(lab.view->summary().contains("no recurrent matrix"));
}
