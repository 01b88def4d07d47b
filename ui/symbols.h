// What the symbols on the screen stand for: every one has a name on hover.
#pragma once

#include <QString>

namespace backflow::ui {

// For a tool tip, as rich text: a line for each symbol that the English text has, in the order in which a textbook would
// introduce them, in the window's language; empty: none.
QString symbolsIn(const QString& text);

}  // namespace backflow::ui
