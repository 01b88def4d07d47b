// The inputs that the fuzzers (tests/fuzz) are started from, and what they have found: read once more in every build.
#include <catch2/catch.hpp>
#include <filesystem>
#include <utility>

#include "engine/formats/atomic_file.h"
#include "tests/fuzz/targets.h"

using namespace backflow;

TEST_CASE("fuzzing: every reader takes or refuses its corpus") {
  const std::pair<const char*, void (*)(std::string_view)> targets[] = {
#define X(name) {#name, fuzz::name},
      BACKFLOW_FUZZ_TARGETS(X)
#undef X
  };
  for (const auto& [name, read] : targets) {
    INFO(name);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(TEST_FUZZ_CORPUS) / name)) {
      INFO(entry.path());
      read("");
      read(readFile(entry.path()));
      ++files;
    }
    CHECK(files >= 5);
  }
}
