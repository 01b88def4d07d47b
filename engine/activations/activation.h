// What an activation φ is. Each file of this folder defines one struct with
//   static constexpr Description about;
//   static constexpr double kGamma;       // γ = sup |φ′|: the bound in "σ₁(U) < 1/γ is sufficient for vanishing"
//   static constexpr bool kFromOutput;    // φ′ can be told from y = φ(a) alone
//   static constexpr double kSlope;       // the parameter α, where φ has one
//   static constexpr bool kLearned;       // α is learned: one a layer, or one a unit where there is a kPerUnit
//   template <class V> static V value(V a, V alpha);              // φ(a)
//   template <class V> static V derivative(V a, V y, V alpha);    // φ′(a); a is unset where kFromOutput
//   template <class V> static V slopeDerivative(V kept);          // ∂φ/∂α, where kLearned; of y where kFromOutput, else of a
// V is a number or a packet of numbers (core/pack.h).
#pragma once

#include "engine/core/pack.h"
#include "engine/core/registry.h"

namespace backflow {

// The registry's entry: the same function behind plain pointers, for whole arrays.
struct ActivationInfo {
  Description about;
  double gamma;
  bool learned;
  bool perUnit;  // one α a unit, else one a layer
  double slope;  // α at the start
  // y = φ(a); da = dy·φ′(a). n numbers each; alpha is ignored where φ has no parameter. y and a, da and dy may be the same.
  void (*applyFloat)(const float* a, float* y, std::ptrdiff_t n, float alpha);
  void (*applyDouble)(const double* a, double* y, std::ptrdiff_t n, double alpha);
  void (*backFloat)(const float* a, const float* y, const float* dy, float* da, std::ptrdiff_t n, float alpha);
  void (*backDouble)(const double* a, const double* y, const double* dy, double* da, std::ptrdiff_t n, double alpha);
  bool fromOutput;  // a cell keeps y for the way back, else a: see Phi::keep()
};

// φ as a cell sees it. Only one number an element is kept for the way back: y where φ′ can be told from it, else a.
template <class Definition, class V>
struct Phi {
  using Def = Definition;
  V alpha;
  V dAlpha;  // ∂L/∂α, summed over everything that was differentiated

  V operator()(V a) const { return Def::value(a, alpha); }
  V keep(V a, V y) const { return Def::kFromOutput ? y : a; }
  V output(V kept) const { return Def::kFromOutput ? kept : Def::value(kept, alpha); }
  // ∂L/∂a from what was kept and ∂L/∂y.
  V back(V kept, V dy) {
    if constexpr (Def::kLearned) dAlpha += dy * Def::slopeDerivative(kept);
    return dy * Def::derivative(kept, output(kept), alpha);
  }
};

}  // namespace backflow
