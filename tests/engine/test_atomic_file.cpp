// Files are written whole or not at all: also when the disk is full, the folder is gone or the target is no file.
#include "engine/formats/atomic_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "engine/core/error.h"
#include "tests/engine/file_size_limit.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;

namespace {

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

mode_t modeOf(const std::filesystem::path& file) {
  struct stat about {};
  ::stat(file.c_str(), &about);
  return about.st_mode & 0777;
}

}  // namespace

TEST_CASE("a file is written, replaced and read back byte for byte") {
  const TemporaryFolder folder;
  const auto file = folder / "a file";
  const std::string content("zero \0 byte, and \xff\n", 19);
  writeFileAtomically(file, "old and longer than the new content of the file");
  writeFileAtomically(file, content);
  CHECK(readFile(file) == content);
  writeFileAtomically(file, "");
  CHECK(readFile(file).empty());
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("what a killed process of the same number left behind is not in the way") {
  const TemporaryFolder folder;
  for (int i = 0; i < 100; ++i)
    writeFileAtomically(folder / (".backflow-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".tmp"), "left behind");
  writeFileAtomically(folder / "file", "new");
  CHECK(readFile(folder / "file") == "new");
  CHECK(entries(folder.path()) == 101);
}

TEST_CASE("a name as long as the system allows can be written") {
  const TemporaryFolder folder;
  writeFileAtomically(folder / std::string(255, 'n'), "x");
  CHECK(readFile(folder / std::string(255, 'n')) == "x");
}

TEST_CASE("a full disk leaves the old file and nothing else") {
  const TemporaryFolder folder;
  const auto file = folder / "weights.npz";
  writeFileAtomically(file, "good");
  {
    const FileSizeLimit limit(4096);
    CHECK_THROWS_AS(writeFileAtomically(file, std::string(10000, 'x')), IoError);
  }
  CHECK(readFile(file) == "good");
  CHECK(entries(folder.path()) == 1);
  writeFileAtomically(file, std::string(10000, 'x'));  // and works again once there is room
  CHECK(readFile(file).size() == 10000);
}

TEST_CASE("the mode of an existing file is kept, a new one follows the umask") {
  const TemporaryFolder folder;
  const mode_t mask = ::umask(0027);
  writeFileAtomically(folder / "new", "x");
  ::umask(mask);
  CHECK(modeOf(folder / "new") == 0640);
  ::chmod((folder / "new").c_str(), 0604);
  writeFileAtomically(folder / "new", "y");
  CHECK(modeOf(folder / "new") == 0604);
}

TEST_CASE("a link stays a link, and its target is replaced") {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "target", "old");
  std::filesystem::create_symlink("target", folder / "link");
  writeFileAtomically(folder / "link", "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(readFile(folder / "target") == "new");
}

TEST_CASE("a device is written to, never replaced") {
  writeFileAtomically("/dev/null", "gone");
  CHECK(std::filesystem::is_character_file("/dev/null"));
  CHECK_THROWS_WITH(writeFileAtomically("/dev/full", "x"), Catch::Contains("/dev/full") && Catch::Contains("no space left"));
}

TEST_CASE("what cannot be written or read is named") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(writeFileAtomically(folder.path(), "x"), Catch::Contains("is a folder"));
  CHECK_THROWS_WITH(readFile(folder.path()), Catch::Contains("is a folder"));
  CHECK_THROWS_WITH(readFile(folder / "absent"), Catch::Contains("absent: cannot be read: no such file"));
  CHECK_THROWS_WITH(writeFileAtomically(folder / "no" / "folder", "x"), Catch::Contains("no such file"));
  CHECK_THROWS_AS(writeFileAtomically("", "x"), IoError);
}
