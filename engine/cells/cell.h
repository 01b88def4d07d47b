// What a cell is: its equations for one unit, its gates, and how its weights are called elsewhere.
//
// Every cell is written in pre-activations, blocks of H numbers each:
//   a_p = (W_p x_t + b_p) + (U_p h_{t−1} + b′_p)
// where a block may lack its input part or its recurrent part. PyTorch calls b bias_ih and b′ bias_hh, and so do we: two
// parameters, whose sum is what the textbooks call the bias.
//
// Order of the blocks: first those without a recurrent part ("bulk": one product for several steps), then the others, those
// without an input part last.
// A cell with an inner product (GRU, reset before) adds U_0 q_t to block 0, where q_t is computed from the other blocks.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/product.h"
#include "engine/core/random.h"
#include "engine/core/registry.h"
#include "engine/core/types.h"

namespace backflow {

inline constexpr int kMaxStates = 2;  // h, and c where there is one

// Pointers into one time step: unit u of sample b is at [u + b·ld]. `units` is a whole number of packets, so layers pad H.
// Pre-activation p and saved slot p share their place: slot p begins `slotStep` rows below slot p−1.
template <class S>
struct StepPointers {
  int units = 0, batch = 0;
  S* saved = nullptr;  // forward: in a, out what backward needs; backward: in that, out ∂L/∂a in the first P slots
  std::ptrdiff_t savedLd = 0, slotStep = 0;
  const S* previous[kMaxStates] = {};  // h_{t−1}, c_{t−1}
  S* next[kMaxStates] = {};            // h_t, c_t
  std::ptrdiff_t stateLd[kMaxStates] = {};
  S* inner = nullptr;            // q_t (forward) or ∂L/∂q_t (backward)
  S* adjoint[kMaxStates] = {};   // backward: in ∂L/∂h_t, ∂L/∂c_t; out the direct part of the same at t−1
  S* arrived = nullptr;          // backwardFused: out ∂L/∂h_t
  std::ptrdiff_t adjointLd = 0;  // of adjoint, arrived and inner
  const S* own = nullptr;        // the cell's own numbers a unit, n-th one at [u + n·slotStep]
  S* dOwn = nullptr;             // backward: ∂L/∂own is added here
  const S* alpha = nullptr;      // φ's parameter a unit, where φ has a learned one
  S* dAlpha = nullptr;           // backward: ∂L/∂α is added here
  S epsilon = S(0);              // ε of the residual cells

  void toStep(std::ptrdiff_t by) {  // so many steps further
    saved += by * batch * savedLd;
    for (int i = 0; i < kMaxStates; ++i) {
      if (previous[i]) previous[i] += by * batch * stateLd[i];
      if (next[i]) next[i] += by * batch * stateLd[i];
    }
    if (inner) inner += by * batch * adjointLd;
  }
  void advance(std::ptrdiff_t by) {  // to the units from `by` on
    saved += by;
    for (int i = 0; i < kMaxStates; ++i) {
      if (previous[i]) previous[i] += by;
      if (next[i]) next[i] += by;
      if (adjoint[i]) adjoint[i] += by;
    }
    for (S** p : {&inner, &dOwn, &dAlpha})
      if (*p) *p += by;
    for (const S** p : {&own, &alpha})
      if (*p) *p += by;
  }
};

// One cell with one activation in one precision, on all units and samples of a time step.
template <class S>
class Pointwise {
 public:
  virtual ~Pointwise() = default;
  virtual void forward(const StepPointers<S>& step) const = 0;
  virtual void backward(const StepPointers<S>& step) const = 0;
  // Whether so many samples are better fused with the product that comes before, whose result then never is in memory:
  // forward with the pre-activations (of blocks that see h); backward with what is still to be added to ∂L/∂h_t, that which
  // comes through the pre-activations of step t+1. Adds the squared norm of each sample's ∂L/∂h_t to squares[0 … batch−1].
  virtual bool fuses(int /*batch*/) const { return false; }
  virtual void forwardFused(const FusedProduct<S>&, const StepPointers<S>&) const {}
  virtual void backwardFused(const FusedProduct<S>&, const StepPointers<S>&, double* /*squares*/) const {}
  // Only where the cell has an inner product. Forward: reads the other blocks' a, writes q_t (forward() follows).
  // Backward (after backward() and ∂L/∂q_t = U_0ᵀ ∂L/∂a_0): adds q's part to ∂L/∂a and to the adjoint of h_{t−1}.
  virtual void innerForward(const StepPointers<S>&) const {}
  virtual void innerBackward(const StepPointers<S>&) const {}
};

struct PreActivation {
  bool input, recurrent;  // has W x + b; has U h + b′
  bool memory = false;    // has P c_{t−1}: full peepholes
};

// How many of a cell's blocks come first and see no h: their products need not wait for one.
constexpr int bulkBlocks(std::span<const PreActivation> blocks) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), [](const PreActivation& block) { return block.recurrent; });
  return static_cast<int>(first - blocks.begin());
}
// How many come last and see no x: what the others have for it is 0 there.
constexpr int inputlessBlocks(std::span<const PreActivation> blocks) {
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const PreActivation& block) { return block.input; });
  return static_cast<int>(last - blocks.rbegin());
}

