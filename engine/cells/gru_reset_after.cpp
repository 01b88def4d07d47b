#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The GRU as cuDNN and PyTorch compute it: the reset gate acts on the product; here z updates (theirs keeps).
//   z, r = σ(a_z), σ(a_r)    h̃ = φ(W x_t + b + r⊙(U h_{t−1} + b′))    h_t = (1−z)⊙h_{t−1} + z⊙h̃
struct GruResetAfter {
  // h̃'s input part, z, r, h̃'s recurrent part
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, true}, {true, true}, {false, true}};
  static constexpr int kSlots = 4, kStates = 1;

  template <class V, class Phi>
  static void forward(Forward<GruResetAfter, V>& s, const Phi& phi) {
    const auto& [nx, az, ar, nh] = s.slot;
    const V z = sigmoid(az), r = sigmoid(ar);
    const V an = nx + r * nh;
    const V n = phi(an);
    s.now = {s.before[0] + z * (n - s.before[0])};
    s.slot = {phi.keep(an, n), z, r, nh};
  }

  template <class V, class Phi>
  static void backward(Backward<GruResetAfter, V>& s, Phi& phi) {
    const auto& [keptN, z, r, nh] = s.slot;
    const V dh = s.d[0];
    const V dz = dh * (phi.output(keptN) - s.before[0]);
    const V dn = phi.back(keptN, dh * z);
    s.da = {dn, dz * z * (V(1) - z), dn * nh * r * (V(1) - r), dn * r};
    s.d = {dh * (V(1) - z)};
  }
};

constexpr TorchRows kTorch[] = {{2, 2}, {1, 1, -1}, {0, 3}};
constexpr Gate kGates[] = {{.slot = 1, .id = "z", .label = "update gate z", .keeps = -1},
                           {.slot = 2, .id = "r", .label = "reset gate r"},
                           {.slot = 0, .id = "n", .label = "candidate h̃", .isSigned = true, .throughPhi = true}};

}  // namespace

const CellInfo gru_reset_after =
    cellOf<GruResetAfter>({.about = {"gru_reset_after", "GRU (reset after)",
                                     "z,r = σ(·), h̃ = φ(W x_t + b + r⊙(U h_{t−1} + b′)), h_t = (1−z)⊙h_{t−1} + z⊙h̃",
                                     "Cho et al. 2014, in the form of cuDNN"},
                           .gates = kGates,
                           .torch = kTorch,
                           .inputGateBlock = 1});

}  // namespace backflow::cell
