// The experiment file: JSON text ↔ Experiment. The table in knobs.h says what may stand in it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/experiment/experiment.h"

namespace backflow {

// Throws InputError: names the key's path, the value and what is allowed; unknown keys are errors. `where` starts the message.
Experiment parseExperiment(const std::string& text, const std::string& where);

// Reads a file. A task.file that is relative is sought beside the experiment file first, then as given, then among the
// bundled data (see resources.h). Throws InputError or IoError.
Experiment loadExperiment(const std::filesystem::path& file);

// The first of these: a relative task.file that is a file in `folder` becomes its path.
void findDataBeside(Experiment& experiment, const std::filesystem::path& folder);

// JSON text as we take it: UTF-8, no key twice in an object, no deep nesting. Throws InputError with line and column.
nlohmann::json parseJson(const std::string& text, const std::string& where);

// All keys, in table order, two spaces of indent. parseExperiment(experimentText(e)) == e.
std::string experimentText(const Experiment& experiment);
nlohmann::json experimentJson(const Experiment& experiment);

// JSON Schema (draft 7) for the file, made from the table.
nlohmann::json experimentSchema();

}  // namespace backflow
