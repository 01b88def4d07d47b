// `lesson start NAME`, `lesson next`, `answer 2` …
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome lessonAct(Session& session, Stage* stage, const QStringList& arguments);
Outcome answerAct(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
