#include "engine/core/free_memory.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace backflow {
namespace {

namespace fs = std::filesystem;

std::optional<double> numberIn(const fs::path& file) {
  double number = 0.0;
  if (std::ifstream(file) >> number) return number;  // not where it says "max"
  return {};
}

// The number behind `key` in a file of one pair a line.
std::optional<double> numberOf(const std::string& key, const fs::path& file) {
  std::ifstream stream(file);
  std::string name, rest;
  for (double number = 0.0; stream >> name >> number && std::getline(stream, rest);)
    if (name == key) return number;
  return {};
}

// What the group in this folder, and those that it is part of, still allow. Pages of files that nobody uses make room.
std::optional<double> leftIn(const fs::path& top, const fs::path& group, const char* most, const char* used) {
  std::optional<double> least;
  for (fs::path folder = group.relative_path();; folder = folder.parent_path()) {
    const auto limit = numberIn(top / folder / most), now = numberIn(top / folder / used);
    if (limit && now) {
      const double left = *limit - *now + numberOf("inactive_file", top / folder / "memory.stat").value_or(0.0);
      least = std::min(least.value_or(left), left);
    }
    if (folder.empty()) return least;
  }
}

}  // namespace

std::optional<double> freeMemory(const fs::path& root) {
  constexpr double kKilobyte = 1024.0;
  std::optional<double> least;
  const auto atMost = [&](std::optional<double> bytes) {
    if (bytes) least = std::max(0.0, std::min(least.value_or(*bytes), *bytes));
  };
  const fs::path known = root / "proc/meminfo", groups = root / "sys/fs/cgroup";
  if (const auto available = numberOf("MemAvailable:", known))
    atMost((*available + numberOf("SwapFree:", known).value_or(0.0)) * kKilobyte);
  std::ifstream mine(root / "proc/self/cgroup");
  for (std::string line; std::getline(mine, line);) {  // "0::/a/b", or "4:memory:/a/b" in version 1
    const fs::path group = line.substr(std::min(line.size(), line.rfind(':') + 1));
    if (line.starts_with("0::")) atMost(leftIn(groups, group, "memory.max", "memory.current"));
    if (line.find(":memory:") != std::string::npos)
      atMost(leftIn(groups / "memory", group, "memory.limit_in_bytes", "memory.usage_in_bytes"));
  }
  return least;
}

}  // namespace backflow
