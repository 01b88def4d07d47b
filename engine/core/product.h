// The two matrix products that backpropagation through time is made of, for matrices whose rows are few and whose operands
// are used again and again: Eigen's general product packs both operands on every call, which costs as much as a third of
// the time at the sizes here. Everything is padded to whole packets and cache lines, so that no kernel has a remainder.
#pragma once

#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/core/pack.h"
#include "engine/core/tiles.h"
#include "engine/core/types.h"

namespace backflow {

// n rounded up to whole packets: how many rows a block of n units takes.
template <class S>
constexpr Eigen::Index paddedRows(Eigen::Index n) {
  constexpr Eigen::Index w = Pack<S>::kWidth;
  return (n + w - 1) / w * w;
}

// A leading dimension for columns of n rows: an odd number of cache lines. With a power of two, columns would compete for
// the same few lines of the nearest cache.
template <class S>
constexpr Eigen::Index paddedColumn(Eigen::Index n) {
  constexpr Eigen::Index line = 64 / static_cast<Eigen::Index>(sizeof(S));
  return ((n + line - 1) / line | 1) * line;
}

// The same for columns that are read whole or in panels of four cache lines: those compete only where their length is a
// multiple of eight lines. paddedColumn() would cost up to half as much memory again.
template <class S>
constexpr Eigen::Index panelColumn(Eigen::Index n) {
  constexpr Eigen::Index line = 64 / static_cast<Eigen::Index>(sizeof(S));
  const Eigen::Index lines = (n + line - 1) / line;
  return (lines % 8 == 0 ? lines + 1 : lines) * line;
}

// Whether a matrix is too large for the second cache, where it has to share it.
template <class M>
bool isFar(const M& m) {
  return m.size() * static_cast<Eigen::Index>(sizeof(typename M::Scalar)) > Eigen::Index(1) << 20;
}

// Memory that the next step needs, asked for line by line while a product runs: the multipliers leave the memory idle, and a
// sequence does not fit into the second cache.
class Ahead {
 public:
  // From now on also these numbers.
  template <class S>
  void need(const S* first, Eigen::Index count) {
    assert(ranges_ < kMostRanges);
    const char* begin = reinterpret_cast<const char*>(first);
    range_[ranges_++] = {begin, begin + count * static_cast<Eigen::Index>(sizeof(S))};
  }
  // How many bytes to ask for in each turn of a product in packets. Sixteen lines can be on their way: with one a turn, those
  // of A had to wait.
  static constexpr Eigen::Index kPace = 48;
  // What a loop of `turns` is to ask for: begin, begin + step, …, at most a line of 64 bytes a turn; null when all has been.
  struct Walk {
    const char* begin = nullptr;
    Eigen::Index step = 0;  // bytes
  };
  Walk take(Eigen::Index turns, Eigen::Index mostBytes = 64) {
    while (now_ < ranges_ && range_[now_].begin >= range_[now_].end) ++now_;
    if (now_ == ranges_) return {};
    assert(turns > 0);
    Range& r = range_[now_];
    const Walk walk{r.begin, std::min<Eigen::Index>(mostBytes, (r.end - r.begin + turns - 1) / turns)};
    r.begin += turns * walk.step;
    return walk;
  }

 private:
  static constexpr int kMostRanges = 4;
  struct Range {
    const char *begin, *end;
  };
  Range range_[kMostRanges];
  int ranges_ = 0, now_ = 0;
};

// B (K×n, column-major), for any number of products with packed matrices: as it is, or as the tile multiplier wants it where
// that is the faster way. Keeps its memory.
template <class S>
class RightSide {
 public:
  // Reads b now and, where it is not split, again in the products.
  RightSide& of(const S* b, Eigen::Index ldb, Eigen::Index depth, Eigen::Index n);

