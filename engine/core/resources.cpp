#include "engine/core/resources.h"

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <tuple>

#include "engine/core/error.h"

namespace backflow {
namespace fs = std::filesystem;
namespace {

// share/backflow of the prefix that an engine installed as a shared library lies in, for programs that are elsewhere:
// P/lib/libbackflow.so and P/lib/x86_64-linux-gnu/glibc-hwcaps/x86-64-v4/libbackflow.so both mean P. Empty: none.
fs::path besideLibrary() {
  static const char here = 0;
  Dl_info file;
  std::error_code error;
  if (dladdr(&here, &file) == 0) return {};
  fs::path folder = fs::weakly_canonical(file.dli_fname, error).parent_path();
  constexpr int kDeepest = 4;
  for (int i = 0; i < kDeepest && folder.has_relative_path(); ++i, folder = folder.parent_path()) {
    if (folder.filename() != "lib" && folder.filename() != "lib64") continue;
    const fs::path shared = folder.parent_path() / "share" / "backflow";
    return fs::is_directory(shared, error) ? shared : fs::path();
  }
  return {};
}

}  // namespace

fs::path resourceFolder() {
  if (const char* set = std::getenv("BACKFLOW_RESOURCES"); set != nullptr && *set != '\0') return set;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / "share" / "backflow";
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
  if (const fs::path shared = besideLibrary(); !shared.empty()) return shared;
  return BACKFLOW_SOURCE_RESOURCES;
}

std::vector<fs::path> jsonFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
    if (file->path().extension() == ".json") files.push_back(file->path());
  std::sort(files.begin(), files.end());
  return files;
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
  std::vector<fs::path> files = jsonFiles(folder);
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
