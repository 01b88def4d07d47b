#include "engine/formats/safetensors.h"

#include <algorithm>

#include "tests/fuzz/same.h"
#include "tests/fuzz/targets.h"

void backflow::fuzz::safetensors(std::string_view bytes) {
  SafetensorsContent content;
  if (!reads([&] { content = parseSafetensors(bytes, "f"); })) return;
  SafetensorsContent again;
  require(reads([&] { again = parseSafetensors(safetensorsBytes(content), "g"); }), "what is written can be read");
  // Empty arrays lie at the same place, in no order.
  for (SafetensorsContent* one : {&content, &again})
    std::sort(one->arrays.begin(), one->arrays.end(), [](const NamedArray& a, const NamedArray& b) { return a.name < b.name; });
  require(same(content.arrays, again.arrays) && content.metadata == again.metadata, "and is the same");
}
