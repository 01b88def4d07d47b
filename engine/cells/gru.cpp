#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// Cho et al. 2014, reset before the product; here z updates (theirs keeps).
//   z, r = σ(a_z), σ(a_r)    h̃ = φ(W x_t + U (r⊙h_{t−1}) + b)    h_t = (1−z)⊙h_{t−1} + z⊙h̃
struct Gru {
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, true}, {true, true}};  // h̃ z r
  static constexpr int kSlots = 4, kStates = 1;  // the fourth slot keeps r for the inner product

  template <class V>
  static void innerForward(Inner<Gru, V>& s) {
    s.q = sigmoid(s.a[2]) * s.before;
  }

  template <class V, class Phi>
  static void forward(Forward<Gru, V>& s, const Phi& phi) {
    const auto& [an, az, ar, unused] = s.slot;
    const V n = phi(an), z = sigmoid(az), r = sigmoid(ar);
    s.now = {s.before[0] + z * (n - s.before[0])};
    s.slot = {phi.keep(an, n), z, r, r};
  }

  template <class V, class Phi>
  static void backward(Backward<Gru, V>& s, Phi& phi) {
    const auto& [keptN, z, unused, r] = s.slot;
    const V dh = s.d[0];
    const V dz = dh * (phi.output(keptN) - s.before[0]);
    s.da = {phi.back(keptN, dh * z), dz * z * (V(1) - z), V(0)};
    s.d = {dh * (V(1) - z)};
  }

  template <class V>
  static void innerBackward(Inner<Gru, V>& s) {
    const V r = s.slot[3];
    s.a[2] = s.q * s.before * r * (V(1) - r);
    s.dBefore += s.q * r;
  }
};

constexpr TorchRows kTorch[] = {{2, 2}, {1, 1, -1}, {0, 0}};
constexpr Gate kGates[] = {{.slot = 1, .id = "z", .label = "update gate z", .keeps = -1},
                           {.slot = 2, .id = "r", .label = "reset gate r"},
                           {.slot = 0, .id = "n", .label = "candidate h̃", .isSigned = true, .throughPhi = true}};

}  // namespace

const CellInfo gru = cellOf<Gru>(
    {.about = {"gru", "GRU", "z,r = σ(·), h̃ = φ(W x_t + U(r⊙h_{t−1}) + b), h_t = (1−z)⊙h_{t−1} + z⊙h̃", "Cho et al. 2014"},
     .innerProduct = true,
     .gates = kGates,
     .torch = kTorch,
     .inputGateBlock = 1});

}  // namespace backflow::cell
