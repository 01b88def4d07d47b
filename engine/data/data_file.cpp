#include "engine/data/data_file.h"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/data/sha256.h"

namespace backflow {
namespace {

constexpr std::size_t kLimit = std::size_t{64} << 20;

std::string tooLarge(std::string_view name, std::size_t limit) {
  return std::string(name) + ": is larger than " + std::to_string(limit) + " bytes, the most that is read; take a part of it";
}

// Reads in pieces and counts, because the size of a pipe or a device is not known beforehand.
std::string readLimited(const std::filesystem::path& path, const std::string& name) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IoError(name + ": cannot be opened for reading");
  std::string bytes;
  std::array<char, 1 << 16> piece;
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kLimit) throw InputError(tooLarge(name, kLimit));
  }
  if (in.bad()) throw IoError(name + ": reading failed after " + std::to_string(bytes.size()) + " bytes");
  return bytes;
}

}  // namespace

DataFile readDataFile(const std::string& name) {
  const std::filesystem::path path = findDataFile(name);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw IoError(name + ": is a folder; a file is needed");
  DataFile file{name, path.string(), {}, readLimited(path, name)};
  file.hash = sha256(file.bytes);
  if (file.bytes.substr(0, 2) == "\x1f\x8b") file.bytes = gunzip(file.bytes, name, kLimit);
  return file;
}

std::string gunzip(std::string_view packed, std::string_view name, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) throw IoError(std::string(name) + ": not enough memory to unpack it");
  const std::unique_ptr<z_stream, int (*)(z_streamp)> closeAtEnd(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  std::array<char, 1 << 16> piece;
  for (int status = Z_OK; status != Z_STREAM_END || stream.avail_in > 0;) {
    if (status == Z_STREAM_END) inflateReset(&stream);  // another member follows
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    status = inflate(&stream, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END)
      throw InputError(std::string(name) + ": damaged or cut short: the gzip data cannot be unpacked after " +
                       std::to_string(bytes.size()) + " bytes");
    bytes.append(piece.data(), piece.size() - stream.avail_out);
    if (bytes.size() > limit) throw InputError(tooLarge(name, limit));
  }
  return bytes;
}

}  // namespace backflow
