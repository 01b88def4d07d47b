#include "tests/ui/driver.h"

#include <QElapsedTimer>
#include <QTest>

#include "ui/acts/act.h"

namespace backflow::ui {

Experiment smallExperiment() {
  Experiment e;
  e.name = "small";
  e.task.length = 12;
  e.model.hidden = 6;
  e.train.batch = 4;
  e.train.validateEvery = 5;
  return e;
}

bool waitFor(const std::function<bool()>& done) {
  QElapsedTimer clock;
  clock.start();
  while (!done()) {
    if (clock.elapsed() > 120'000) return false;  // under the thread sanitizer a lesson takes a minute
    QTest::qWait(1);
  }
  return true;
}

bool waitFor(Session& session, const std::function<bool()>& done) {
  return waitFor([&] {
    session.poll();
    return !done || done();
  });
}

QString perform(Session& session, const QString& line) {
  const Outcome outcome = runAct(session, nullptr, line);
  if (!outcome.error.isEmpty()) return outcome.error;
  return waitFor(session, outcome.done) ? QString() : line + ": never done";
}

}  // namespace backflow::ui
