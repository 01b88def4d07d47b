#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The LSTM stripped likewise (Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024); its gates sum to 1, so h is an average.
//   f, i = σ(W_f x_t + b_f), σ(W_i x_t + b_i)    h̃ = W_h x_t + b_h    h_t = f′⊙h_{t−1} + i′⊙h̃
// with the shares f′, i′ = f/(f + i), i/(f + i).
struct MinLstm {
  static constexpr bool kWithoutPhi = true;
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, false}, {true, false}};  // h̃ f i, and f′ i′
  static constexpr int kSlots = 5, kStates = 1;

  // σ(a) = e^min(a,0)·σ(|a|), and the shares are of multiples of f and i of which one is no less than a half: f and i
  // themselves may both be too small for a float.
  template <class V>
  static void share(const V& af, const V& ai, V& f, V& i) {
    const V lowF = atMost(af, {0}), lowI = atMost(ai, {0});
    const V most = wherePositive(lowF - lowI, lowF, lowI);
    f = exp(lowF - most) * sigmoid(abs(af)), i = exp(lowI - most) * sigmoid(abs(ai));
    const V sum = f + i;
    f = f / sum, i = i / sum;
  }

  template <class V, class Phi>
  static void forward(Forward<MinLstm, V>& s, const Phi& /*phi*/) {
    const V n = s.slot[0], af = s.slot[1], ai = s.slot[2];
    V fShare, iShare;
    share(af, ai, fShare, iShare);
    s.now = {fShare * s.before[0] + iShare * n};
    s.slot = {n, sigmoid(af), sigmoid(ai), fShare, iShare};
  }

  template <class V, class Phi>
  static void backward(Backward<MinLstm, V>& s, Phi& /*phi*/) {
    const auto& [n, f, i, fShare, iShare] = s.slot;
    const V d = s.d[0];
    const V dShare = d * (s.before[0] - n) * fShare * iShare;  // ∂f′/∂f·f = f′·i′ = −∂f′/∂i·i
    s.da = {d * iShare, dShare * (V(1) - f), -dShare * (V(1) - i)};
    s.d = {d * fShare};
  }
};

constexpr TorchRows kTorch[] = {{1, -1}, {2, -1}, {0, -1}};
constexpr Gate kGates[] = {{.slot = 1, .id = "f", .label = "forget gate f"},
                           {.slot = 2, .id = "i", .label = "input gate i"},
                           {.slot = 3, .id = "keep", .label = "share kept f′", .keeps = 1},
                           {.slot = 0, .id = "n", .label = "candidate h̃", .isSigned = true}};

}  // namespace

const CellInfo minlstm =
    cellOf<MinLstm>({.about = {"minlstm", "minLSTM", "f,i = σ(W x_t + b), h_t = (f⊙h_{t−1} + i⊙(W_h x_t + b_h))/(f + i)",
                               "Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024"},
                     .forgetBlock = 1,
                     .gates = kGates,
                     .torch = kTorch,
                     .inputGateBlock = 2});

}  // namespace backflow::cell
