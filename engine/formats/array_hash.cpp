#include "engine/formats/array_hash.h"

#include <algorithm>
#include <bit>

#include "engine/data/sha256.h"

namespace backflow {

std::string arrayHash(std::vector<NamedArray> arrays) {
  static_assert(std::endian::native == std::endian::little, "elements are hashed as they lie in memory");
  std::sort(arrays.begin(), arrays.end(), [](const NamedArray& a, const NamedArray& b) { return a.name < b.name; });
  std::string bytes;
  for (const NamedArray& array : arrays)
    std::visit(
        [&](const auto& elements) {
          bytes.append(reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(elements[0]));
        },
        array.data);
  return sha256(bytes);
}

}  // namespace backflow
