#include "engine/formats/npz.h"

#include "tests/fuzz/same.h"
#include "tests/fuzz/targets.h"

void backflow::fuzz::npz(std::string_view bytes) {
  NpzContent content;
  if (!reads([&] { content = parseNpz(bytes, "f"); })) return;
  NpzContent again;
  require(reads([&] { again = parseNpz(npzBytes(content.arrays, false, content.comment), "g"); }),
          "what is written can be read");
  require(same(content.arrays, again.arrays) && content.comment == again.comment, "and is the same");
}