 private:
  template <class>
  friend class PackedMatrix;
  const S* b_ = nullptr;
  Eigen::Index ldb_ = 0, n_ = 0;
  bool split_ = false;
  Vector<tiles::BFloat> values_;
};

// A (M×K), packed once and multiplied many times. Its rows are `groups` blocks of equal height; a panel takes the same rows of
// every block, so that all pre-activations of a few units are ready together. Within a panel column lies after column, so
// that a tile of the result stays in registers while K runs.
template <class S>
class PackedMatrix {
 public:
  static constexpr int kMostGroups = 4;
  static constexpr Eigen::Index kManyColumns = std::numeric_limits<Eigen::Index>::max();

  // The height of a group must be a multiple of the packet width; groups: 1 … kMostGroups. `columns`: how many B will have at
  // most; it may have more, at a price.
  void pack(const Matrix<S>& a, int groups = 1, Eigen::Index columns = kManyColumns);
  // A = the transpose of a's first `rows` columns, in one group; a's rows are a multiple of the packet width, too.
  void packTransposed(const Matrix<S>& a, Eigen::Index rows, Eigen::Index columns = kManyColumns);

  struct Panel {
    Eigen::Index first, rows;  // of every group
  };
  Eigen::Index panels() const { return panels_; }
  Panel panel(Eigen::Index i) const {
    const Eigen::Index first = i * panelPackets_ * Pack<S>::kWidth;
    return {first, std::min(panelPackets_ * Pack<S>::kWidth, height_ - first)};
  }
  Eigen::Index depth() const { return depth_; }

  // C = A·B, or C += A·B, where B was given with this depth. C: M×n with leading dimension ldc, column-major. One panel, or
  // all.
  void multiplyPanel(Eigen::Index i, const RightSide<S>& b, S* c, Eigen::Index ldc, bool add, Ahead* ahead = nullptr) const;
  void multiply(const RightSide<S>& b, S* c, Eigen::Index ldc, bool add, Ahead* ahead = nullptr) const;
  // For whoever keeps a panel's product in registers instead (register_tile.h): whether panels are near and short enough for
  // that; where column k of one is: panelValues(i) + k·groups·rows.
  bool inOne() const;
  const S* panelValues(Eigen::Index i) const { return values_.data() + panel(i).first * groups_ * depth_; }

 private:
  void shape(Eigen::Index rows, Eigen::Index depth, int groups);
  void packTiles(const Matrix<S>& a);
  void multiplyTiles(const Panel& p, const RightSide<S>& b, S* c, Eigen::Index ldc, bool add, Ahead* ahead) const;
  void multiplyPackets(const Panel& p, const RightSide<S>& b, S* c, Eigen::Index ldc, bool add, Ahead* ahead) const;

  Eigen::Index height_ = 0, depth_ = 0, panels_ = 0, panelPackets_ = 1;
  int groups_ = 1;
  Vector<S> values_;
  Vector<tiles::BFloat> split_;  // the same for the tile multiplier, where there is one
};

// A·B, where b(k, j) is at b + k + j·ldb: a product that is kept in registers, panel by panel. Behind column `whole` the last
// groups of A may be 0, for whoever knows that they are.
template <class S>
struct FusedProduct {
  const PackedMatrix<S>& a;
  const S* b;
  Eigen::Index ldb;
  Ahead* ahead;
  Eigen::Index whole = a.depth();
};

// A matrix's lower right corner.
struct Corner {
  Eigen::Index rows = 0, cols = 0;
};

// C += A·Bᵀ with A: M×n (lda), B: N×n (ldb), C: M×N; M a multiple of the packet width: a sum of n outer products. n of a few
// hundred at most keeps A and B in the nearest caches. What becomes of C in the corner `unread` is left open.
template <class S>
void addOuterProducts(const S* a, Eigen::Index lda, const S* b, Eigen::Index ldb, Eigen::Index n, Eigen::Ref<Matrix<S>> c,
                      const Corner& unread = {});

}  // namespace backflow
