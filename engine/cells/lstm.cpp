#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.
//   i, f, o = σ(a_i), σ(a_f), σ(a_o)    g = φ(a_g)    c_t = f⊙c_{t−1} + i⊙g    h_t = o⊙φ(c_t)
struct Lstm {
  static constexpr int kBlocks = 4, kSlots = 5, kStates = 2;  // blocks i f g o; the fifth slot is for φ(c)

  template <class V, class Phi>
  static void forward(Forward<Lstm, V>& s, const Phi& phi) {
    const auto& [ai, af, ag, ao, unused] = s.slot;
    const V i = sigmoid(ai), f = sigmoid(af), g = phi(ag), o = sigmoid(ao);
    const V c = f * s.before[1] + i * g;
    const V phiC = phi(c);
    s.now = {o * phiC, c};
    s.slot = {i, f, phi.keep(ag, g), o, phi.keep(c, phiC)};
  }

  template <class V, class Phi>
  static void backward(Backward<Lstm, V>& s, Phi& phi) {
    const auto& [i, f, keptG, o, keptC] = s.slot;
    const V g = phi.output(keptG);
    const V dh = s.d[0];
    const V dc = s.d[1] + phi.back(keptC, dh * o);
    s.da = {dc * g * i * (V(1) - i), dc * s.before[1] * f * (V(1) - f), phi.back(keptG, dc * i),
            dh * phi.output(keptC) * o * (V(1) - o)};
    s.d = {V(0), dc * f};
  }
};

constexpr PreActivation kBlocks[] = {{true, true}, {true, true}, {true, true}, {true, true}};
constexpr TorchRows kTorch[] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};
constexpr Gate kGates[] = {{0, "i", "input gate i", false, false},
                           {1, "f", "forget gate f", false, false, 1},
                           {2, "g", "candidate g", true, true},
                           {3, "o", "output gate o", false, false}};

}  // namespace

const CellInfo lstm{.about = {"lstm", "LSTM", "i,f,o = σ(·), g = φ(·), c_t = f⊙c_{t−1} + i⊙g, h_t = o⊙φ(c_t)",
                              "Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000"},
                    .blocks = kBlocks,
                    .states = 2,
                    .slots = Lstm::kSlots,
                    .forgetBlock = 1,
                    .gates = kGates,
                    .torch = kTorch,
                    .makeFloat = makePointwise<Lstm, float>,
                    .makeDouble = makePointwise<Lstm, double>};

}  // namespace backflow::cell
