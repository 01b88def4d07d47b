// The canonical experiments in the window: each arm a lane. Which one is on the screen is kept nowhere; it is what the lanes'
// experiments say, after undo and in a session's file, too.
#pragma once

#include <QString>
#include <vector>

#include "engine/reproduce/reproduction.h"

namespace backflow::ui {

// Those of the program that train, in the order of their numbers. The others measure an equation, or a network without input,
// of which a lane would show nothing.
const std::vector<Reproduction>& canonicals();

// By its number, the name that `backflow-cli reproduce` knows it by, or its file, which is known from then on. Throws
// InputError or IoError.
const Reproduction& canonicalNamed(const QString& name);
bool isCanonicalFile(const QString& file);

QString titleOf(const Reproduction& reproduction);  // "8 · Adding over 100 steps: …"

// One experiment a lane, each with the title for a name and the first seed.
std::vector<Experiment> lanesOf(const Reproduction& reproduction);

// Of what a lane's experiment is an arm, whatever its seed: of the program's, or of one whose file was opened.
struct Role {
  const Reproduction* of = nullptr;
  const Arm* arm = nullptr;
  explicit operator bool() const { return arm != nullptr; }
};
Role roleOf(const Experiment& experiment);

}  // namespace backflow::ui
