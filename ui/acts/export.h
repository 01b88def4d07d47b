// The acts `export` and `import`, and `copy`: what leaves the window, each kind by a line in a table.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome exportAct(Session& session, Stage* stage, const QStringList& arguments);
Outcome importAct(Session& session, Stage* stage, const QStringList& arguments);
Outcome copyAct(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
