// What reads bytes that nobody vouches for. Each target is a file beside this one that gives them to one reader and looks at
// what comes back: whatever they are, it must be a value or an error of one line, and a value must survive being written and
// read again. libFuzzer makes up the bytes (scripts/fuzz); the ordinary tests replay corpus/. Adding one: a file that defines
// the function, a line here, one in CMakeLists.txt, and a few good inputs in corpus/NAME.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "engine/core/error.h"

#define BACKFLOW_FUZZ_TARGETS(X) \
  X(csv)                         \
  X(experiment)                  \
  X(npy)                         \
  X(npz)                         \
  X(safetensors)                 \
  X(session)

namespace backflow::fuzz {
#define X(name) void name(std::string_view bytes);
BACKFLOW_FUZZ_TARGETS(X)
#undef X

// Ends the program, in a fuzzer and in a test alike.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << std::endl;
  std::abort();
}

// Calls `read`; false if it refused, in one line.
template <class Read>
bool reads(const Read& read) {
  try {
    read();
    return true;
  } catch (const InputError& error) {
    require(std::string_view(error.what()).find('\n') == std::string_view::npos, "an error is one line");
    return false;
  }
}

}  // namespace backflow::fuzz
