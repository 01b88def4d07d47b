#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

enum class Peephole { None, Diagonal, DiagonalPrevious };

// Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000; diagonal peepholes: Graves 2013.
//   i, f, o = σ(a_i), σ(a_f), σ(a_o)    g = φ(a_g)    c_t = f⊙c_{t−1} + i⊙g    h_t = o⊙φ(c_t)
// With diagonal peepholes a_i and a_f gain p_i⊙c_{t−1} and p_f⊙c_{t−1}, and a_o gains p_o⊙c_t, or p_o⊙c_{t−1} (previous).
template <Peephole kPeephole>
struct Lstm {
  static constexpr PreActivation kBlocks[] = {{true, true}, {true, true}, {true, true}, {true, true}};  // i f g o
  static constexpr int kSlots = 4, kStates = 2;  // φ(c_t) is computed anew: a sixth less memory for 2 % of the time
  static constexpr int kOwn = kPeephole == Peephole::None ? 0 : 3;  // p_i p_f p_o
  static constexpr bool kSees = kPeephole != Peephole::None, kPrevious = kPeephole == Peephole::DiagonalPrevious;

  template <class V, class Phi>
  static void forward(Forward<Lstm, V>& s, const Phi& phi) {
    auto& [ai, af, ag, ao] = s.slot;
    const V before = s.before[1];
    if constexpr (kSees) {
      ai += s.own[0] * before;
      af += s.own[1] * before;
    }
    const V i = sigmoid(ai), f = sigmoid(af), g = phi(ag);
    const V c = f * before + i * g;
    if constexpr (kSees) ao += s.own[2] * (kPrevious ? before : c);
    const V o = sigmoid(ao);
    s.now = {o * phi(c), c};
    s.slot = {i, f, phi.keep(ag, g), o};
  }

  template <class V, class Phi>
  static void backward(Backward<Lstm, V>& s, Phi& phi) {
    const auto& [i, f, keptG, o] = s.slot;
    const V g = phi.output(keptG), before = s.before[1], c = s.now[1], phiC = phi(c), keptC = phi.keep(c, phiC);
    const V dh = s.d[0];
    const V dao = dh * phiC * o * (V(1) - o);
    V dc = s.d[1] + phi.back(keptC, dh * o);
    if constexpr (kSees && !kPrevious) dc += dao * s.own[2];
    s.da = {dc * g * i * (V(1) - i), dc * before * f * (V(1) - f), phi.back(keptG, dc * i), dao};
    V dBefore = dc * f;
    if constexpr (kSees) {
      s.dOwn[0] += s.da[0] * before;
      s.dOwn[1] += s.da[1] * before;
      s.dOwn[2] += dao * (kPrevious ? before : c);
      dBefore += s.da[0] * s.own[0] + s.da[1] * s.own[1];
      if constexpr (kPrevious) dBefore += dao * s.own[2];
    }
    s.d = {V(0), dBefore};
  }
};

constexpr PreActivation kFullBlocks[] = {{true, true, true}, {true, true, true}, {true, true}, {true, true, true}};
constexpr TorchRows kTorch[] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};
constexpr Gate kGates[] = {{.slot = 0, .id = "i", .label = "input gate i"},
                           {.slot = 1, .id = "f", .label = "forget gate f", .keeps = 1},
                           {.slot = 2, .id = "g", .label = "candidate g", .isSigned = true, .throughPhi = true},
                           {.slot = 3, .id = "o", .label = "output gate o"}};
constexpr std::string_view kNames[] = {"peephole_i", "peephole_f", "peephole_o"};

template <Peephole kPeephole>
CellInfo make(Description about) {
  CellInfo info =
      cellOf<Lstm<kPeephole>>({.about = about, .forgetBlock = 1, .gates = kGates, .torch = kTorch, .inputGateBlock = 0});
  if constexpr (kPeephole != Peephole::None) info.own.count = 3, info.own.names = kNames;
  return info;
}

CellInfo makeFull(Description about) {
  CellInfo info = make<Peephole::None>(about);
  info.blocks = kFullBlocks;
  return info;
}

const CellInfo kDiagonal =
    make<Peephole::Diagonal>({"diagonal", "diagonal", "a_i += p_i⊙c_{t−1}, a_f += p_f⊙c_{t−1}, a_o += p_o⊙c_t", "Graves 2013"});
const CellInfo kDiagonalPrevious = make<Peephole::DiagonalPrevious>(
    {"diagonal_previous", "diagonal, o sees c_{t−1}", "a_i, a_f, a_o += p⊙c_{t−1}", "after Gers and Schmidhuber 2000"});
const CellInfo kFull = makeFull({"full", "full matrices", "a_i, a_f, a_o += P c_{t−1}", ""});
constexpr const CellInfo* kPeepholes[] = {&kDiagonal, &kDiagonalPrevious, &kFull};

}  // namespace

const CellInfo lstm = [] {
  CellInfo info = make<Peephole::None>({"lstm", "LSTM", "i,f,o = σ(·), g = φ(·), c_t = f⊙c_{t−1} + i⊙g, h_t = o⊙φ(c_t)",
                                        "Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000"});
  info.peepholes = kPeepholes;
  return info;
}();

}  // namespace backflow::cell
