#include "engine/core/multiplier.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/core/pack.h"

namespace backflow {
namespace {

template <class S>
double peak() {
  using Clock = std::chrono::steady_clock;
  using Raw = typename Pack<S>::Raw;
  // As many sums under way as keep two multipliers of four cycles each busy, and leave registers for the factor.
  constexpr int kSums = 10, kTurns = 20000, kRuns = 50;
  Pack<S, kSums> sums(S(1));
  Raw half = Pack<S>(S(0.5)).raw[0];
  double most = 0.0;
  for (int run = 0; run < kRuns; ++run) {
    const Clock::time_point before = Clock::now();
    [&]<int... J>(std::integer_sequence<int, J...>) {  // not in a loop, whose index would send the sums through memory
      Raw sum[] = {sums.raw[J]...};
      for (int turn = 0; turn < kTurns; ++turn) {
        asm volatile("" : "+x"(half));  // or the compiler would see that the sums stay as they are
        ((sum[J] = Eigen::internal::pmadd(sum[J], half, half)), ...);
      }
      ((sums.raw[J] = sum[J]), ...);
    }
    (std::make_integer_sequence<int, kSums>());
    const double seconds = std::chrono::duration<double>(Clock::now() - before).count();
    most = std::max(most, 2.0 * kTurns * kSums * Pack<S>::kWidth / seconds);
  }
  return sums.sum() > S(0) ? most : 0.0;
}

}  // namespace

double floatMultiplierPeak() { return peak<float>(); }
double doubleMultiplierPeak() { return peak<double>(); }

}  // namespace backflow
