#include "engine/core/resources.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <tuple>

#include "engine/core/error.h"

namespace backflow {
namespace fs = std::filesystem;

fs::path resourceFolder() {
  if (const char* set = std::getenv("BACKFLOW_RESOURCES"); set != nullptr && *set != '\0') return set;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / "share" / "backflow";
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
  return BACKFLOW_SOURCE_RESOURCES;
}

std::vector<std::string> bundledData() {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator file(resourceFolder() / "data", error), end; !error && file != end; file.increment(error))
    if (file->path().extension() != ".md") names.push_back(file->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<fs::path> exampleExperiments() {
  std::error_code error;
  fs::path folder = resourceFolder() / "examples";
  if (!fs::is_directory(folder, error)) folder = fs::absolute(resourceFolder(), error).parent_path() / "examples";
  std::vector<fs::path> files;
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
    if (file->path().extension() == ".json") files.push_back(file->path());
  const auto order = [](const fs::path& file) {
    return std::tuple(file.stem() != "vanishing", file.stem() != "exploding", file.filename());
  };
  std::sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) { return order(a) < order(b); });
  return files;
}

fs::path findDataFile(const std::string& name) {
  std::error_code ignored;
  if (!name.empty() && fs::exists(name, ignored)) return name;
  const fs::path folder = resourceFolder() / "data";
  if (const fs::path bundled = folder / fs::path(name).filename(); bundled.filename() == name && !name.empty())
    if (fs::is_regular_file(bundled, ignored)) return bundled;
  throw IoError("\"" + name + "\": there is no such file in " + fs::current_path(ignored).string() +
                ", and none of that name among the bundled data in " + folder.string());
}

}  // namespace backflow
