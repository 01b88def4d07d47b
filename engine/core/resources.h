// Where the bundled data, experiments and schema are: beside the sources in a build tree, under share/backflow when installed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace backflow {

// The folder that holds data/ and experiment.schema.json. BACKFLOW_RESOURCES overrides it.
std::filesystem::path resourceFolder();

// The folder of the bundled experiments: inside resourceFolder() when installed, beside it in a source tree.
std::filesystem::path exampleFolder();

// Names of the bundled data files, sorted.
std::vector<std::string> bundledData();

// `name` as given if such a file exists (relative to the working folder), else the bundled data file of that name.
// Throws IoError that names both places when there is neither.
std::filesystem::path findDataFile(const std::string& name);

}  // namespace backflow
