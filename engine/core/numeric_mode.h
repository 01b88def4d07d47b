// What the bits of a run depend on beside its experiment file: the width of a packet (the order of sums), fused
// multiply-add (one rounding instead of two), the processor's tile multiplier where it is used (tiles.h), whether the build is
// optimized, the compiler and Eigen. Same file, same numeric mode, same bits.
#pragma once

#include <string>

namespace backflow {

// Of the engine itself, whatever the program was built for: "x86-64-v4 avx512 fma, GCC 12.2, Eigen 3.4.0". The levels are
// those of the x86-64 psABI. Not inline on purpose: where several builds of the engine are installed, it tells which one
// the loader took.
std::string numericMode();

}  // namespace backflow
