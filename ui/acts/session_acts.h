// Sessions as files, and experiments as text: `export session FILE`, `open FILE.backflow`, `copy-code`, `paste`, `recover`.
#pragma once

#include "ui/acts/act.h"

namespace backflow::ui {

Outcome exportExperiment(Session& session, Stage* stage, const QStringList& file);
Outcome exportSession(Session& session, Stage* stage, const QStringList& file);
// `then`: once its lanes are being made, or after Session::failed: it could not be opened.
Outcome openSession(Session& session, Stage* stage, const QString& file, const std::function<void(bool opened)>& then = {});
bool isSessionFile(const QString& file);  // by its ending
bool isDataFile(const QString& file);     // a table or a text that is there: something to train on

// What a session file keeps of the window beside the runs: the active lane, and the panels where there are any.
std::string windowText(const Session& session, Stage* stage);
// The other way; what is missing or of another window is passed over.
QString activeIn(const std::string& window);
void useWindowText(const std::string& window, Stage& stage);

Outcome copyCode(Session& session, Stage* stage, const QStringList& arguments);
Outcome paste(Session& session, Stage* stage, const QStringList& arguments);
Outcome recover(Session& session, Stage* stage, const QStringList& arguments);

}  // namespace backflow::ui
