#include "engine/core/numeric_mode.h"

#include "engine/core/pack.h"
#include "engine/core/tiles.h"

namespace backflow {
namespace {

// The levels of the x86-64 psABI (1.0, 2020), table 3.1, as far as compilers tell.
std::string level() {
#if !defined(__x86_64__)
#if defined(__aarch64__)
  return "aarch64";
#else
  return "other processor";
#endif
#elif defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
  return "x86-64-v4";
#elif defined(__AVX2__) && defined(__FMA__) && defined(__BMI2__) && defined(__F16C__) && defined(__MOVBE__)
  return "x86-64-v3";
#elif defined(__SSE4_2__) && defined(__SSSE3__) && defined(__POPCNT__)
  return "x86-64-v2";
#else
  return "x86-64";
#endif
}

// Named after the packet of floats, since that is what the kernels compute with.
std::string packet() {
  constexpr int kFloats = Pack<float>::kWidth;
  if (kFloats == 1) return "scalar";
#if defined(__x86_64__)
  if (kFloats == 16) return "avx512";
#if defined(__AVX2__)
  if (kFloats == 8) return "avx2";
#endif
  return kFloats == 8 ? "avx" : "sse";
#else
  return std::to_string(kFloats) + " floats a packet";
#endif
}

std::string fusedMultiplyAdd() {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return " fma";
#else
  return "";
#endif
}

std::string compiler() {
#if defined(__clang__)
  return "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__);
#elif defined(__GNUC__)
  return "GCC " + std::to_string(__GNUC__) + "." + std::to_string(__GNUC_MINOR__);
#else
  return "other compiler";
#endif
}

// Unoptimized code leaves a·b + c with two roundings even where there is fused multiply-add.
std::string optimization() {
#if defined(__OPTIMIZE__)
  return "";
#else
  return " unoptimized";
#endif
}

}  // namespace

std::string numericMode() {
  return level() + ' ' + packet() + fusedMultiplyAdd() + (tiles::available() ? " amx" : "") + ", " + compiler() +
         optimization() + ", Eigen " + std::to_string(EIGEN_WORLD_VERSION) + '.' + std::to_string(EIGEN_MAJOR_VERSION) + '.' +
         std::to_string(EIGEN_MINOR_VERSION);
}

}  // namespace backflow
