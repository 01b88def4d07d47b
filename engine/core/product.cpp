#include "engine/core/product.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <type_traits>

#include "engine/core/huge_pages.h"
#include "engine/core/pack.h"
#include "engine/core/register_tile.h"

namespace backflow {
namespace {

using Eigen::Index;
using tiles::BFloat;

// Packets of rows in a tile, and columns for that many: as many accumulators as the registers hold beside the operands.
constexpr int kMostPackets = 4;
// What products must measure at least to be done on tiles. Below, packets are as fast; and a processor that uses its tiles
// lowers its clock for all else, too (by 9 to 20 % as measured). Of outer products both sides are split anew each time.
constexpr Index kLeastDepth = 96, kLeastColumns = 24, kLeastOuterRows = 128, kLeastOuterColumns = 96;
constexpr Index kDepthAtOnce = 160;  // columns of a panel: 40 kB of it, beside a tile's of B in a nearest cache of 48
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

// C = A·B, or C += A·B: column k of A is at a + k·aStep, b(k, j) at b + k·bStep + j·bColumn.
template <class S>
struct Product {
  const S *a, *b;
  S* c;
  Index aStep, bStep, bColumn, ldc, depth;
  bool add;
  Ahead* ahead;
  bool far;  // C does not fit into the second cache
};

// R packets of rows and C columns of a product.
template <class S, int R, int C>
[[gnu::noinline]] void tile(const Product<S>& p, const S* b, S* c, const Rows<R>& rows) {
  using namespace Eigen::internal;
  using Raw = typename Pack<S>::Raw;
  const Index ldc = p.ldc;
  if (p.far)  // the next tile's
    for (int j = 0; j < C; ++j)
      for (int r = 0; r < R; ++r) __builtin_prefetch(c + rows.of[r] + (C + j) * ldc, 1);
  RegisterTile<S, R, C> t;
  BACKFLOW_UNROLL
  for (int r = 0; r < R; ++r) {
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) t[r][j] = p.add ? ploadu<Raw>(c + rows.of[r] + j * ldc) : pset1<Raw>(S(0));
  }
  addProduct<S, R, C>(t, p.a, p.aStep, b, p.bStep, p.bColumn, p.depth, p.ahead);
  BACKFLOW_UNROLL
  for (int r = 0; r < R; ++r) {
    BACKFLOW_UNROLL
    for (int j = 0; j < C; ++j) pstoreu(c + rows.of[r] + j * ldc, t[r][j]);
  }
}

// A tile of `columns` columns, at most C.
template <class S, int R, int C>
inline void tileOf(Index columns, const Product<S>& p, Index first, const Rows<R>& rows) {
  if constexpr (C > 1) {
    if (columns < C) return tileOf<S, R, C - 1>(columns, p, first, rows);
  }
  tile<S, R, C>(p, p.b + first * p.bColumn, p.c + first * p.ldc, rows);
}

// A row of tiles: n columns of C in tiles of nearly equal width, since narrow ones leave the multipliers idle.
template <class S, int R>
void rowOfTiles(const Product<S>& p, Index n, const Rows<R>& rows) {
  constexpr int C = columnsFor<S>(R);
  Index tilesLeft = (n + C - 1) / C;
  for (Index j = 0, width = 0; j < n; j += width, --tilesLeft) {
    width = tilesLeft == 1 ? n - j : (n - j + tilesLeft - 1) / tilesLeft;
    tileOf<S, R, C>(width, p, j, rows);
  }
}

// The same for a number of packets that is known when it runs: `perGroup` one under the other, the next ones a group lower.
template <class S, int R = kMostPackets>
void tilesOf(Index packets, Index perGroup, Index groupStep, const Product<S>& p, Index n) {
  if constexpr (R > 1) {
    if (packets < R) return tilesOf<S, R - 1>(packets, perGroup, groupStep, p, n);
  }
  Rows<R> rows;
  for (Index r = 0, group = 0; r < R; group += groupStep)  // without divisions, which small products would feel
    for (Index i = 0; i < perGroup && r < R; ++i) rows.of[r++] = group + i * Pack<S>::kWidth;
  rowOfTiles<S, R>(p, n, rows);
}

// Whether a product with this depth and so many columns is done on the tile multiplier, which must be worth filling.
template <class S>
bool onTiles(Index depth, Index columns) {
  return std::is_same_v<S, float> && depth >= kLeastDepth && columns >= kLeastColumns && tiles::available();
}

// Outer products on the tile multiplier: two strips of A at a time, a stretch of B after the other, so that both stay in the
// near caches.
void addOuterTiles(const float* a, Index lda, const float* b, Index ldb, Index n, Eigen::Ref<Matrix<float>> c) {
  constexpr Index kStretch = 128;
  thread_local Vector<BFloat> left;
  const Index rowTiles = (c.cols() + tiles::kSide - 1) / tiles::kSide, stretches = (n + kStretch - 1) / kStretch;
  const Index room = tiles::room(kStretch);
  left.resize(std::max(left.size(), rowTiles * stretches * room));
  const auto leftOf = [&](Index i) { return left.data() + i * rowTiles * room; };
  const auto depthOf = [&](Index i) { return std::min(kStretch, n - i * kStretch); };
  for (Index i = 0; i < stretches; ++i)
    for (Index j = 0; j < rowTiles; ++j)
      tiles::splitRows(b + i * kStretch * ldb + j * tiles::kSide, ldb, depthOf(i), c.cols() - j * tiles::kSide,
                       leftOf(i) + j * tiles::room(depthOf(i)));
  alignas(64) BFloat right[2 * tiles::kBlock * kStretch / tiles::kDepth];
  for (Index row = 0; row < c.rows(); row += 2 * tiles::kSide)
    for (Index i = 0; i < stretches; ++i) {
      tiles::Strip strips[2];
      std::size_t count = 0;
      for (Index r = row; r < std::min(c.rows(), row + 2 * tiles::kSide); r += tiles::kSide, ++count) {
        BFloat* to = right + static_cast<Index>(count) * room;
        tiles::splitPairs(a + r + i * kStretch * lda, lda, depthOf(i), to);
        strips[count] = {to, c.data() + r};
      }
      tiles::multiply({strips, count}, {leftOf(i), depthOf(i)}, c.cols(), {c.outerStride(), true});
    }
}

}  // namespace

