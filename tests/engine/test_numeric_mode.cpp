// The tests are built for the same processor as the engine, so they can tell what it must say of itself.
#include "engine/core/numeric_mode.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>

#include "engine/core/pack.h"

using namespace backflow;

namespace {

// Whether a·b + c is rounded once: (1 + ε)² − (1 + 2ε) is ε² then, and 0 with two roundings.
template <class S>
bool fuses() {
  const S epsilon = std::ldexp(S(1), -20);
  const Pack<S> a(1 + epsilon), c(-(1 + 2 * epsilon));
  return multiplyAdd(a, a, c).sum() != S(0);
}

bool says(const std::string& word) { return std::regex_search(numericMode(), std::regex("\\b" + word + "\\b")); }

}  // namespace

TEST_CASE("the numeric mode names instruction set, compiler and Eigen") {
  INFO(numericMode());
  CHECK(std::regex_match(numericMode(),
                         std::regex("[^,]+, (GCC|clang) [0-9]+\\.[0-9]+( unoptimized)?, Eigen 3\\.[0-9]+\\.[0-9]+")));
}

TEST_CASE("the numeric mode is that of the packets") {
  INFO(numericMode());
  CHECK(says("avx512") == (Pack<float>::kWidth == 16));
  CHECK((says("avx") || says("avx2")) == (Pack<float>::kWidth == 8));
  CHECK(says("fma") == fuses<float>());
}
