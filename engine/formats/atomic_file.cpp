#include "engine/formats/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "engine/core/error.h"

namespace backflow {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what, int code) {
  std::string reason = std::generic_category().message(code);
  if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') reason[0] = static_cast<char>(reason[0] - 'A' + 'a');
  throw IoError(file.string() + ": " + what + ": " + reason);
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags, mode_t mode = 0)
      : number_(::open(file.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  bool isOpen() const { return number_ >= 0; }
  int number() const { return number_; }
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

// write() may take less than it was given, and does so on a disk that is almost full.
bool writeAll(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Removes the temporary file unless it has become the target.
struct Temporary {
  std::filesystem::path path;
  bool renamed = false;
  ~Temporary() {
    if (!renamed) ::unlink(path.c_str());
  }
};

// The name does not grow with the target's, so that a target with the longest name allowed can be written too.
std::filesystem::path temporaryIn(const std::filesystem::path& folder) {
  static std::atomic<unsigned> count{0};
  return folder / (".backflow-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".tmp");
}

void replace(const std::filesystem::path& file, std::string_view content, const struct stat* old) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  // The name may be taken: by what a process left that was killed, or by one on another machine that has our number.
  constexpr int kMostTries = 1000;
  Temporary temporary{temporaryIn(folder)};
  std::optional<Descriptor> opened;
  for (int tries = 0; !opened; ++tries) {
    opened.emplace(temporary.path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (opened->isOpen()) break;
    const int code = errno;
    if (code != EEXIST || tries == kMostTries) {
      temporary.renamed = true;  // nothing of ours to remove
      fail(file, "cannot be written", code);
    }
    opened.reset();
    temporary.path = temporaryIn(folder);
  }
  Descriptor& out = *opened;
  if (old && ::fchmod(out.number(), old->st_mode & 0777) != 0) fail(file, "cannot be written", errno);
  if (!writeAll(out.number(), content) || ::fsync(out.number()) != 0 || !out.close()) fail(file, "cannot be written", errno);
  if (::rename(temporary.path.c_str(), file.c_str()) != 0) fail(file, "cannot be replaced", errno);
  temporary.renamed = true;
  // So that the new name outlives a power cut. Where a file system cannot do this, the old or the new file is still whole.
  const Descriptor directory(folder, O_RDONLY | O_DIRECTORY);
  if (directory.isOpen()) ::fsync(directory.number());
}

}  // namespace

void writeFileAtomically(const std::filesystem::path& file, std::string_view content) {
  struct stat old {};
  if (file.empty()) throw IoError("the name of the file to write is empty");
  if (::stat(file.c_str(), &old) != 0) {
    replace(file, content, nullptr);
  } else if (S_ISDIR(old.st_mode)) {
    throw IoError(file.string() + ": is a folder; the name of a file is needed");
  } else if (S_ISREG(old.st_mode)) {
    std::error_code error;  // through a link, so that the link stays one
    const std::filesystem::path target = std::filesystem::canonical(file, error);
    replace(error ? file : target, content, &old);
  } else {  // a pipe or a device such as /dev/stdout must not be replaced by a file
    Descriptor out(file, O_WRONLY);
    if (!out.isOpen() || !writeAll(out.number(), content) || !out.close()) fail(file, "cannot be written", errno);
  }
}

std::string readFile(const std::filesystem::path& file, std::size_t most) {
  const Descriptor in(file, O_RDONLY);
  if (!in.isOpen()) fail(file, "cannot be read", errno);
  struct stat about {};
  if (::fstat(in.number(), &about) != 0) fail(file, "cannot be read", errno);
  if (S_ISDIR(about.st_mode)) throw IoError(file.string() + ": is a folder; the name of a file is needed");

  std::string content;
  constexpr std::size_t kBlock = 1 << 16;
  for (std::size_t size = 0;;) {
    const std::size_t wanted = std::min(kBlock, most - size);
    content.resize(size + wanted);
    const ssize_t got = ::read(in.number(), content.data() + size, wanted);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(file, "cannot be read", errno);
    size += static_cast<std::size_t>(got);
    content.resize(size);
    if (got == 0) return content;
    if (size > kLargestFile)
      throw IoError(file.string() + ": is larger than " + std::to_string(kLargestFile >> 30) + " GiB, the most that is read");
  }
}

}  // namespace backflow
