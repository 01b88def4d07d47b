// Turns a cell's mathematics, said once for one unit, into loops over all units and samples. A cell is a struct with
//   static constexpr PreActivation kBlocks[];  static constexpr int kSlots, kStates;
//   template <class V, class Phi> static void forward(Forward<Cell, V>& s, const Phi& phi);
//   template <class V, class Phi> static void backward(Backward<Cell, V>& s, Phi& phi);
// and, where it has an inner product, innerForward and innerBackward on Inner<Cell, V>; kOwn, where it has numbers of its own;
// kWithoutPhi, where its equations have no φ. cellOf() makes the entry for the list of it.
#pragma once

#include <array>

#include "engine/activations/list.h"
#include "engine/cells/cell.h"
#include "engine/core/register_tile.h"

namespace backflow {

// How many numbers of its own a cell has for each unit: Cell::kOwn, or none.
template <class Cell>
constexpr int ownNumbers() {
  if constexpr (requires { Cell::kOwn; })
    return Cell::kOwn;
  else
    return 0;
}

template <class Cell>
constexpr int kBlocksOf = static_cast<int>(std::size(Cell::kBlocks));

template <class Cell, class V>
struct Forward {
  std::array<V, Cell::kSlots> slot;     // in: pre-activations a in the first kBlocks; out: what backward needs
  std::array<V, Cell::kStates> before;  // h_{t−1}, c_{t−1}
  std::array<V, Cell::kStates> now;     // out: h_t, c_t
  std::array<V, ownNumbers<Cell>()> own;
  V epsilon;
};

template <class Cell, class V>
struct Backward {
  std::array<V, Cell::kSlots> slot;     // what forward left
  std::array<V, Cell::kStates> before;  // h_{t−1}, c_{t−1}
  std::array<V, Cell::kStates> now;     // h_t, c_t
  std::array<V, Cell::kStates> d;  // in: ∂L/∂h_t, ∂L/∂c_t; out: the direct part of ∂L/∂h_{t−1}, ∂L/∂c_{t−1}
  std::array<V, kBlocksOf<Cell>> da;            // out: ∂L/∂a
  std::array<V, ownNumbers<Cell>()> own, dOwn;  // dOwn: to be added to
  V epsilon;
};

template <class Cell, class V>
struct Inner {
  std::array<V, kBlocksOf<Cell>> a;  // forward: pre-activations; backward: ∂L/∂a, to be completed
  std::array<V, Cell::kSlots> slot;
  V before;   // h_{t−1}
  V q;        // forward: out q_t; backward: in ∂L/∂q_t
  V dBefore;  // backward: to be added to: ∂L/∂h_{t−1}
};

// Samples in step, kTogether at a time, so that they need not wait for each other (core/pack.h).
template <class Cell, class Definition, class S>
class PointwiseOf final : public Pointwise<S> {
  using One = Pack<S>;
  static constexpr int kTogether = sizeof(S) == sizeof(float) ? 4 : 1;  // doubles only check and analyse
  static constexpr int kOwn = ownNumbers<Cell>(), kBlocks = kBlocksOf<Cell>;
  static constexpr int kBulk = bulkBlocks(Cell::kBlocks), kGroups = kBlocks - kBulk;
  // Fused are up to so many samples, as many as a thread is given at once: of more, a product in wider tiles is faster.
  static constexpr int kMostFused = 32;
  static constexpr bool kFusible = kTogether > 1 && kRegisters<S> == 32 && kGroups > 0 && !requires(Inner<Cell, One> s) {
    Cell::innerForward(s);
  };

 public:
  // Flattened: what works on many packets must keep them in registers, and so be inlined whole.
  [[gnu::flatten]] void forward(const StepPointers<S>& p) const override {
    forSamples(p, [&p]<int N>(const Pack<S, N>&, int b, int u) {
      forwardOf<N>(p, b, u, [](int /*block*/, const S* at, std::ptrdiff_t step) { return Pack<S, N>::load(at, step); });
    });
  }

  bool fuses(int batch) const override { return kFusible && batch % kTogether == 0 && batch <= kMostFused; }

  void forwardFused(const FusedProduct<S>& product, const StepPointers<S>& p) const override {
    forTiles<kGroups>(product, p.batch, [&]<int U, int C>(const Tile<U, C>& tile) { forwardTile(product, p, tile); });
  }

