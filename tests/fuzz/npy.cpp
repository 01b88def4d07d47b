#include "engine/formats/npy.h"

#include "tests/fuzz/same.h"
#include "tests/fuzz/targets.h"

// Within an .npz the check sums keep most of what a fuzzer makes up from ever being parsed.
void backflow::fuzz::npy(std::string_view bytes) {
  NamedArray array, again;
  if (!reads([&] { array = parseNpy(bytes, "a", "f"); })) return;
  require(reads([&] { again = parseNpy(npyBytes(array), "a", "g"); }), "what is written can be read");
  require(same(array, again), "and is the same");
}
