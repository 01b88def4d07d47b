// The check of the gradient in the window: beside the training, with progress and cancel.
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <catch2/catch.hpp>
#include <limits>

#include "tests/ui/opened.h"
#include "ui/check_job.h"
#include "ui/trust.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

bool says(const TrustDialog& dialog, const QString& text) {
  for (const QLabel* label : dialog.findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(text)) return true;
  return false;
}

}  // namespace

TEST_CASE("a check compares every derivative, and leaves the run alone", "[trust]") {
  Session session;
  Experiment e;
  e.task.length = 10;
  e.model.hidden = 5;
  e.train.batch = 3;
  session.open(e, false);
  REQUIRE(waitFor(session, [&] { return session.ready() && session.lane().snapshot(); }));
  CHECK(perform(session, "expect check < 1e-6").contains("none has been done"));
  REQUIRE(perform(session, "step 5") == "");
  const auto state = session.lane().snapshot()->state;
  REQUIRE(perform(session, "check") == "");
  const CheckJob& job = *session.lastCheck();
  CHECK(job.step() == 5);
  CHECK(job.error().empty());
  const std::unique_ptr<Run> run = Run::make(e);
  // every parameter, every input of three samples, and the initial state
  CHECK(job.result().checked == static_cast<std::int64_t>(run->parameterCount()) + 10 * 3 * run->task().inputs + 5 * 3);
  CHECK(job.result().worst < GradientCheck::kWorstAllowed);
  CHECK_FALSE(job.result().where.empty());
  CHECK(session.lane().snapshot()->state == state);
  CHECK(perform(session, "expect check < 1e-6") == "");
  CHECK(perform(session, "expect check < 1e-30").contains(QString::fromStdString(job.result().where)));
  CHECK(perform(session, "expect check > 1e-30").contains("wants check <"));
}

TEST_CASE("a check can be cancelled at once, and there is one at a time", "[trust]") {
  Session session;
  Experiment e;
  e.task.length = 60;
  e.model.hidden = 96;
  session.open(e, false);
  REQUIRE(waitFor(session, [&] { return session.ready() && session.lane().snapshot() && session.lane().snapshot()->state; }));
  session.check();
  CHECK(perform(session, "check").contains("one is being done"));
  session.lastCheck()->cancel();
  REQUIRE(waitFor([&] { return session.lastCheck()->done(); }));
  CHECK(session.lastCheck()->result().checked < 96 * 96);
  CHECK(perform(session, "expect check < 1").contains("none has been done"));
}

TEST_CASE("the verdict on the gradient is plain, and never kind to a wrong one", "[trust]") {
  GradientCheck check{.worst = 3e-9, .where = "rnn.weight_hh_l0[3,5]", .checked = 1234};
  CHECK(TrustDialog::verdict(check, false).startsWith("They agree, for all of"));
  CHECK(TrustDialog::verdict(check, true).contains("before it was cancelled"));
  for (double worst : {2e-6, 0.5, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    check.worst = worst;
    CHECK(TrustDialog::verdict(check, false).startsWith("They do not agree"));
  }
  check.worst = 3e-9;
  check.undecided = 1000;
  CHECK(TrustDialog::verdict(check, false).startsWith("Nothing is decided"));
  check.worst = 0.5;
  CHECK(TrustDialog::verdict(check, false).startsWith("They do not agree"));
  check.checked = 0;
  CHECK(TrustDialog::verdict(check, true).contains("Cancelled before"));
}

TEST_CASE("the window tells where the worst error is; all of it can be reached and has a name", "[trust]") {
  Opened lab;
  REQUIRE(lab.window->act("check") == "");
  const TrustDialog* dialog = lab.window->findChild<TrustDialog*>();
  REQUIRE(dialog);
  CHECK(dialog->isVisible());
  CHECK_FALSE(says(*dialog, "goes on"));  // the training rests
  REQUIRE(waitFor([&] { return says(*dialog, "They agree"); }));
  CHECK(says(*dialog, QString::fromStdString(lab.session.lastCheck()->result().where)));
  int buttons = 0;
  for (const QPushButton* button : dialog->findChildren<QPushButton*>()) {
    if (!button->isVisible()) continue;
    CHECK_FALSE(button->accessibleName().isEmpty());
    CHECK_FALSE(button->toolTip().isEmpty());
    CHECK((button->focusPolicy() & Qt::TabFocus));
    ++buttons;
  }
  CHECK(buttons == 3);
}

TEST_CASE("nothing of the check is cut, whenever the result comes: where there is no room it scrolls", "[trust]") {
  Opened lab;
  const bool present = GENERATE(false, true);
  const QSize size = GENERATE(QSize(1024, 680), QSize(1180, 680), QSize(1280, 800), QSize(1600, 1000));
  CAPTURE(present, size.width());
  lab.window->resize(size);
  lab.window->present(present);
  REQUIRE(lab.window->act("check") == "");
  const TrustDialog* dialog = lab.window->findChild<TrustDialog*>();
  REQUIRE(dialog);
  REQUIRE(waitFor([&] { return says(*dialog, "They agree"); }));
  REQUIRE(comesToRest(*lab.window));
  const auto whole = [&] {
    CHECK(dialog->width() <= lab.window->width());
    CHECK(dialog->height() <= lab.window->height());
    const QScrollArea* text = dialog->findChild<QScrollArea*>();
    REQUIRE(text);
    CHECK(text->widget()->width() <= text->viewport()->width());
    const int below = text->widget()->height() - text->viewport()->height();
    CHECK((below <= 0 || text->verticalScrollBar()->maximum() >= below));
    int labels = 0;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
      CAPTURE(label->text().left(20).toStdString());
      CHECK(label->height() >= label->heightForWidth(label->width()));
      CHECK(text->widget()->rect().contains(label->geometry()));
      ++labels;
    }
    CHECK(labels == 3);
    for (const QPushButton* button : dialog->findChildren<QPushButton*>())
      if (button->isVisible()) CHECK(button->height() >= button->sizeHint().height());
  };
  whole();
  lab.window->present(!present);
  lab.window->resize(1180, 680);
  REQUIRE(comesToRest(*lab.window));
  whole();
  lab.window->present(false);
}