  [[gnu::flatten]] void backward(const StepPointers<S>& p) const override {
    forSamples(p, [&p]<int N>(const Pack<S, N>&, int b, int u) {
      backwardOf<N>(p, b, u, Pack<S, N>::load(p.adjoint[0] + u + b * p.adjointLd, p.adjointLd));
    });
  }

  void backwardFused(const FusedProduct<S>& product, const StepPointers<S>& p, double* squares) const override {
    forTiles<1>(product, p.batch, [&]<int U, int C>(const Tile<U, C>& tile) { backwardTile(product, p, squares, tile); });
  }

  void innerForward(const StepPointers<S>& p) const override {
    if constexpr (requires(Inner<Cell, One> s) { Cell::innerForward(s); })
      inner(p, [&](Inner<Cell, One>& s, S* /*slot*/, std::ptrdiff_t at) {
        Cell::innerForward(s);
        s.q.store(p.inner + at);
      });
  }

  void innerBackward(const StepPointers<S>& p) const override {
    if constexpr (requires(Inner<Cell, One> s) { Cell::innerBackward(s); })
      inner(p, [&](Inner<Cell, One>& s, S* slot, std::ptrdiff_t at) {
        Cell::innerBackward(s);
        for (int i = 0; i < kBlocks; ++i) s.a[i].store(slot + i * p.slotStep);
        s.dBefore.store(p.adjoint[0] + at);
      });
  }

 private:
  // `a` gives the pre-activations of a block, which has its place at `at`.
  template <int N, class A>
  static void forwardOf(const StepPointers<S>& p, Eigen::Index b, Eigen::Index u, const A& a) {
    using V = Pack<S, N>;
    const Phi<Definition, V> phi = phiOf<V>(p, u);
    Forward<Cell, V> s;
    s.epsilon = V(p.epsilon);
    S* slot = p.saved + u + b * p.savedLd;
    for (int i = 0; i < kOwn; ++i) s.own[i] = V::load(p.own + u + i * p.slotStep);
    BACKFLOW_UNROLL
    for (int i = 0; i < kBlocks; ++i) s.slot[i] = a(i, slot + i * p.slotStep, p.savedLd);
    for (int i = 0; i < Cell::kStates; ++i) s.before[i] = V::load(p.previous[i] + u + b * p.stateLd[i], p.stateLd[i]);
    Cell::forward(s, phi);
    for (int i = 0; i < Cell::kSlots; ++i) s.slot[i].store(slot + i * p.slotStep, p.savedLd);
    for (int i = 0; i < Cell::kStates; ++i) s.now[i].store(p.next[i] + u + b * p.stateLd[i], p.stateLd[i]);
  }

  // `dh` is ∂L/∂h_t.
  template <int N>
  static void backwardOf(const StepPointers<S>& p, Eigen::Index b, Eigen::Index u, const Pack<S, N>& dh) {
    using V = Pack<S, N>;
    Phi<Definition, V> phi = phiOf<V>(p, u);
    Backward<Cell, V> s;
    s.epsilon = V(p.epsilon);
    S* slot = p.saved + u + b * p.savedLd;
    for (int i = 0; i < kOwn; ++i) s.own[i] = V::load(p.own + u + i * p.slotStep);
    for (int i = 0; i < Cell::kSlots; ++i) s.slot[i] = V::load(slot + i * p.slotStep, p.savedLd);
    for (int i = 0; i < Cell::kStates; ++i) {
      s.before[i] = V::load(p.previous[i] + u + b * p.stateLd[i], p.stateLd[i]);
      s.now[i] = V::load(p.next[i] + u + b * p.stateLd[i], p.stateLd[i]);
    }
    s.d[0] = dh;
    for (int i = 1; i < Cell::kStates; ++i) s.d[i] = V::load(p.adjoint[i] + u + b * p.adjointLd, p.adjointLd);
    Cell::backward(s, phi);
    for (int i = 0; i < kBlocks; ++i) s.da[i].store(slot + i * p.slotStep, p.savedLd);
    for (int i = 0; i < Cell::kStates; ++i) s.d[i].store(p.adjoint[i] + u + b * p.adjointLd, p.adjointLd);
    for (int i = 0; i < kOwn; ++i) add(s.dOwn[i], p.dOwn + u + i * p.slotStep);
    if constexpr (Definition::kLearned)
      if (p.dAlpha) add(phi.dAlpha, p.dAlpha + u);
  }

