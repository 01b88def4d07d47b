// What tests of the window wait with: nothing here can hang, and nothing assumes how fast the machine is.
#pragma once

#include <QString>
#include <functional>

#include "ui/session.h"

namespace backflow::ui {

// An experiment that takes no time: 12 steps of adding, 6 units, batches of 4, validated every 5 steps.
Experiment smallExperiment();

// Turns the event loop until `done`, at most two minutes; and polls the session, where no window does.
bool waitFor(const std::function<bool()>& done);
bool waitFor(Session& session, const std::function<bool()>& done);

// Runs an act to its end. What went wrong; empty: nothing.
QString perform(Session& session, const QString& line);

}  // namespace backflow::ui
