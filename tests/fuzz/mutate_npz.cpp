// How libFuzzer changes an archive: one member of it, packed again with the right check sum, since of bytes that were changed
// anywhere nearly none would come past it. One time in eight anywhere all the same.
#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content

constexpr std::size_t kMostContent = 1 << 16;

Members unpack(const std::uint8_t* data, std::size_t size) {
  Members members;
  zip_source_t* source = zip_source_buffer_create(data, size, 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (!archive) {
    zip_source_free(source);
    return members;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0) && members.size() < 64; ++i) {
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (!file) continue;
    std::string content(kMostContent, '\0');
    const zip_int64_t got = zip_fread(file, content.data(), content.size());
    zip_fclose(file);
    if (got < 0) continue;
    content.resize(static_cast<std::size_t>(got));
    members.emplace_back(zip_get_name(archive, static_cast<zip_uint64_t>(i), 0), std::move(content));
  }
  zip_discard(archive);
  return members;
}

std::string pack(const Members& members) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : members) {
    const zip_int64_t i =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
    if (i >= 0) zip_set_file_compression(archive, static_cast<zip_uint64_t>(i), ZIP_CM_STORE, 0);
  }
  std::string bytes;
  if (zip_close(archive) != 0) {
    zip_discard(archive);
  } else if (zip_source_open(source) == 0) {
    bytes.resize(kMostContent);
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    zip_source_close(source);
  }
  zip_source_free(source);
  return bytes;
}

void mutate(std::string& content) {
  const std::size_t size = content.size(), most = size + 64;
  content.resize(most);
  content.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(content.data()), size, most));
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Members members = seed % 8 ? unpack(data, size) : Members();
  if (members.empty()) return LLVMFuzzerMutate(data, size, most);
  mutate(members[seed / 8 % members.size()].second);
  const std::string bytes = pack(members);
  if (bytes.empty() || bytes.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, bytes.data(), bytes.size());
  return bytes.size();
}