  // Of a panel with U packets of each group, C samples.
  template <int U, int C>
  struct Tile {
    const S* panel;
    Eigen::Index unit;  // the first
    int sample;
  };

  // Calls f(Tile<U, C>) for all tiles of the product of a matrix with that many groups.
  template <int Groups, class F>
  static void forTiles([[maybe_unused]] const FusedProduct<S>& product, [[maybe_unused]] int batch, [[maybe_unused]] F f) {
    if constexpr (kFusible) {
      for (Eigen::Index i = 0; i < product.a.panels(); ++i) {
        const auto [first, rows] = product.a.panel(i);
        const S* values = product.a.panelValues(i);
        const auto tiles = [&, u = first, packets = rows / One::kWidth]<int U>(std::integral_constant<int, U>) {
          if (packets != U) return false;
          constexpr int kWide = Groups * U <= 2 ? 2 * kTogether : kTogether;  // four chains or more for each multiplier
          int b = 0;
          for (; b + kWide <= batch; b += kWide) f(Tile<U, kWide>{values, u, b});
          for (; b < batch; b += kTogether) f(Tile<U, kTogether>{values, u, b});
          return true;
        };
        [&]<int... Less>(std::integer_sequence<int, Less...>) {
          return (tiles(std::integral_constant<int, Less + 1>()) || ...);
        }
        (std::make_integer_sequence<int, PackedMatrix<S>::kMostGroups / Groups>());
      }
    }
  }

  // kTogether columns of a row of a tile, from column c on.
  static Pack<S, kTogether> columns(const typename One::Raw* row, int c) {
    Pack<S, kTogether> v;
    BACKFLOW_UNROLL
    for (int j = 0; j < kTogether; ++j) v.raw[j] = row[c + j];
    return v;
  }

  // a += the tile's product; behind the columns that are whole, that of its first Rows packets
  template <int Rows, int R, int U, int C>
  [[gnu::always_inline]] static void addTile(RegisterTile<S, R, C>& a, const FusedProduct<S>& product, const Tile<U, C>& tile) {
    constexpr int kStep = R * One::kWidth;
    const S* b = product.b + tile.sample * product.ldb;
    const Eigen::Index depth = product.a.depth(), whole = Rows == R ? depth : product.whole;
    addProduct<S, R, C>(a, tile.panel, kStep, b, 1, product.ldb, whole, product.ahead);
    if constexpr (0 < Rows && Rows < R)
      addProduct<S, R, C, Rows>(a, tile.panel + whole * kStep, kStep, b + whole, 1, product.ldb, depth - whole, nullptr);
  }

  template <int U, int C>
  [[gnu::flatten, gnu::noinline]] static void forwardTile(const FusedProduct<S>& product, const StepPointers<S>& p,
                                                          const Tile<U, C>& tile) {
    using V = Pack<S, kTogether>;
    RegisterTile<S, kGroups * U, C> a;
    BACKFLOW_UNROLL
    for (auto& row : a) {
      BACKFLOW_UNROLL
      for (auto& v : row) v = Eigen::internal::pset1<typename One::Raw>(S(0));
    }
    addTile<(kGroups - inputlessBlocks(Cell::kBlocks)) * U>(a, product, tile);
    BACKFLOW_UNROLL
    for (int c = 0; c < C; c += kTogether) {
      BACKFLOW_UNROLL
      for (int u = 0; u < U; ++u)
        forwardOf<kTogether>(p, tile.sample + c, tile.unit + u * One::kWidth, [&](int block, const S* at, std::ptrdiff_t step) {
          return block < kBulk ? V::load(at, step) : columns(a[(block - kBulk) * U + u], c);
        });
    }
  }