template <class S>
RightSide<S>& RightSide<S>::of(const S* b, Index ldb, Index depth, Index n) {
  b_ = b;
  ldb_ = ldb;
  n_ = n;
  split_ = onTiles<S>(depth, n);
  if constexpr (std::is_same_v<S, float>) {
    if (!split_) return *this;
    const Index room = tiles::room(depth);
    values_.resize(std::max(values_.size(), (n + tiles::kSide - 1) / tiles::kSide * room));
    BFloat* to = values_.data();
    for (Index j = 0; j < n; j += tiles::kSide, to += room)
      tiles::splitColumns(b + j * ldb, ldb, depth, std::min(tiles::kSide, n - j), to);
  }
  return *this;
}

template <class S>
void PackedMatrix<S>::shape(Index rows, Index depth, int groups) {
  constexpr Index w = Pack<S>::kWidth;
  assert(groups >= 1 && groups <= kMostGroups && rows % (groups * w) == 0);
  groups_ = groups;
  height_ = rows / groups;
  depth_ = depth;
  panelPackets_ = kMostPackets / groups;
  panels_ = (height_ / w + panelPackets_ - 1) / panelPackets_;
  if (values_.size() == rows * depth) return;
  values_.resize(rows * depth);
  preferHugePages(values_);
}

template <class S>
void PackedMatrix<S>::pack(const Matrix<S>& a, int groups, Index columns) {
  constexpr Index w = Pack<S>::kWidth;
  shape(a.rows(), a.cols(), groups);
  for (Index i = 0; i < panels_; ++i) {
    const Panel p = panel(i);
    S* to = values_.data() + p.first * groups * depth_;
    for (Index k = 0; k < depth_; ++k)
      for (int g = 0; g < groups; ++g) {
        const S* from = a.data() + k * a.rows() + g * height_ + p.first;
        for (Index row = 0; row < p.rows; row += w, to += w) Pack<S>::load(from + row).store(to);
      }
  }
  if (onTiles<S>(depth_, columns))
    packTiles(a);
  else
    split_.resize(0);
}

template <class S>
void PackedMatrix<S>::packTransposed(const Matrix<S>& a, Index rows, Index columns) {
  if (onTiles<S>(a.rows(), columns)) return pack(a.leftCols(rows).transpose(), 1, columns);
  constexpr Index w = Pack<S>::kWidth;
  assert(a.rows() % w == 0);
  shape(rows, a.rows(), 1);
  split_.resize(0);
  for (Index i = 0; i < panels_; ++i) {
    const Panel p = panel(i);
    for (Index k = 0; k < depth_; k += w)
      for (Index row = 0; row < p.rows; row += w) {
        Eigen::internal::PacketBlock<typename Pack<S>::Raw, w> block;
        const S* from = a.data() + (p.first + row) * a.rows() + k;
        for (Index j = 0; j < w; ++j) block.packet[j] = Pack<S>::load(from + j * a.rows()).raw[0];
        Eigen::internal::ptranspose(block);
        S* to = values_.data() + p.first * depth_ + k * p.rows + row;
        for (Index j = 0; j < w; ++j) Eigen::internal::pstoreu(to + j * p.rows, block.packet[j]);
      }
  }
}

