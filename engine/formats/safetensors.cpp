#include "engine/formats/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie in memory");
using nlohmann::json;

constexpr std::size_t kPreamble = 8;
constexpr const char* kMetadata = "__metadata__";

template <class T>
constexpr const char* typeName();
template <>
constexpr const char* typeName<float>() {
  return "F32";
}
template <>
constexpr const char* typeName<double>() {
  return "F64";
}
template <>
constexpr const char* typeName<std::int64_t>() {
  return "I64";
}

// As it stands in the header, before anybody knows whether it can be true.
struct Entry {
  std::string name, type;
  std::vector<std::size_t> shape;
  std::size_t begin = 0, end = 0;
};

std::vector<std::size_t> wholeNumbers(const json& list, const std::string& where, const char* what) {
  std::vector<std::size_t> numbers;
  const bool well = list.is_array() && list.size() <= 32 &&
                    std::all_of(list.begin(), list.end(), [](const json& n) { return n.is_number_unsigned(); });
  if (!well) throw InputError(where + ": " + what + " must be a list of whole numbers");
  for (const json& n : list) numbers.push_back(n.get<std::size_t>());
  return numbers;
}

Entry entryOf(const std::string& array, const json& about, const std::string& where) {
  if (!about.is_object() || about.size() != 3 || !about.contains("dtype") || !about.contains("shape") ||
      !about.contains("data_offsets") || !about["dtype"].is_string())
    throw InputError(where + ": must have dtype, shape and data_offsets");
  const auto place = wholeNumbers(about["data_offsets"], where, "data_offsets");
  if (place.size() != 2 || place[0] > place[1]) throw InputError(where + ": data_offsets must be a begin and an end");
  return {array, about["dtype"].get<std::string>(), wholeNumbers(about["shape"], where, "shape"), place[0], place[1]};
}

// A text of the header as a message can hold it: on one line, and short.
std::string quoted(const std::string& text) {
  return json(shortened(text, 16)).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string safetensorsBytes(const SafetensorsContent& content) {
  json header = json::object();
  std::string data;
  for (const NamedArray& array : content.arrays)
    std::visit(
        [&]<class T>(const T& numbers) {
          if constexpr (std::is_same_v<T, std::string>) {
            throw std::logic_error(array.name + ": a text is no tensor");
          } else {
            using Number = typename T::value_type;
            const std::size_t begin = data.size(), bytes = numbers.size() * sizeof(Number);
            requireElements(array.shape, sizeof(Number), bytes, array.name);
            if (bytes) data.append(reinterpret_cast<const char*>(numbers.data()), bytes);
            header[array.name] = {
                {"dtype", typeName<Number>()}, {"shape", array.shape}, {"data_offsets", {begin, begin + bytes}}};
          }
        },
        array.data);
  if (!content.metadata.empty()) header[kMetadata] = content.metadata;
  std::string text = header.dump();
  text.append((kPreamble - text.size() % kPreamble) % kPreamble, ' ');  // so that the numbers are aligned
  const std::uint64_t length = text.size();
  std::string bytes(kPreamble, '\0');
  std::memcpy(bytes.data(), &length, kPreamble);
  return bytes + text + data;
}

void requireSafetensorsHeader(std::string_view firstBytes, std::uintmax_t fileSize, const std::string& name) {
  std::uint64_t length = 0;
  if (firstBytes.size() < kPreamble || fileSize < kPreamble) throw InputError(name + ": is too short for a .safetensors file");
  std::memcpy(&length, firstBytes.data(), kPreamble);
  if (length > fileSize - kPreamble || length > kLongestSafetensorsHeader)
    throw InputError(name + ": declares a header of " + std::to_string(length) + " bytes; it must fit the file and 1 MiB");
}

SafetensorsContent parseSafetensors(std::string_view bytes, const std::string& name) {
  requireSafetensorsHeader(bytes, bytes.size(), name);
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kPreamble);
  const json header = parseJson(std::string(bytes.substr(kPreamble, length)), name + ": header");
  if (!header.is_object()) throw InputError(name + ": the header must be an object");
  const std::string_view data = bytes.substr(kPreamble + length);

  SafetensorsContent content;
  std::vector<Entry> entries;
  for (const auto& [array, about] : header.items()) {
    if (array != kMetadata) {
      requireName(array, name);
      entries.push_back(entryOf(array, about, name + ": " + array));
      continue;
    }
    for (const auto& [key, value] : about.items()) {
      if (!value.is_string()) throw InputError(name + ": " + kMetadata + ": " + quoted(key) + " must be a text");
      content.metadata[key] = value.get<std::string>();
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  std::size_t at = 0;
  for (const Entry& entry : entries) {
    const std::string where = name + ": " + entry.name;
    if (entry.begin != at || entry.end > data.size())
      throw InputError(where + ": lies at " + std::to_string(entry.begin) + " … " + std::to_string(entry.end) + ", where " +
                       std::to_string(at) + " … at most " + std::to_string(data.size()) + " was expected");
    at = entry.end;
    const std::string_view part = data.substr(entry.begin, entry.end - entry.begin);
    NamedArray array{entry.name, entry.shape, {}};
    if (entry.type == typeName<float>())
      array.data = numbersOf<float>(part, entry.shape, where);
    else if (entry.type == typeName<double>())
      array.data = numbersOf<double>(part, entry.shape, where);
    else if (entry.type == typeName<std::int64_t>())
      array.data = numbersOf<std::int64_t>(part, entry.shape, where);
    else
      throw InputError(where + ": holds numbers of type " + quoted(entry.type) + "; F32, F64 and I64 can be read");
    content.arrays.push_back(std::move(array));
  }
  if (at != data.size()) throw InputError(name + ": " + std::to_string(data.size() - at) + " bytes belong to no array");
  return content;
}

}  // namespace backflow
