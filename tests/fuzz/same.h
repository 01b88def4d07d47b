// Arrays that are the same to the bit: NaN equals itself here, and 0 is not −0.
#pragma once

#include <cstring>
#include <type_traits>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow::fuzz {

inline bool same(const NamedArray& a, const NamedArray& b) {
  if (a.name != b.name || a.shape != b.shape || a.data.index() != b.data.index()) return false;
  return std::visit(
      [&](const auto& x) {
        const auto& y = std::get<std::decay_t<decltype(x)>>(b.data);
        return x.size() == y.size() && (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0);
      },
      a.data);
}

inline bool same(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!same(a[i], b[i])) return false;
  return true;
}

}  // namespace backflow::fuzz
