// The acts `phase …` and `seeds N`.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome phaseAct(Session& session, Stage* stage, const QStringList& arguments);
Outcome seedsAct(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
