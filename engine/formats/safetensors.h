// safetensors: the length of a header (u64, little-endian), the header in JSON with name, dtype, shape and place of every
// array, and their bytes, little-endian in C order. Source: https://github.com/huggingface/safetensors, README, "Format"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

struct SafetensorsContent {
  std::vector<NamedArray> arrays;               // F32, F64 and I64, in the order of their bytes
  std::map<std::string, std::string> metadata;  // the header's "__metadata__"
};

constexpr std::size_t kLongestSafetensorsHeader = std::size_t{1} << 20;  // bytes; the format allows 100 MB

// Arrays of text have no place in it: std::logic_error.
std::string safetensorsBytes(const SafetensorsContent& content);

// Trusts nothing: the length of the header is checked before the header is parsed, places must follow each other without a gap
// to the end, and shapes must fit them. Throws InputError, one line that begins with `name`.
SafetensorsContent parseSafetensors(std::string_view bytes, const std::string& name);

// The first eight bytes of a file and its size: refuses a header that is longer than the file or than is read.
void requireSafetensorsHeader(std::string_view firstBytes, std::uintmax_t fileSize, const std::string& name);

}  // namespace backflow
