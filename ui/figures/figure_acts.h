// The acts that turn what is seen into files and into the clipboard's content. Arguments are those after "export plot" and the
// like; the stage is there.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome exportPlot(Session& session, Stage* stage, const QStringList& arguments);
Outcome exportWindow(Session& session, Stage* stage, const QStringList& arguments);
Outcome copyPlot(Session& session, Stage* stage, const QStringList& arguments);
Outcome copyData(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
