// The entry of libFuzzer, compiled once for each target.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  backflow::fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
