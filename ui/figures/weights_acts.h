// The acts `export weights FILE` and `import weights FILE`: parameters in the formats of engine/formats/weights.h.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

// Of the active lane, at the step that it shows. Without a file it asks for one.
Outcome exportWeights(Session& session, Stage* stage, const QStringList& file);
// Into the active lane's run, from the next training step on, or at once while paused; one step for undo.
Outcome importWeights(Session& session, Stage* stage, const QStringList& file);

}  // namespace backflow::ui
