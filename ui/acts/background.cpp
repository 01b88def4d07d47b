#include "ui/acts/background.h"

#include <QThread>
#include <memory>

namespace backflow::ui {

Outcome inBackground(Session& session, std::function<void()> work, std::function<void()> then) {
  struct State {
    QString error;
    bool done = false;
  };
  const auto state = std::make_shared<State>();
  QThread* thread = QThread::create([work = std::move(work), state] {
    try {
      work();
    } catch (const std::exception& error) {
      state->error = QString::fromUtf8(error.what());
    }
  });
  QObject::connect(thread, &QThread::finished, &session, [state, thread, then = std::move(then), &session] {
    state->done = true;
    thread->deleteLater();
    if (!state->error.isEmpty())
      emit session.failed(state->error);
    else if (then)
      then();
  });
  QObject::connect(&session, &QObject::destroyed, thread, [thread] {
    thread->wait();
    delete thread;  // finished() has nobody left to hear it
  });
  thread->start();
  return {{}, [state] { return state->done; }};
}

}  // namespace backflow::ui
