#include "engine/core/random.h"

#include <cmath>

namespace backflow {
namespace {

// SplitMix64 (Steele, Lea and Flood 2014): turns related seeds into unrelated ones.
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, Stream stream, std::uint64_t index)
    : generator_(mix(mix(mix(seed) ^ static_cast<std::uint64_t>(stream)) ^ index)) {}

double Random::uniform() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

int Random::below(int n) {
  const std::uint64_t range = static_cast<std::uint64_t>(n);
  const std::uint64_t unfair = (~range + 1) % range;  // 2⁶⁴ mod n: as many of the lowest values are thrown away
  std::uint64_t value = generator_();
  while (value < unfair) value = generator_();
  return static_cast<int>(value % range);
}

double Random::normal() {
  if (hasSpare_) {
    hasSpare_ = false;
    return spare_;
  }
  double u, v, s;
  do {
    u = 2.0 * uniform() - 1.0;
    v = 2.0 * uniform() - 1.0;
    s = u * u + v * v;
  } while (s >= 1.0 || s == 0.0);
  const double scale = std::sqrt(-2.0 * std::log(s) / s);
  spare_ = v * scale;
  hasSpare_ = true;
  return u * scale;
}

}  // namespace backflow
