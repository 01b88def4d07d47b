#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The minimal gated unit: one gate does what the GRU's two do (Zhou, Wu, Zhang and Zhou 2016).
//   f = σ(a_f)    h̃ = φ(W x_t + U (f⊙h_{t−1}) + b)    h_t = (1−f)⊙h_{t−1} + f⊙h̃
struct Mgu {
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, true}};  // h̃ f
  static constexpr int kSlots = 3, kStates = 1;                              // the third slot keeps f for the inner product

  template <class V>
  static void innerForward(Inner<Mgu, V>& s) {
    s.q = sigmoid(s.a[1]) * s.before;
  }

  template <class V, class Phi>
  static void forward(Forward<Mgu, V>& s, const Phi& phi) {
    const auto& [an, af, unused] = s.slot;
    const V n = phi(an), f = sigmoid(af);
    s.now = {s.before[0] + f * (n - s.before[0])};
    s.slot = {phi.keep(an, n), f, f};
  }

  template <class V, class Phi>
  static void backward(Backward<Mgu, V>& s, Phi& phi) {
    const auto& [keptN, f, unused] = s.slot;
    const V dh = s.d[0];
    s.da = {phi.back(keptN, dh * f), dh * (phi.output(keptN) - s.before[0]) * f * (V(1) - f)};
    s.d = {dh * (V(1) - f)};
  }

  template <class V>
  static void innerBackward(Inner<Mgu, V>& s) {
    const V f = s.slot[2];
    s.a[1] += s.q * s.before * f * (V(1) - f);
    s.dBefore += s.q * f;
  }
};

constexpr TorchRows kTorch[] = {{1, 1}, {0, 0}};
constexpr Gate kGates[] = {{.slot = 1, .id = "f", .label = "gate f", .keeps = -1},
                           {.slot = 0, .id = "n", .label = "candidate h̃", .isSigned = true, .throughPhi = true}};

}  // namespace

const CellInfo mgu =
    cellOf<Mgu>({.about = {"mgu", "MGU", "f = σ(·), h̃ = φ(W x_t + U(f⊙h_{t−1}) + b), h_t = (1−f)⊙h_{t−1} + f⊙h̃",
                           "Zhou, Wu, Zhang and Zhou 2016"},
                 .innerProduct = true,
                 .gates = kGates,
                 .torch = kTorch,
                 .inputGateBlock = 1});

}  // namespace backflow::cell
