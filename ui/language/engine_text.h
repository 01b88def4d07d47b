// The engine speaks English and knows nothing of languages; here its texts are put into that of the window.
#pragma once

#include <QString>
#include <string>
#include <string_view>
#include <vector>

namespace backflow {
struct Knob;
}

namespace backflow::ui {

// A text of the engine as it is shown: a name or a help of its registries and knobs, or one of its sentences with the figures
// in it. What is not known stays English.
QString engineText(const QString& english);
QString engineText(std::string_view english);
QString engineText(const char* english);

// A value of a knob as it is shown: a choice by its name.
QString valueText(const Knob& knob, const std::string& value);

// The sentences, each with %1, %2 … for what varies in it; the first that fits is taken. A test holds them against what the
// engine says.
const std::vector<const char*>& engineSentences();

// What may stand before ": " in a message: where something is wrong. What varies there is the user's own (a file, a key, a
// column), and stays as it is.
const std::vector<const char*>& enginePlaces();

}  // namespace backflow::ui
