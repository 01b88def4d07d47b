#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The LSTM stripped likewise (Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024); its gates sum to 1, so h is an average.
//   f, i = σ(W_f x_t + b_f), σ(W_i x_t + b_i)    h̃ = W_h x_t + b_h    h_t = (f⊙h_{t−1} + i⊙h̃)/(f + i)
struct MinLstm {
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, false}, {true, false}};  // h̃ f i
  static constexpr int kSlots = 3, kStates = 1;

  template <class V, class Phi>
  static void forward(Forward<MinLstm, V>& s, const Phi& /*phi*/) {
    const V n = s.slot[0], f = sigmoid(s.slot[1]), i = sigmoid(s.slot[2]);
    s.now = {(f * s.before[0] + i * n) / (f + i)};
    s.slot = {n, f, i};
  }

  template <class V, class Phi>
  static void backward(Backward<MinLstm, V>& s, Phi& /*phi*/) {
    const auto& [n, f, i] = s.slot;
    const V d = s.d[0] / (f + i);  // ∂h/∂f = (h⁻ − h)/(f+i), ∂h/∂i = (h̃ − h)/(f+i)
    s.da = {d * i, d * (s.before[0] - s.now[0]) * f * (V(1) - f), d * (n - s.now[0]) * i * (V(1) - i)};
    s.d = {d * f};
  }
};

constexpr TorchRows kTorch[] = {{1, -1}, {2, -1}, {0, -1}};
constexpr Gate kGates[] = {
    {1, "f", "forget gate f", false, false}, {2, "i", "input gate i", false, false}, {0, "n", "candidate h̃", true, false}};

}  // namespace

const CellInfo minlstm{.about = {"minlstm", "minLSTM", "f,i = σ(W x_t + b), h_t = (f⊙h_{t−1} + i⊙(W_h x_t + b_h))/(f + i)",
                                 "Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024"},
                       .blocks = MinLstm::kBlocks,
                       .states = 1,
                       .slots = MinLstm::kSlots,
                       .usesActivation = false,
                       .forgetBlock = 1,
                       .gates = kGates,
                       .torch = kTorch,
                       .makeFloat = makePlain<MinLstm, float>,
                       .makeDouble = makePlain<MinLstm, double>,
                       .inputGateBlock = 2};

}  // namespace backflow::cell
