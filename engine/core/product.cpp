#include "engine/core/product.h"

#include <algorithm>

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
template <class S>
constexpr int kMostRows = kRegisters<S> == 32 ? 4 : 2;
template <class S>
constexpr int columnsFor(int rows) {
  return kRegisters<S> == 32 ? (rows == 4 ? 6 : rows == 3 ? 8 : 12) : (rows == 2 ? 6 : 12);
}

// acc[r][j] = Σ_k a_k[r]·b(k, j), where a_k are R packets at a + k·aStep and b(k, j) is at b + k·bStep + j·bColumn.
template <class S, int R, int C>
inline void tile(const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc, bool add) {
  using namespace Eigen::internal;
  using Raw = typename Pack<S>::Raw;
  constexpr int w = Pack<S>::kWidth;
  Raw acc[R][C];
  BACKFLOW_UNROLL
  for (int r = 0; r < R; ++r) {
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) acc[r][j] = add ? ploadu<Raw>(c + r * w + j * ldc) : pset1<Raw>(S(0));
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
    for (int j = 0; j < C; ++j) pstoreu(c + r * w + j * ldc, acc[r][j]);
  }
}

// A tile of `columns` columns, at most C.
template <class S, int R, int C>
inline void tileOf(Index columns, const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc,
                   bool add) {
  if constexpr (C > 1) {
    if (columns < C) return tileOf<S, R, C - 1>(columns, a, aStep, b, bStep, bColumn, depth, c, ldc, add);
  }
  tile<S, R, C>(a, aStep, b, bStep, bColumn, depth, c, ldc, add);
}

// A row of tiles: n columns of C in tiles of nearly equal width, since narrow ones leave the multipliers idle.
template <class S, int R>
void tiles(const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc, Index n, bool add) {
  constexpr int C = columnsFor<S>(R);
  for (Index j = 0; j < n;) {
    const Index left = n - j, width = (left + (left + C - 1) / C - 1) / ((left + C - 1) / C);
    tileOf<S, R, C>(width, a, aStep, b + j * bColumn, bStep, bColumn, depth, c + j * ldc, ldc, add);
    j += width;
  }
}

template <class S>
void tilesOf(int rows, const S* a, Index aStep, const S* b, Index bStep, Index bColumn, Index depth, S* c, Index ldc, Index n,
             bool add) {
  if constexpr (kMostRows<S> == 4) {
    if (rows == 4) return tiles<S, 4>(a, aStep, b, bStep, bColumn, depth, c, ldc, n, add);
    if (rows == 3) return tiles<S, 3>(a, aStep, b, bStep, bColumn, depth, c, ldc, n, add);
  }
  if (rows == 2) return tiles<S, 2>(a, aStep, b, bStep, bColumn, depth, c, ldc, n, add);
  tiles<S, 1>(a, aStep, b, bStep, bColumn, depth, c, ldc, n, add);
}

// Calls f(first row, packets) for each panel of `rows` rows.
template <class S, class F>
void forPanels(Index rows, F f) {
  constexpr int w = Pack<S>::kWidth;
  for (Index row = 0; row < rows;) {
    const int packets = static_cast<int>(std::min<Index>(kMostRows<S>, (rows - row) / w));
    f(row, packets);
    row += Index(packets) * w;
  }
}

}  // namespace

template <class S>
void PackedMatrix<S>::pack(const Eigen::Ref<const Matrix<S>, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>& a) {
  constexpr int w = Pack<S>::kWidth;
  rows_ = a.rows();
  depth_ = a.cols();
  if (rows_ % w != 0) {
    plain_ = a;
    return;
  }
  panels_.resize(rows_ * depth_);
  forPanels<S>(rows_, [&](Index row, int packets) {
    S* to = panels_.data() + row * depth_;
    for (Index k = 0; k < depth_; ++k, to += packets * w)
      for (int i = 0; i < packets * w; ++i) to[i] = a(row + i, k);
  });
}

template <class S>
void PackedMatrix<S>::multiply(const S* b, Index ldb, Index n, S* c, Index ldc, bool add) const {
  constexpr int w = Pack<S>::kWidth;
  if (rows_ % w != 0) {
    Eigen::Map<const Matrix<S>, 0, Eigen::OuterStride<>> mb(b, depth_, n, Eigen::OuterStride<>(ldb));
    Eigen::Map<Matrix<S>, 0, Eigen::OuterStride<>> mc(c, rows_, n, Eigen::OuterStride<>(ldc));
    if (add)
      mc.noalias() += plain_ * mb;
    else
      mc.noalias() = plain_ * mb;
    return;
  }
  forPanels<S>(rows_, [&](Index row, int packets) {
    tilesOf<S>(packets, panels_.data() + row * depth_, packets * w, b, 1, ldb, depth_, c + row, ldc, n, add);
  });
}

template <class S>
void addOuterProducts(const S* a, Index lda, const S* b, Index ldb, Index n, Matrix<S>& c) {
  constexpr Index kStretch = 128;
  if (c.rows() % Pack<S>::kWidth != 0) {
    Eigen::Map<const Matrix<S>, 0, Eigen::OuterStride<>> ma(a, c.rows(), n, Eigen::OuterStride<>(lda));
    Eigen::Map<const Matrix<S>, 0, Eigen::OuterStride<>> mb(b, c.cols(), n, Eigen::OuterStride<>(ldb));
    c.noalias() += ma * mb.transpose();
    return;
  }
  for (Index first = 0; first < n; first += kStretch)
    forPanels<S>(c.rows(), [&](Index row, int packets) {
      tilesOf<S>(packets, a + row + first * lda, lda, b + first * ldb, ldb, 1, std::min(kStretch, n - first), c.data() + row,
                 c.rows(), c.cols(), true);
    });
}

template class PackedMatrix<float>;
template class PackedMatrix<double>;
template void addOuterProducts(const float*, Index, const float*, Index, Index, Matrix<float>&);
template void addOuterProducts(const double*, Index, const double*, Index, Index, Matrix<double>&);

}  // namespace backflow
