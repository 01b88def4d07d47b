// Turns a cell's mathematics, said once for one unit, into loops over all units and samples. A cell is a struct with
//   static constexpr int kBlocks, kSlots, kStates;
//   template <class V, class Phi> static void forward(Forward<Cell, V>& s, const Phi& phi);
//   template <class V, class Phi> static void backward(Backward<Cell, V>& s, Phi& phi);
// and, where it has an inner product, innerForward and innerBackward on Inner<Cell, V>.
#pragma once

#include <array>

#include "engine/activations/list.h"
#include "engine/cells/cell.h"

namespace backflow {

template <class Cell, class V>
struct Forward {
  std::array<V, Cell::kSlots> slot;     // in: pre-activations a in the first kBlocks; out: what backward needs
  std::array<V, Cell::kStates> before;  // h_{t−1}, c_{t−1}
  std::array<V, Cell::kStates> now;     // out: h_t, c_t
};

template <class Cell, class V>
struct Backward {
  std::array<V, Cell::kSlots> slot;     // what forward left
  std::array<V, Cell::kStates> before;  // h_{t−1}, c_{t−1}
  std::array<V, Cell::kStates> now;     // h_t, c_t
  std::array<V, Cell::kStates> d;  // in: ∂L/∂h_t, ∂L/∂c_t; out: the direct part of ∂L/∂h_{t−1}, ∂L/∂c_{t−1}
  std::array<V, Cell::kBlocks> da;  // out: ∂L/∂a
};

template <class Cell, class V>
struct Inner {
  std::array<V, Cell::kBlocks> a;  // forward: pre-activations; backward: ∂L/∂a, to be completed
  std::array<V, Cell::kSlots> slot;
  V before;   // h_{t−1}
  V q;        // forward: out q_t; backward: in ∂L/∂q_t
  V dBefore;  // backward: to be added to: ∂L/∂h_{t−1}
};

namespace detail {

// Runs f(offset of the unit within its column, sample, width) over all units; the last, partial packet of a column is
// handed over through `f` too, with a width below that of a packet.
template <class V, class F>
void forUnits(int hidden, int batch, F f) {
  for (int b = 0; b < batch; ++b) {
    int u = 0;
    for (; u + V::kWidth <= hidden; u += V::kWidth) f(u, b, V::kWidth);
    if (u < hidden) f(u, b, hidden - u);
  }
}

template <class S>
Pack<S> load(const S* from, int width) {
  if (width == Pack<S>::kWidth) return Pack<S>::load(from);
  S buffer[Pack<S>::kWidth] = {};
  for (int i = 0; i < width; ++i) buffer[i] = from[i];
  return Pack<S>::load(buffer);
}

template <class S>
void store(Pack<S> value, S* to, int width) {
  if (width == Pack<S>::kWidth) return value.store(to);
  S buffer[Pack<S>::kWidth];
  value.store(buffer);
  for (int i = 0; i < width; ++i) to[i] = buffer[i];
}

}  // namespace detail

template <class Cell, class Definition, class S>
class PointwiseOf final : public Pointwise<S> {
  using V = Pack<S>;
  using PhiOf = Phi<Definition, S>;

 public:
  void forward(const StepPointers<S>& p) const override {
    const PhiOf phi{V(p.alpha), V()};
    detail::forUnits<V>(p.hidden, p.batch, [&](int u, int b, int width) {
      Forward<Cell, V> s;
      S* slot = p.saved + u + b * p.savedLd;
      for (int i = 0; i < Cell::kBlocks; ++i) s.slot[i] = detail::load(slot + i * p.hidden, width);
      for (int i = 0; i < Cell::kStates; ++i) s.before[i] = detail::load(p.previous[i] + u + b * p.stateLd[i], width);
      Cell::forward(s, phi);
      for (int i = 0; i < Cell::kSlots; ++i) detail::store(s.slot[i], slot + i * p.hidden, width);
      for (int i = 0; i < Cell::kStates; ++i) detail::store(s.now[i], p.next[i] + u + b * p.stateLd[i], width);
    });
  }

  S backward(const StepPointers<S>& p) const override {
    PhiOf phi{V(p.alpha), V()};
    detail::forUnits<V>(p.hidden, p.batch, [&](int u, int b, int width) {
      Backward<Cell, V> s;
      S* slot = p.saved + u + b * p.savedLd;
      for (int i = 0; i < Cell::kSlots; ++i) s.slot[i] = detail::load(slot + i * p.hidden, width);
      for (int i = 0; i < Cell::kStates; ++i) {
        s.before[i] = detail::load(p.previous[i] + u + b * p.stateLd[i], width);
        s.now[i] = detail::load<S>(p.next[i] + u + b * p.stateLd[i], width);
        s.d[i] = detail::load<S>(p.adjoint[i] + u + b * p.hidden, width);
      }
      Cell::backward(s, phi);
      for (int i = 0; i < Cell::kBlocks; ++i) detail::store(s.da[i], slot + i * p.hidden, width);
      for (int i = 0; i < Cell::kStates; ++i) detail::store(s.d[i], p.adjoint[i] + u + b * p.hidden, width);
    });
    return phi.dAlpha.sum();
  }

  void innerForward(const StepPointers<S>& p) const override {
    if constexpr (requires(Inner<Cell, V> s) { Cell::innerForward(s); })
      inner(p, [&](Inner<Cell, V>& s, int u, int b, int width) {
        Cell::innerForward(s);
        detail::store(s.q, p.inner + u + b * p.hidden, width);
      });
  }

  void innerBackward(const StepPointers<S>& p) const override {
    if constexpr (requires(Inner<Cell, V> s) { Cell::innerBackward(s); })
      inner(p, [&](Inner<Cell, V>& s, int u, int b, int width) {
        Cell::innerBackward(s);
        S* slot = p.saved + u + b * p.savedLd;
        for (int i = 0; i < Cell::kBlocks; ++i) detail::store(s.a[i], slot + i * p.hidden, width);
        detail::store(s.dBefore, p.adjoint[0] + u + b * p.hidden, width);
      });
  }

 private:
  template <class F>
  static void inner(const StepPointers<S>& p, F f) {
    detail::forUnits<V>(p.hidden, p.batch, [&](int u, int b, int width) {
      Inner<Cell, V> s;
      const S* slot = p.saved + u + b * p.savedLd;
      for (int i = 0; i < Cell::kBlocks; ++i) s.a[i] = detail::load(slot + i * p.hidden, width);
      for (int i = 0; i < Cell::kSlots; ++i) s.slot[i] = detail::load(slot + i * p.hidden, width);
      s.before = detail::load(p.previous[0] + u + b * p.stateLd[0], width);
      s.q = detail::load<S>(p.inner + u + b * p.hidden, width);
      if (p.adjoint[0]) s.dBefore = detail::load<S>(p.adjoint[0] + u + b * p.hidden, width);
      f(s, u, b, width);
    });
  }
};

// For CellInfo::makeFloat and makeDouble: the cell with the activation of that id.
template <class Cell, class S>
std::unique_ptr<Pointwise<S>> makePointwise(std::string_view activation) {
#define X(Name) \
  if (activation == activation::Name::about.id) return std::make_unique<PointwiseOf<Cell, activation::Name, S>>();
  BACKFLOW_ACTIVATIONS(X)
#undef X
  throw InputError("model.activation = \"" + std::string(activation) + "\": there is no such activation");
}

}  // namespace backflow
