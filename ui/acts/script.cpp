#include "ui/acts/script.h"

#include <utility>

namespace backflow::ui {

namespace {

// A script's pictures and tables are the same every time.
bool takesPanels(const QString& line) {
  const QString name = line.section(' ', 0, 0);
  return name == "export" || name == "copy" || name == "shot";
}

}  // namespace

Script::Script(Session& session, Stage* stage, const QString& text, QObject* parent)
    : QObject(parent), session_(session), stage_(stage), lines_(text.split('\n')) {
  timer_.setInterval(5);
  connect(&timer_, &QTimer::timeout, this, &Script::turn);
  connect(&session, &Session::refused, this, [this](const QString& why) { failure_ = why; });
  connect(&session, &Session::failed, this, [this](const QString& error) { failure_ = error; });
}

void Script::turn() {
  session_.poll();
  const auto stop = [this](const QString& error) {
    timer_.stop();
    emit finished(error.isEmpty() ? error : tr("line %1: %2").arg(next_).arg(error));
  };
  if (!failure_.isEmpty()) return stop(std::exchange(failure_, {}));
  if (waitingFor_) {
    if (!waitingFor_()) return;
    waitingFor_ = nullptr;
  }
  if (next_ == 0 && session_.preparing()) return;  // what the program was started with
  if (next_ == lines_.size()) return stop({});
  const QString line = lines_[next_].trimmed();
  if (takesPanels(line) && stage_ && !session_.playing() && !stage_->measured()) return;
  ++next_;
  if (line.isEmpty() || line.startsWith('#')) return;
  Outcome outcome = runAct(session_, stage_, line);
  if (!outcome.error.isEmpty()) return stop(outcome.error);
  waitingFor_ = std::move(outcome.done);
}

}  // namespace backflow::ui
