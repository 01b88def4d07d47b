// The act `export film FILE [FROM] [TO] [EVERY]`, and `export film stop`.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome exportFilm(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