  template <int U, int C>
  [[gnu::flatten, gnu::noinline]] static void backwardTile(const FusedProduct<S>& product, const StepPointers<S>& p,
                                                           double* squares, const Tile<U, C>& tile) {
    using V = Pack<S, kTogether>;
    const Eigen::Index first = tile.unit + tile.sample * p.adjointLd;
    RegisterTile<S, U, C> dh;
    BACKFLOW_UNROLL
    for (int u = 0; u < U; ++u) {
      BACKFLOW_UNROLL
      for (int j = 0; j < C; ++j)
        dh[u][j] = Eigen::internal::ploadu<typename One::Raw>(p.adjoint[0] + first + u * One::kWidth + j * p.adjointLd);
    }
    addTile<U>(dh, product, tile);
    BACKFLOW_UNROLL
    for (int c = 0; c < C; c += kTogether) {
      V sum;
      BACKFLOW_UNROLL
      for (int u = 0; u < U; ++u) {
        const V v = columns(dh[u], c);
        sum = multiplyAdd(v, v, sum);
        v.store(p.arrived + first + u * One::kWidth + c * p.adjointLd, p.adjointLd);
        backwardOf<kTogether>(p, tile.sample + c, tile.unit + u * One::kWidth, v);
      }
      addSums(sum, squares + tile.sample + c);
    }
  }

  // Calls f(Pack<S, N>, b, u) for the units from u on of the samples b … b+N−1.
  template <class F>
  static void forSamples(const StepPointers<S>& p, F f) {
    int b = 0;
    if constexpr (kTogether > 1)
      for (; b + kTogether <= p.batch; b += kTogether)
        for (int u = 0; u < p.units; u += One::kWidth) f(Pack<S, kTogether>(), b, u);
    for (; b < p.batch; ++b)
      for (int u = 0; u < p.units; u += One::kWidth) f(One(), b, u);
  }

  template <int N>
  static void add(const Pack<S, N>& v, S* to) {
    (One::load(to) + v.total()).store(to);
  }

  template <class W>
  static Phi<Definition, W> phiOf(const StepPointers<S>& p, Eigen::Index u) {
    if constexpr (Definition::kLearned)
      return {W::load(p.alpha + u), W()};
    else
      return {W(static_cast<S>(Definition::kSlope)), W()};
  }

  template <class F>
  static void inner(const StepPointers<S>& p, F f) {
    for (int u = 0; u < p.units; u += One::kWidth)
      for (int b = 0; b < p.batch; ++b) {
        Inner<Cell, One> s;
        S* slot = p.saved + u + b * p.savedLd;
        const std::ptrdiff_t at = u + b * p.adjointLd;
        for (int i = 0; i < kBlocks; ++i) s.a[i] = One::load(slot + i * p.slotStep);
        for (int i = 0; i < Cell::kSlots; ++i) s.slot[i] = One::load(slot + i * p.slotStep);
        s.before = One::load(p.previous[0] + u + b * p.stateLd[0]);
        s.q = One::load(p.inner + at);
        if (p.adjoint[0]) s.dBefore = One::load(p.adjoint[0] + at);
        f(s, slot, at);
      }
  }
};

// For CellInfo::makeFloat and makeDouble: the cell with the activation of that id.
template <class Cell, class S>
std::unique_ptr<Pointwise<S>> makePointwise(std::string_view activation) {
#define BACKFLOW_MAKE(Name) \
  if (activation == activation::Name::about.id) return std::make_unique<PointwiseOf<Cell, activation::Name, S>>();
  BACKFLOW_ACTIVATIONS(BACKFLOW_MAKE)
#undef BACKFLOW_MAKE
  throw InputError("model.activation = \"" + std::string(activation) + "\": there is no such activation");
}

// The same for a cell whose equations have no φ.
template <class Cell, class S>
std::unique_ptr<Pointwise<S>> makePlain(std::string_view /*activation*/) {
  return std::make_unique<PointwiseOf<Cell, activation::Linear, S>>();
}

// A cell's entry: blocks, states, slots and numbers of its own as the struct has them, and loops over it; `rest` says all else.
// A struct whose equations have no φ has a kWithoutPhi.
template <class Cell>
constexpr CellInfo cellOf(CellInfo rest) {
  rest.blocks = Cell::kBlocks;
  rest.states = Cell::kStates;
  rest.slots = Cell::kSlots;
  rest.own.derived = ownNumbers<Cell>();
  rest.usesActivation = !requires { Cell::kWithoutPhi; };
  if constexpr (requires { Cell::kWithoutPhi; }) {
    rest.makeFloat = makePlain<Cell, float>;
    rest.makeDouble = makePlain<Cell, double>;
  } else {
    rest.makeFloat = makePointwise<Cell, float>;
    rest.makeDouble = makePointwise<Cell, double>;
  }
  return rest;
}

}  // namespace backflow