// In the order of the panels, too: of each group the strips of its rows.
template <class S>
void PackedMatrix<S>::packTiles(const Matrix<S>& a) {
  const Index room = tiles::room(depth_);
  if (split_.size() != a.rows() / tiles::kSide * room) {
    split_.resize(a.rows() / tiles::kSide * room);
    preferHugePages(split_);
  }
  BFloat* to = split_.data();
  for (Index i = 0; i < panels_; ++i) {
    const Panel p = panel(i);
    for (int g = 0; g < groups_; ++g)
      for (Index row = 0; row < p.rows; row += tiles::kSide, to += room)
        if constexpr (std::is_same_v<S, float>) tiles::splitPairs(a.data() + g * height_ + p.first + row, a.rows(), depth_, to);
  }
}

template <class S>
void PackedMatrix<S>::multiplyTiles(const Panel& p, const RightSide<S>& b, S* c, Index ldc, bool add, Ahead* ahead) const {
  if constexpr (std::is_same_v<S, float>) {
    std::array<tiles::Strip, kMostPackets> strips;
    const Index room = tiles::room(depth_);
    const BFloat* from = split_.data() + p.first / tiles::kSide * groups_ * room;
    std::size_t n = 0;
    for (int g = 0; g < groups_; ++g)
      for (Index row = 0; row < p.rows; row += tiles::kSide, from += room)
        strips[n++] = {from, c + g * height_ + p.first + row};
    tiles::multiply({strips.data(), n}, {b.values_.data(), depth_}, b.n_, {ldc, add, ahead});
  }
}

template <class S>
void PackedMatrix<S>::multiplyPackets(const Panel& p, const RightSide<S>& b, S* c, Index ldc, bool add, Ahead* ahead) const {
  constexpr Index w = Pack<S>::kWidth;
  const S* a = values_.data() + p.first * groups_ * depth_;
  const Index rows = groups_ * p.rows;
  // A stretch of the panel at a time, which stays in the nearest cache for all columns; all nearly of one length.
  Index stretches = (depth_ + kDepthAtOnce - 1) / kDepthAtOnce;
  const bool far = isFar(values_);
  for (Index k = 0, depth = 0; k < depth_; k += depth, --stretches) {
    depth = stretches == 1 ? depth_ - k : (depth_ - k) / stretches;
    Ahead next;  // where A itself does not fit into the second cache; panel follows panel
    if (far) next.need(a + (k + depth) * rows, depth * rows);
    const Product<S> product{a + k * rows, b.b_ + k,     c + p.first,         rows, 1, b.ldb_, ldc,
                             depth,        add || k > 0, far ? &next : ahead, false};
    tilesOf<S>(rows / w, p.rows / w, height_, product, b.n_);
  }
}

template <class S>
void PackedMatrix<S>::multiplyPanel(Index i, const RightSide<S>& b, S* c, Index ldc, bool add, Ahead* ahead) const {
  if (b.split_ && split_.size())
    multiplyTiles(panel(i), b, c, ldc, add, ahead);
  else
    multiplyPackets(panel(i), b, c, ldc, add, ahead);
}

template <class S>
bool PackedMatrix<S>::inOne() const {
  return !split_.size() && depth_ <= kDepthAtOnce && !isFar(values_);
}

template <class S>
void PackedMatrix<S>::multiply(const RightSide<S>& b, S* c, Index ldc, bool add, Ahead* ahead) const {
  for (Index i = 0; i < panels_; ++i) multiplyPanel(i, b, c, ldc, add, ahead);
}

template <class S>
void addOuterProducts(const S* a, Index lda, const S* b, Index ldb, Index n, Eigen::Ref<Matrix<S>> c, const Corner& unread) {
  constexpr Index w = Pack<S>::kWidth;
  assert(c.rows() % w == 0);
  if constexpr (std::is_same_v<S, float>)
    if (n >= tiles::kDepth && c.rows() >= kLeastOuterRows && c.cols() >= kLeastOuterColumns && tiles::available())
      return addOuterTiles(a, lda, b, ldb, n, c);
  for (Index row = 0; row < c.rows();) {
    const Index packets = std::min<Index>(kMostPackets, (c.rows() - row) / w);
    const Product<S> product{a + row, b, c.data() + row, lda, ldb, 1, c.outerStride(), n, true, nullptr, isFar(c)};
    tilesOf<S>(packets, packets, 0, product, row < c.rows() - unread.rows ? c.cols() : c.cols() - unread.cols);
    row += packets * w;
  }
}

template class RightSide<float>;
template class RightSide<double>;
template class PackedMatrix<float>;
template class PackedMatrix<double>;
template void addOuterProducts(const float*, Index, const float*, Index, Index, Eigen::Ref<Matrix<float>>, const Corner&);
template void addOuterProducts(const double*, Index, const double*, Index, Index, Eigen::Ref<Matrix<double>>, const Corner&);

}  // namespace backflow
