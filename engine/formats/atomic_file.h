// Files are written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace backflow {

// Writes to a temporary file beside the target, checks every write, syncs file and folder, then renames over the target.
// On any failure the old file stays as it was and IoError names the file and the reason ("no space left on device").
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);

inline constexpr std::size_t kLargestFile = std::size_t{4} << 30;  // bytes; neither read nor, as an archive, written

// Reads a whole file, or its first so many bytes. Throws IoError; a folder is refused by name, and one larger than
// kLargestFile.
std::string readFile(const std::filesystem::path& file, std::size_t most = std::string::npos);

}  // namespace backflow
