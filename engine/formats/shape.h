// What a file says of an array, before anybody believes it: how many numbers it has, and its name.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/data/utf8.h"

namespace backflow {

// The product; the greatest number there is when it does not fit.
inline std::size_t elementsOf(const std::vector<std::size_t>& shape) {
  std::size_t elements = 1;
  for (const std::size_t size : shape) {
    if (size == 0) return 0;
    elements =
        elements > std::numeric_limits<std::size_t>::max() / size ? std::numeric_limits<std::size_t>::max() : elements * size;
  }
  return elements;
}

// "3 × 4".
inline std::string textOf(const std::vector<std::size_t>& shape) {
  std::string all;
  for (const std::size_t size : shape) all += (all.empty() ? "" : " × ") + std::to_string(size);
  return all.empty() ? "a single number" : all;
}

// Throws InputError unless so many numbers of `each` bytes are exactly `bytes`.
inline std::size_t requireElements(const std::vector<std::size_t>& shape, std::size_t each, std::size_t bytes,
                                   const std::string& where) {
  const std::size_t elements = elementsOf(shape);
  if (bytes % each || elements != bytes / each)
    throw InputError(where + ": has " + std::to_string(bytes) + " bytes, which do not fit its shape");
  return elements;
}

// The numbers themselves, as they lie in memory. Throws InputError unless they fill the shape.
template <class T>
std::vector<T> numbersOf(std::string_view data, const std::vector<std::size_t>& shape, const std::string& where) {
  std::vector<T> numbers(requireElements(shape, sizeof(T), data.size(), where));
  if (!numbers.empty()) std::memcpy(numbers.data(), data.data(), data.size());
  return numbers;
}

// Throws InputError unless the name is UTF-8 without control characters, of at most 256 bytes: messages hold it.
inline void requireName(const std::string& name, const std::string& where) {
  const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (name.empty() || name.size() > 256 || std::any_of(name.begin(), name.end(), isControl))
    throw InputError(where + ": the name of an array must have 1 to 256 bytes and no control characters");
  decodeUtf8(name, where + ": the name of an array");
}

}  // namespace backflow
