#include "engine/core/product.h"

#include <algorithm>
#include <cassert>

#include "engine/core/pack.h"

// The accumulators of a tile must live in registers, so its loops are unrolled whole.
#ifdef __clang__
#define BACKFLOW_UNROLL _Pragma("unroll")
#else
#define BACKFLOW_UNROLL _Pragma("GCC unroll 16")
#endif

namespace backflow {
namespace {

using Eigen::Index;

template <class S>
constexpr int kRegisters = sizeof(typename Pack<S>::Raw) == 64 ? 32 : 16;  // AVX-512 has twice as many

// Packets of rows in a tile, and columns for that many: as many accumulators as the registers hold beside the operands.
constexpr int kMostPackets = 4;
constexpr Index kDepthAtOnce = 120;  // columns of a panel: 30 kB of it
template <class S>
constexpr int columnsFor(int packets) {
  constexpr int wide[] = {0, 12, 12, 8, 6}, narrow[] = {0, 12, 6, 4, 3};
  return kRegisters<S> == 32 ? wide[packets] : narrow[packets];
}

// Where the packets of a tile's column go: packet r is `of[r]` numbers below the first.
template <int R>
struct Rows {
  Index of[R];
};

// acc[r][j] = Σ_k a_k[r]·b(k, j), where a_k are R packets at a + k·aStep and b(k, j) is at b + k·bStep + j·bColumn.
template <class S, int R, int C>
[[gnu::noinline]] void tile(const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc,
                            const Rows<R>& rows, bool add) {
  using namespace Eigen::internal;
  using Raw = typename Pack<S>::Raw;
  constexpr int w = Pack<S>::kWidth;
  Raw acc[R][C];
  BACKFLOW_UNROLL
  for (int r = 0; r < R; ++r) {
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) acc[r][j] = add ? ploadu<Raw>(c + rows.of[r] + j * ldc) : pset1<Raw>(S(0));
  }
  for (Index k = 0; k < depth; ++k, a += aStep, b += bStep) {
    Raw ak[R];
    BACKFLOW_UNROLL
    for (int r = 0; r < R; ++r) ak[r] = ploadu<Raw>(a + r * w);
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) {
      const Raw bk = pset1<Raw>(b[j * bColumn]);
      BACKFLOW_UNROLL
      for (int r = 0; r < R; ++r) acc[r][j] = pmadd(ak[r], bk, acc[r][j]);
    }
  }
  BACKFLOW_UNROLL
  for (int r = 0; r < R; ++r) {
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) pstoreu(c + rows.of[r] + j * ldc, acc[r][j]);
  }
}

// A tile of `columns` columns, at most C.
template <class S, int R, int C>
inline void tileOf(Index columns, const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc,
                   const Rows<R>& rows, bool add) {
  if constexpr (C > 1) {
    if (columns < C) return tileOf<S, R, C - 1>(columns, a, aStep, b, bStep, bColumn, depth, c, ldc, rows, add);
  }
  tile<S, R, C>(a, aStep, b, bStep, bColumn, depth, c, ldc, rows, add);
}

// A row of tiles: n columns of C in tiles of nearly equal width, since narrow ones leave the multipliers idle.
template <class S, int R>
void tiles(const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc, Index n,
           const Rows<R>& rows, bool add) {
  constexpr int C = columnsFor<S>(R);
  for (Index j = 0; j < n;) {
    const Index left = n - j, width = (left + (left + C - 1) / C - 1) / ((left + C - 1) / C);
    tileOf<S, R, C>(width, a, aStep, b + j * bColumn, bStep, bColumn, depth, c + j * ldc, ldc, rows, add);
    j += width;
  }
}

// The same for a number of packets that is known when it runs: `perGroup` one under the other, the next ones a group lower.
template <class S, int R = kMostPackets>
void tilesOf(Index packets, Index perGroup, Index groupStep, const S* a, Index aStep, const S* b, Index bStep, Index bColumn,
             Index depth, S* c, Index ldc, Index n, bool add) {
  if constexpr (R > 1) {
    if (packets < R) return tilesOf<S, R - 1>(packets, perGroup, groupStep, a, aStep, b, bStep, bColumn, depth, c, ldc, n, add);
  }
  Rows<R> rows;
  for (Index r = 0; r < R; ++r) rows.of[r] = r / perGroup * groupStep + r % perGroup * Pack<S>::kWidth;
  tiles<S, R>(a, aStep, b, bStep, bColumn, depth, c, ldc, n, rows, add);
}

}  // namespace

template <class S>
typename PackedMatrix<S>::Panel PackedMatrix<S>::panel(Index i) const {
  const Index first = i * panelPackets_ * Pack<S>::kWidth;
  return {first, std::min(panelPackets_ * Pack<S>::kWidth, height_ - first)};
}

template <class S>
void PackedMatrix<S>::pack(const Matrix<S>& a, int groups) {
  constexpr Index w = Pack<S>::kWidth;
  assert(groups >= 1 && groups <= kMostGroups && a.rows() % (groups * w) == 0);
  groups_ = groups;
  height_ = a.rows() / groups;
  depth_ = a.cols();
  panelPackets_ = kMostPackets / groups;
  panels_ = (height_ / w + panelPackets_ - 1) / panelPackets_;
  values_.resize(a.size());
  for (Index i = 0; i < panels_; ++i) {
    const Panel p = panel(i);
    S* to = values_.data() + p.first * groups * depth_;
    for (Index k = 0; k < depth_; ++k)
      for (int g = 0; g < groups; ++g, to += p.rows) std::copy_n(a.data() + k * a.rows() + g * height_ + p.first, p.rows, to);
  }
}

template <class S>
void PackedMatrix<S>::multiplyPanel(Index which, const S* b, Index ldb, Index n, S* c, Index ldc, bool add) const {
  constexpr Index w = Pack<S>::kWidth;
  const Panel p = panel(which);
  const S* a = values_.data() + p.first * groups_ * depth_;
  const Index rows = groups_ * p.rows;
  // A stretch of the panel at a time, which stays in the nearest cache for all columns.
  for (Index k = 0; k < depth_; k += kDepthAtOnce)
    tilesOf<S>(rows / w, p.rows / w, height_, a + k * rows, rows, b + k, 1, ldb, std::min(kDepthAtOnce, depth_ - k),
               c + p.first, ldc, n, add || k > 0);
}

template <class S>
void PackedMatrix<S>::multiply(const S* b, Index ldb, Index n, S* c, Index ldc, bool add) const {
  for (Index i = 0; i < panels_; ++i) multiplyPanel(i, b, ldb, n, c, ldc, add);
}

template <class S>
void addOuterProducts(const S* a, Index lda, const S* b, Index ldb, Index n, Eigen::Ref<Matrix<S>> c) {
  constexpr Index w = Pack<S>::kWidth;
  assert(c.rows() % w == 0);
  for (Index row = 0; row < c.rows();) {
    const Index packets = std::min<Index>(kMostPackets, (c.rows() - row) / w);
    tilesOf<S>(packets, packets, 0, a + row, lda, b, ldb, 1, n, c.data() + row, c.outerStride(), c.cols(), true);
    row += packets * w;
  }
}

template class PackedMatrix<float>;
template class PackedMatrix<double>;
template void addOuterProducts(const float*, Index, const float*, Index, Index, Eigen::Ref<Matrix<float>>);
template void addOuterProducts(const double*, Index, const double*, Index, Index, Eigen::Ref<Matrix<double>>);

}  // namespace backflow