// What stands for U in U h_{t−1}, as a function of the parameter U.
enum class RecurrentForm { Free, Antisymmetric, Orthogonal };

// Numbers of its own that a cell has for each unit (peepholes, eigenvalues), and what it computes with (which may be others).
struct OwnParameters {
  int count = 0;    // parameters a unit, trained
  int derived = 0;  // numbers a unit that kOwn speaks of; derived(parameters); the parameters themselves where null
  void (*derive)(const double* parameter, double* own) = nullptr;
  void (*deriveBack)(const double* parameter, const double* dOwn, double* dParameter) = nullptr;
  void (*draw)(Random& random, double* parameter) = nullptr;  // one unit's at the start; 0 where null
  std::span<const std::string_view> names = {};               // as in an exported file: "peephole_i"
};

// A saved slot that is worth looking at, for the heatmaps.
struct Gate {
  int slot;
  std::string_view id, label;
  bool isSigned = false;    // a candidate, −1 … 1 or beyond; else a gate proper, 0 … 1
  bool throughPhi = false;  // holds what Phi::keep() kept
  int keeps = 0;  // the share of the old state that stays: 1: this gate, −1: one minus it; 0: not this one's business
};

// One block of rows in PyTorch's matrices. ih: the block of ours whose W, b stand there; hh: whose U, b′.
struct TorchRows {
  int ih, hh;    // −1: none
  int sign = 1;  // −1: stored negated (the GRU's z keeps there, updates here)
};

struct CellInfo {
  Description about;
  std::span<const PreActivation> blocks = {};
  bool innerProduct = false;  // block 0 gets U_0 q_t
  int states = 1;             // 1: h; 2: h and c
  int slots = 1;              // saved numbers a unit, at least as many as blocks
  std::string_view secondState = "memory c";
  OwnParameters own = {};
  RecurrentForm form = RecurrentForm::Free;
  bool usesActivation = true;
  bool limited = true;                              // h stays within φ's limits
  std::span<const CellInfo* const> peepholes = {};  // the same cell with peepholes; about.id is the value of model.peephole
  int forgetBlock = -1;                             // whose b starts at init.forget_bias
  std::span<const Gate> gates = {};
  std::span<const TorchRows> torch = {};  // in PyTorch's order
  std::unique_ptr<Pointwise<float>> (*makeFloat)(std::string_view activation) = nullptr;
  std::unique_ptr<Pointwise<double>> (*makeDouble)(std::string_view activation) = nullptr;
  int inputGateBlock = -1;  // the gate that lets new content in (LSTM: i, GRU: z); chrono starts its b at −b_f
};

// How many rows of W (or U) a cell has, in blocks; block 0 has rows in U too where there is an inner product.
int inputBlocks(const CellInfo& cell);
int recurrentBlocks(const CellInfo& cell);
// Row block of W (U) that belongs to pre-activation p; −1 if it has none.
int inputRow(const CellInfo& cell, int p);
int recurrentRow(const CellInfo& cell, int p);

int memoryBlocks(const CellInfo& cell);
int memoryRow(const CellInfo& cell, int p);

Registry<CellInfo> cells();

// Throws InputError for an unknown cell or peephole. Cells without peepholes ignore the latter.
const CellInfo& findCell(std::string_view id, std::string_view peephole);
// The values of model.peephole.
std::vector<Description> peepholes();

}  // namespace backflow
