#include "engine/formats/npz.h"

#include <zip.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numeric>
#include <string>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/formats/atomic_file.h"

namespace backflow {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie in memory");

template <class T>
std::string bytesOf(const T& numbers) {
  std::string bytes(numbers.size() * sizeof(numbers[0]), '\0');
  if (!bytes.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

std::string shapeText(const std::vector<std::size_t>& shape) {  // a Python tuple: (), (3,), (3, 4)
  std::string text = "(";
  for (const std::size_t size : shape) text += std::to_string(size) + ", ";
  if (shape.size() == 1) return text.substr(0, text.size() - 1) + ")";
  return (shape.empty() ? text : text.substr(0, text.size() - 2)) + ")";
}

// Magic, version 1.0, length of the header, header, data. The header is padded so that the data begin at a multiple of 64.
std::string npy(const std::string& dtype, const std::vector<std::size_t>& shape, const std::string& data) {
  std::string header = "{'descr': '" + dtype + "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
  constexpr std::size_t kPreamble = 10;
  header.append(63 - (kPreamble + header.size()) % 64, ' ');
  header += '\n';
  std::string file("\x93NUMPY\x01\x00", 8);
  file += static_cast<char>(header.size() & 0xFF);
  file += static_cast<char>(header.size() >> 8);
  return file + header + data;
}

template <class T>
std::string npy(const char* dtype, const NamedArray& array, const std::vector<T>& numbers) {
  const std::size_t expected = std::accumulate(array.shape.begin(), array.shape.end(), std::size_t{1}, std::multiplies<>());
  if (expected != numbers.size())
    throw std::logic_error(array.name + ": " + std::to_string(numbers.size()) + " numbers for shape " + shapeText(array.shape));
  return npy(dtype, array.shape, bytesOf(numbers));
}

std::string encode(const NamedArray& array) {
  if (const auto* numbers = std::get_if<std::vector<float>>(&array.data)) return npy("<f4", array, *numbers);
  if (const auto* numbers = std::get_if<std::vector<double>>(&array.data)) return npy("<f8", array, *numbers);
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&array.data)) return npy("<i8", array, *numbers);
  std::vector<char32_t> text = decodeUtf8(std::get<std::string>(array.data), array.name);
  if (text.empty()) text.push_back(U'\0');  // NumPy pads with 0 and strips it: an empty text of width 1
  return npy("<U" + std::to_string(text.size()), {}, bytesOf(text));
}

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

}  // namespace

std::string npzBytes(const std::vector<NamedArray>& arrays, bool deflated) {
  std::vector<std::string> members;
  for (const NamedArray& array : arrays) members.push_back(encode(array));

  ZipError error;
  const std::unique_ptr<zip_source_t, Discard> source(zip_source_buffer_create(nullptr, 0, 0, &error.error));
  if (!source) fail(&error.error);
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error.error));
  if (!archive) fail(&error.error);
  zip_source_keep(source.get());  // the archive frees its hold on closing; this one is for reading the bytes
  for (std::size_t i = 0; i < arrays.size(); ++i) addMember(archive.get(), arrays[i].name + ".npy", members[i], deflated);
  if (zip_close(archive.get()) != 0) fail(zip_get_error(archive.get()));
  archive.release();
  return contentOf(source.get());
}

void writeNpz(const std::filesystem::path& file, const std::vector<NamedArray>& arrays) {
  writeFileAtomically(file, npzBytes(arrays));
}

}  // namespace backflow
