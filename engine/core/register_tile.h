// The innermost loop of every product in packets: a tile of the result that stays in registers while the depth runs.
#pragma once

#include "engine/core/pack.h"
#include "engine/core/product.h"

// The numbers of a tile must live in registers, so its loops are unrolled whole. The loop around them by four: on
// Zen 5 that takes up to 15 % less time where the depth is below a hundred, and the same where it is more.
#ifdef __clang__
#define BACKFLOW_UNROLL _Pragma("unroll")
#define BACKFLOW_UNROLL_BY_4 _Pragma("unroll 4")
#else
#define BACKFLOW_UNROLL _Pragma("GCC unroll 16")
#define BACKFLOW_UNROLL_BY_4 _Pragma("GCC unroll 4")
#endif

namespace backflow {

template <class S>
constexpr int kRegisters = sizeof(typename Pack<S>::Raw) == 64 ? 32 : 16;  // AVX-512 has twice as many

// A tile of R packets of rows and C columns: [packet][column].
template <class S, int R, int C>
using RegisterTile = typename Pack<S>::Raw[R][C];

// tile += A·B, where column k of A is at a + k·aStep, b(k, j) at b + k·bStep + j·bColumn; asks for what is ahead in passing.
// The first Rows packets only.
template <class S, int R, int C, int Rows = R>
[[gnu::always_inline]] inline void addProduct(RegisterTile<S, R, C>& tile, const S* a, Eigen::Index aStep, const S* b,
                                              Eigen::Index bStep, Eigen::Index bColumn, Eigen::Index depth, Ahead* later) {
  using namespace Eigen::internal;
  using Raw = typename Pack<S>::Raw;
  auto [ahead, step] = later ? later->take(depth, Ahead::kPace) : Ahead::Walk();
  const auto addColumn = [&]() __attribute__((always_inline)) {
    Raw ak[Rows];
    BACKFLOW_UNROLL
    for (int r = 0; r < Rows; ++r) ak[r] = ploadu<Raw>(a + r * Pack<S>::kWidth);
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) {
      const Raw bk = pset1<Raw>(b[j * bColumn]);
      BACKFLOW_UNROLL
      for (int r = 0; r < Rows; ++r) tile[r][j] = pmadd(ak[r], bk, tile[r][j]);
    }
    a += aStep;
    b += bStep;
  };
  if (!ahead) ahead = reinterpret_cast<const char*>(a);  // is near: costs nothing, and one loop will do
  BACKFLOW_UNROLL_BY_4
  for (Eigen::Index k = depth; k > 0; --k, ahead += step) {
    __builtin_prefetch(ahead, 0, 2);
    addColumn();
  }
}

}  // namespace backflow
