#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The GRU stripped of everything that sees h, so that time could be computed in parallel (Feng, Tung, Ahmed, Bengio and
// Hajimirsadeghi 2024):  z = σ(W_z x_t + b_z)    h̃ = W_h x_t + b_h    h_t = (1−z)⊙h_{t−1} + z⊙h̃
struct MinGru {
  static constexpr bool kWithoutPhi = true;
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, false}};  // h̃ z
  static constexpr int kSlots = 2, kStates = 1;

  template <class V, class Phi>
  static void forward(Forward<MinGru, V>& s, const Phi& /*phi*/) {
    const V n = s.slot[0], z = sigmoid(s.slot[1]);
    s.now = {s.before[0] + z * (n - s.before[0])};
    s.slot = {n, z};
  }

  template <class V, class Phi>
  static void backward(Backward<MinGru, V>& s, Phi& /*phi*/) {
    const auto& [n, z] = s.slot;
    const V dh = s.d[0];
    s.da = {dh * z, dh * (n - s.before[0]) * z * (V(1) - z)};
    s.d = {dh * (V(1) - z)};
  }
};

constexpr TorchRows kTorch[] = {{1, -1}, {0, -1}};
constexpr Gate kGates[] = {{.slot = 1, .id = "z", .label = "update gate z", .keeps = -1},
                           {.slot = 0, .id = "n", .label = "candidate h̃", .isSigned = true}};

}  // namespace

const CellInfo mingru =
    cellOf<MinGru>({.about = {"mingru", "minGRU", "z = σ(W_z x_t + b_z), h_t = (1−z)⊙h_{t−1} + z⊙(W_h x_t + b_h)",
                              "Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024"},
                    .gates = kGates,
                    .torch = kTorch,
                    .inputGateBlock = 1});

}  // namespace backflow::cell
