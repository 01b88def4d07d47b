#include "ui/acts/export_torch.h"

#include "engine/formats/atomic_file.h"
#include "engine/formats/torch_script.h"
#include "ui/acts/background.h"

namespace backflow::ui {

Outcome exportTorch(Session& session, Stage* /*stage*/, const QStringList& a) {
  const Experiment experiment = session.experiment();
  requireTorch(experiment);
  return inBackground(session,
                      [experiment, file = a.join(' ').toStdString()] { writeFileAtomically(file, torchScript(experiment)); });
}

}  // namespace backflow::ui
