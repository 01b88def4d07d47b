#include "ui/acts/background.h"

#include <QThread>
#include <exception>
#include <memory>

#include "ui/language/engine_text.h"

namespace backflow::ui {

Outcome inBackground(Session& session, std::function<void()> work, std::function<void()> then,
                     std::function<void(const QString& error)> failed) {
  if (!failed) failed = [&session](const QString& error) { emit session.refused(error); };
  return inBackgroundOf(session, std::move(work), std::move(then), std::move(failed));
}

Outcome inBackgroundOf(QObject& owner, std::function<void()> work, std::function<void()> then,
                       std::function<void(const QString& error)> failed) {
  struct State {
    std::exception_ptr thrown;
    bool done = false;
  };
  const auto state = std::make_shared<State>();
  QThread* thread = QThread::create([work = std::move(work), state] {
    try {
      work();
    } catch (...) {
      state->thrown = std::current_exception();
    }
  });
  QObject::connect(thread, &QThread::finished, &owner, [state, thread, then = std::move(then), failed = std::move(failed)] {
    state->done = true;
    thread->deleteLater();
    try {
      if (state->thrown) std::rethrow_exception(state->thrown);
      if (then) then();
    } catch (const std::exception& error) {
      failed(engineText(error.what()));
    }
  });
  QObject::connect(&owner, &QObject::destroyed, thread, [thread] {
    thread->wait();
    delete thread;  // finished() has nobody left to hear it
  });
  thread->start();
  return {{}, [state] { return state->done; }};
}

}  // namespace backflow::ui
