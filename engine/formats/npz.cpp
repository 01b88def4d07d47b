#include "engine/formats/npz.h"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/npy.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

constexpr std::size_t kLongestComment = 65535;  // what ZIP has room for
constexpr zip_uint64_t kMostMembers = 4096;
constexpr zip_uint64_t kMostBytes = kLargestFile;
constexpr zip_uint64_t kMostRatio = 100;  // unpacked to packed; of trained weights it is below 2

struct ZipError {
  zip_error_t error;
  ZipError() { zip_error_init(&error); }
  ~ZipError() { zip_error_fini(&error); }
};

[[noreturn]] void fail(zip_error_t* error) {
  throw IoError(std::string("the archive cannot be made: ") + zip_error_strerror(error));
}

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

// Adds one member with a fixed date, so that the same content gives the same bytes. `content` must outlive the archive.
void addMember(zip_t* archive, const std::string& name, const std::string& content, bool deflated) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (!source) fail(zip_get_error(archive));
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(zip_get_error(archive));
  }
  constexpr zip_uint16_t kTime = 0, kDate = (1 << 5) | 1;  // 1 January 1980, the first that ZIP has
  if (zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) != 0 ||
      zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), kTime, kDate, 0) != 0)
    fail(zip_get_error(archive));
}

// All bytes of a source that an archive was closed into.
std::string contentOf(zip_source_t* source) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) fail(zip_source_error(source));
  std::string content(about.size, '\0');
  const zip_int64_t got = zip_source_read(source, content.data(), content.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::size_t>(got) != content.size()) fail(zip_source_error(source));
  return content;
}

using Archive = std::unique_ptr<zip_t, Discard>;

zip_stat_t statOf(zip_t* archive, zip_uint64_t i, const std::string& name) {
  zip_stat_t about;
  constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive, i, 0, &about) != 0 || (about.valid & kNeeded) != kNeeded)
    throw InputError(name + ": member " + std::to_string(i + 1) + " of the archive is damaged");
  return about;
}

// Before anything is unpacked.
void requireHarmless(zip_t* archive, zip_uint64_t count, std::size_t bytes, const std::string& name) {
  zip_uint64_t total = 0;
  for (zip_uint64_t i = 0; i < count; ++i) {
    const zip_stat_t about = statOf(archive, i, name);
    requireName(about.name, name);
    if (about.encryption_method != ZIP_EM_NONE) throw InputError(name + ": " + about.name + " is encrypted");
    if (about.size > kMostBytes || (total += about.size) > std::min(kMostBytes, kMostRatio * zip_uint64_t{bytes}))
      throw InputError(name + ": declares " + std::to_string(std::max(total, about.size)) + " bytes in an archive of " +
                       std::to_string(bytes) + "; at most 100 to 1 and 4 GiB are unpacked");
  }
}

// Text only: so it is written, and so it can be written again.
std::string commentOf(zip_t* archive, const std::string& name) {
  int length = 0;
  const char* comment = zip_get_archive_comment(archive, &length, ZIP_FL_ENC_RAW);
  if (!comment) return {};
  std::string text(comment, static_cast<std::size_t>(length));
  decodeUtf8(text, name + ": the comment of the archive");
  const auto isOdd = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; };
  if (std::any_of(text.begin(), text.end(), isOdd)) throw InputError(name + ": the comment of the archive is no text");
  return text;
}

std::string unpack(zip_t* archive, zip_uint64_t i, zip_uint64_t size, const std::string& where) {
  const auto close = [](zip_file_t* file) { zip_fclose(file); };
  const std::unique_ptr<zip_file_t, decltype(close)> member(zip_fopen_index(archive, i, 0), close);
  std::string content(size, '\0');
  char beyond = 0;
  const bool whole = member && zip_fread(member.get(), content.data(), size) == static_cast<zip_int64_t>(size) &&
                     zip_fread(member.get(), &beyond, 1) == 0;  // which checks the sum, too
  if (!whole) throw InputError(where + ": cannot be unpacked: the archive is damaged");
  return content;
}

}  // namespace

NpzContent parseNpz(std::string_view bytes, const std::string& name, const std::string& otherwise) {
  ZipError error;
  std::unique_ptr<zip_source_t, Discard> source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.error));
  if (!source) fail(&error.error);
  const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error.error));
  if (!archive) throw InputError(name + ": " + otherwise + ": " + zip_error_strerror(&error.error));
  source.release();  // the archive's now
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  if (count == 0) throw InputError(name + ": holds no array");
  if (count > kMostMembers) throw InputError(name + ": has " + std::to_string(count) + " members; at most 4096 are read");
  requireHarmless(archive.get(), count, bytes.size(), name);

  NpzContent content;
  std::set<std::string> seen;
  for (zip_uint64_t i = 0; i < count; ++i) {
    const zip_stat_t about = statOf(archive.get(), i, name);
    std::string array = about.name;
    if (!array.ends_with(".npy")) throw InputError(name + ": " + array + " is no array (.npy)");
    array.resize(array.size() - 4);
    const std::string where = name + ": " + array;
    if (!seen.insert(array).second) throw InputError(where + ": is there twice");
    content.arrays.push_back(parseNpy(unpack(archive.get(), i, about.size, where), array, where));
  }
  content.comment = commentOf(archive.get(), name);
  return content;
}

void requireNpzComment(const std::string& experiment) {
  if (experiment.size() > kLongestComment)
    throw InputError("the experiment is longer than the 64 KiB that an .npz has room for");
}

std::string npzBytes(const std::vector<NamedArray>& arrays, bool deflated, const std::string& comment) {
  std::vector<std::string> members;
  zip_uint64_t total = 0;
  for (const NamedArray& array : arrays) total += members.emplace_back(npyBytes(array)).size();
  if (total > kMostBytes) throw IoError("would be larger than 4 GiB, and could not be read again");

  ZipError error;
  const std::unique_ptr<zip_source_t, Discard> source(zip_source_buffer_create(nullptr, 0, 0, &error.error));
  if (!source) fail(&error.error);
  Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error.error));
  if (!archive) fail(&error.error);
  zip_source_keep(source.get());  // the archive frees its hold on closing; this one is for reading the bytes
  for (std::size_t i = 0; i < arrays.size(); ++i) addMember(archive.get(), arrays[i].name + ".npy", members[i], deflated);
  requireNpzComment(comment);
  if (!comment.empty() &&
      zip_set_archive_comment(archive.get(), comment.c_str(), static_cast<zip_uint16_t>(comment.size())) != 0)
    fail(zip_get_error(archive.get()));
  if (zip_close(archive.get()) != 0) fail(zip_get_error(archive.get()));
  archive.release();
  return contentOf(source.get());
}

void writeNpz(const std::filesystem::path& file, const std::vector<NamedArray>& arrays) {
  writeFileAtomically(file, npzBytes(arrays));
}

}  // namespace backflow
