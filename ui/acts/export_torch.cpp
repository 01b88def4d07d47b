#include "ui/acts/export_torch.h"

#include <QThread>
#include <memory>

#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/torch_script.h"

namespace backflow::ui {

Outcome exportTorch(Session& session, Stage* /*stage*/, const QStringList& a) {
  const Experiment experiment = session.experiment();
  requireTorch(experiment);
  struct State {
    QString error;
    bool done = false;
  };
  const auto state = std::make_shared<State>();
  const std::string file = a.join(' ').toStdString();
  QThread* thread = QThread::create([experiment, file, state] {
    try {
      writeFileAtomically(file, torchScript(experiment));
    } catch (const std::exception& error) {
      state->error = QString::fromUtf8(error.what());
    }
  });
  QObject::connect(thread, &QThread::finished, &session, [state, thread, &session] {
    state->done = true;
    thread->deleteLater();
    if (!state->error.isEmpty()) emit session.failed(state->error);
  });
  QObject::connect(&session, &QObject::destroyed, thread, [thread] { thread->wait(); });
  thread->start();
  return {{}, [state] { return state->done; }};
}

}  // namespace backflow::ui
