// What a session has beside its lanes: made when it is first asked for, gone with the session.
#pragma once

#include "ui/phase/phase_map.h"
#include "ui/phase/seed_band.h"

class QWidget;

namespace backflow::ui {

class Session;

PhaseMap& phaseOf(Session& session);
SeedBand& seedsOf(Session& session);
bool pollBeside(Session& session);  // takes what has been computed; true: views of the lanes have something new to draw

// The session of the window that a widget is in. Null: it is in none.
Session* sessionOf(const QWidget& widget);

}  // namespace backflow::ui
