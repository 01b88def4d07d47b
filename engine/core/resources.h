// Where the bundled data, examples and schema are: beside the sources in a build tree, under share/backflow when
// installed, where ../share is sought from the program first, then from the engine's shared library.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace backflow {

// The folder that holds data/, experiments/, lessons/ and experiment.schema.json. BACKFLOW_RESOURCES overrides it.
std::filesystem::path resourceFolder();

// The *.json in a folder, by name; none where there is no such folder.
std::vector<std::filesystem::path> jsonFiles(const std::filesystem::path& folder);

// Names of the bundled data files, sorted.
std::vector<std::string> bundledData();

// The experiment files that ship with the program: examples/*.json in resourceFolder() (installed) or beside it (source tree).
// First the two that show what the lab is about, vanishing and exploding, then by name. Empty where there is no such folder.
std::vector<std::filesystem::path> exampleExperiments();

// `name` as given if such a file exists (relative to the working folder), else the bundled data file of that name.
// Throws IoError that names both places when there is neither.
std::filesystem::path findDataFile(const std::string& name);

}  // namespace backflow
