// How many numbers an array has, from sizes that nobody has checked.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "engine/core/error.h"

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

// Throws InputError unless so many numbers of `each` bytes are exactly `bytes`.
inline std::size_t requireElements(const std::vector<std::size_t>& shape, std::size_t each, std::size_t bytes,
                                   const std::string& where) {
  const std::size_t elements = elementsOf(shape);
  if (bytes % each || elements != bytes / each)
    throw InputError(where + ": has " + std::to_string(bytes) + " bytes, which do not fit its shape");
  return elements;
}

}  // namespace backflow
