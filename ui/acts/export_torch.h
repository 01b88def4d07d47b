// The act `export torch FILE.py`.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

// Refuses at once what PyTorch cannot say. The steps are done on a thread of their own; an error then is Session::refused.
Outcome exportTorch(Session& session, Stage* stage, const QStringList& file);

}  // namespace backflow::ui
