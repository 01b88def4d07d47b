#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// Elman 1990.  h_t = φ(a),  a = W x_t + U h_{t−1} + b
struct Rnn {
  static constexpr PreActivation kBlocks[] = {{true, true}};
  static constexpr int kSlots = 1, kStates = 1;

  template <class V, class Phi>
  static void forward(Forward<Rnn, V>& s, const Phi& phi) {
    const V a = s.slot[0];
    const V h = phi(a);
    s.now = {h};
    s.slot = {phi.keep(a, h)};
  }

  template <class V, class Phi>
  static void backward(Backward<Rnn, V>& s, Phi& phi) {
    s.da = {phi.back(s.slot[0], s.d[0])};
    s.d = {V(0)};
  }
};

constexpr TorchRows kTorch[] = {{0, 0}};

}  // namespace

const CellInfo rnn = cellOf<Rnn>({.about = {"rnn", "RNN", "h_t = φ(W x_t + U h_{t−1} + b)", "Elman 1990"}, .torch = kTorch});

}  // namespace backflow::cell
