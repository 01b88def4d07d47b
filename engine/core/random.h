// Random numbers that are the same on every machine: std::mt19937_64 is specified to the bit, the distributions of the
// standard library are not, so they are written here.
#pragma once

#include <cstdint>
#include <random>

namespace backflow {

// What a stream of random numbers is for. Each purpose has its own stream, so that another cell on the same seed sees
// the same data, and the batch of training step n is a function of (seed, n) alone: replay needs no saved generator.
enum class Stream : std::uint64_t {
  Weights = 1,
  Data = 2,
  Validation = 3,
  Dropout = 4,
  Continuation = 5,
  Check = 6,
  Sweep = 7
};

class Random {
 public:
  // The generator for the index-th draw (training step, validation sample, layer …) of one purpose.
  Random(std::uint64_t seed, Stream stream, std::uint64_t index = 0);
  // The one that draws the batch of the training step that follows `steps` of them.
  static Random forBatch(std::uint64_t seed, std::int64_t steps) {
    return Random(seed, Stream::Data, static_cast<std::uint64_t>(steps));
  }

  std::uint64_t bits() { return generator_(); }
  double uniform();                         // [0, 1), 53 bits
  double uniform(double low, double high);  // [low, high)
  int below(int n);                         // 0 … n−1, unbiased; n ≥ 1
  double normal();                          // mean 0, variance 1 (Marsaglia's polar method)

 private:
  std::mt19937_64 generator_;
  double spare_ = 0.0;
  bool hasSpare_ = false;
};

}  // namespace backflow
