// One recurrent layer over a whole sequence, forward and back through time. The cell's mathematics is in cells/; here are
// the products around it and the adjoint's bookkeeping.
//
// Forward, for t = 1 … T, with the block z_t = [h_{t−1}; 1; x_t] of one time step as columns of one matrix:
//   a_t = R z_t,  R = [U b+b′ W]      then the cell's pointwise part gives h_t (and c_t)
// Backward, for t = T … 1, with δ_t = ∂L/∂h_t:
//   δ_t += what the loss or the layer above adds at t;  ∂L/∂a_t by the cell;  δ_{t−1} = direct part + Uᵀ ∂L/∂a_t
// and, every few steps while they are in the cache, ∂L/∂R += Σ_t ∂L/∂a_t z_tᵀ.
//
// R is packed so that all pre-activations of a few units come out of one product, and the pointwise part runs on them before
// they leave the nearest cache. H is padded to whole packets: the units beyond H have weights 0, so their adjoint is 0.
//
// Renormalised adjoint: δ_t is held as m_t·2^{k_t}. Whenever ‖m‖² leaves [1e-20, 1e20] it is scaled by a power of two, so
// float32 norms neither underflow nor overflow on the way; they are reported as natural logarithms in double.
#pragma once

#include <memory>
#include <vector>

#include "engine/cells/cell.h"
#include "engine/core/product.h"
#include "engine/core/scaled_sum.h"
#include "engine/network/layer_norm.h"
#include "engine/network/parameters.h"

namespace backflow {

// A matrix of adjoints with one power of two for each time step: the value at step t is block t times 2^exponent[t].
template <class S>
struct ScaledAdjoint {
  Matrix<S> values;           // rows × B·n, the last n steps of the sequence; only the first H (or I) rows count
  std::vector<int> exponent;  // n
};

struct LayerOptions {
  bool layerNorm = false;   // of every pre-activation: layer_norm.h
  bool orthogonal = false;  // U stays orthogonal while training: recurrent.h
  double epsilon = 0.1;     // ε of the residual cells
  double gamma = 0.01;      // γ of the antisymmetric cell
};

struct BackwardOptions {
  bool instrumented = true;    // keep the norms of each sample, not of the batch only
  bool keepAdjoints = false;   // keep every δ_t itself (for probes)
  bool inputGradient = false;  // compute ∂L/∂x of the bottom layer
  double perStepClip = 0.0;    // ‖δ_t‖ ≤ this at every step; 0: off
  int truncate = 0;            // cut the adjoint every so many steps, counted back from T; 0: never
  double omega = 0.0;          // weight of Ω for each sample: see layer_back.cpp; 0: off
};

// What one layer remembers between forward and backward. H̄ is H padded to whole packets; matrices have more rows than named
// here, for the sake of the cache. Read them through Layer's accessors.
template <class S>
struct LayerTape {
  int length = 0, batch = 0;  // T, B
  Matrix<S> z;                // (H̄+I+1) × B·(T+1); block t, from 0, is [h_t; 1; x_{t+1}]
  Matrix<S> memory;           // H̄ × B·(T+1): c_0 … c_T where the cell has a second state
  Matrix<S> saved;            // slots·H̄ × B·T; after backward the first P·H̄ rows are ∂L/∂a·2^−exponent[t]
  Matrix<S> inner;            // H̄ × B·T: q, where the cell has an inner product
  Matrix<S> normalized;       // P·H̄ × B·T: x̂, with layer normalization
  Matrix<S> inverse;          // P × B·T: 1/deviation, with layer normalization

  // Left by backward:
  std::vector<int> exponent;             // T: of ∂L/∂a in `saved`
  std::vector<double> squares;           // T: ‖δ_t‖² over the batch, before per-step clipping, times 4^−normExponent[t]
  Matrix<double> sampleSquares;          // B × T: the same of each sample, where instrumented
  std::vector<int> normExponent;         // T
  Matrix<S> adjoints;                    // H × B·T: δ_t, where kept
  Matrix<S> initialAdjoint[kMaxStates];  // H × B: ∂L/∂h_0, ∂L/∂c_0
  ScaledAdjoint<S> input;                // I × B·T: ∂L/∂x, where asked for
  bool clipped = false;                  // per-step clipping acted
  double omega = 0.0;                    // Ω, where asked for

  double logNorm(int t) const;               // ln ‖δ_t‖ over the batch
  std::vector<double> logNorms() const;      // all T
  double logNormSample(int t, int b) const;  // ln ‖δ_t[:,b]‖

  struct Work {               // of one pass, kept for its memory
    RightSide<S> z, c, da;    // what the weights are multiplied with
    Matrix<S> m[kMaxStates];  // H̄ × B: the adjoint on its way
    Matrix<S> arrived;        // H̄ × B: δ_t, where fused
    Vector<double> squares;   // B: of each sample's δ_t
    Matrix<S> dR, dBulk, dInner, dMemory, dOmega, weighted, dq;
    Vector<S> dOwn, dAlpha, dGain, dBias;  // of one time step
    ScaledSum own, alpha, gain, bias;
    int exponent = 0;  // of dR, dBulk, dInner, dMemory
  } work;
};

template <class S>
class Layer {
 public:
  Layer(const CellInfo& cell, std::string_view activation, int inputs, int hidden, ParameterLayout& layout,
        const LayerOptions& options = {});

  const CellInfo& cell() const { return *cell_; }
  int inputs() const { return inputs_; }
  int hidden() const { return hidden_; }
  RecurrentForm form() const { return form_; }

  // Blocks of H rows, in the order of inputRow(), recurrentRow() and memoryRow() of the cell.
  ParameterBlock W, U, biasInput, biasRecurrent, peephole;
  ParameterBlock own;    // H × count: the cell's own parameters
  ParameterBlock slope;  // φ's parameter where it is learned: 1×1, or H×1
  ParameterBlock gain;   // P·H × 1: g of layer normalization

  // Activation may change between steps (a live knob); a learned parameter exists only if it did when the layer was made.
  void setActivation(std::string_view activation);
  double initialSlope() const { return alpha_; }  // φ's parameter where it is not learned, or before it is

  // What multiplies h_{t−1}, with the parameter U: blocks of H rows, as U.
  Matrix<S> recurrent(const Vector<S>& theta) const;

  // Shapes the tape for T steps of B samples and sets the initial states to zero; keeps memory.
  void shape(LayerTape<S>& tape, int length, int batch) const;
  // x: at least I rows × B·T
  void setInput(LayerTape<S>& tape, const Eigen::Ref<const Matrix<S>>& x) const;

  // Packs the weights, once for any number of forward and backward passes on any number of tapes and threads.
  // `batch`: of the largest tape; others may follow, at a price.
  void prepare(const Vector<S>& theta, bool inputGradient = false, Eigen::Index batch = PackedMatrix<S>::kManyColumns);
  void forward(LayerTape<S>& tape) const;
  // `above` holds ∂L/∂h_t from the head or the next layer, for the last steps. Adds this layer's gradient to `gradient`,
  // scaled by 2^−(returned exponent), which is 0 unless the gradient would overflow.
  int backward(LayerTape<S>& tape, const ScaledAdjoint<S>& above, const BackwardOptions& options, Vector<S>& gradient) const;
  // backward leaves ∂L/∂M for the matrix M that stands for U; this turns it into ∂L/∂U, once all passes have been added up.
  void toParameters(const Vector<S>& theta, Vector<S>& gradient) const;

  // J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) of one sample at x_t and the states before it: states·H square, row i the gradient
  // of number i of (h_t, c_t). One backward step with a unit vector in each column. `before` has one column a state.
  Matrix<S> jacobian(const Vector<S>& theta, const Eigen::Ref<const Vector<S>>& x, const Eigen::Ref<const Matrix<S>>& before);

  // x_t for t = 1 … T as the layer was given it, I × B·T
  auto given(const LayerTape<S>& tape) const {
    return tape.z.block(padded_ + 1, 0, inputs_, Eigen::Index(tape.length) * tape.batch);
  }
  // h_t for t = first+1 … T, H × B·(T−first)
  auto states(const LayerTape<S>& tape, int first = 0) const {
    return tape.z.block(0, Eigen::Index(first + 1) * tape.batch, hidden_, Eigen::Index(tape.length - first) * tape.batch);
  }
  // State i (0: h, 1: c) after t steps, t = 0 … T: H × B. May be written to for t = 0.
  auto state(LayerTape<S>& tape, int i, int t) const {
    Matrix<S>& m = i == 0 ? tape.z : tape.memory;
    return m.block(0, Eigen::Index(t) * tape.batch, hidden_, tape.batch);
  }
  auto state(const LayerTape<S>& tape, int i, int t) const {
    const Matrix<S>& m = i == 0 ? tape.z : tape.memory;
    return m.block(0, Eigen::Index(t) * tape.batch, hidden_, tape.batch);
  }
  // What forward saved in a slot, all steps: H × B·T. After backward: ∂L/∂a of that block, times 2^−exponent[t].
  auto slot(const LayerTape<S>& tape, int i) const { return tape.saved.middleRows(i * padded_, hidden_); }

  // c_t for t = 1 … T, H × B·T, where the cell has a second state
  auto memories(const LayerTape<S>& tape) const {
    return tape.memory.block(0, tape.batch, hidden_, Eigen::Index(tape.length) * tape.batch);
  }
  // What U_p multiplies at t = 1 … T, H × B·T: h_{t−1}, or q_t at block 0 of a cell with an inner product.
  auto recurrentInput(const LayerTape<S>& tape, int p) const {
    const Matrix<S>& from = cell_->innerProduct && p == 0 ? tape.inner : tape.z;
    return from.block(0, 0, hidden_, Eigen::Index(tape.length) * tape.batch);
  }
  // After backward: ∂L/∂a_p, H × B·T, all steps scaled by one and the same power of two.
  Matrix<S> preActivationGradient(const LayerTape<S>& tape, int p) const;

 private:
  struct Carry;  // the adjoint on its way back
  void packRecurrent(const Vector<S>& theta, Eigen::Index batch);
  StepPointers<S> pointers(LayerTape<S>& tape, int t) const;
  Ahead blocksAhead(const LayerTape<S>& tape, int saved, int state) const;
  void normalizeBlocks(LayerTape<S>& tape, int t, int first, int last) const;
  void preparePasses(LayerTape<S>& tape, const BackwardOptions& options) const;
  bool fuses(const PackedMatrix<S>& m, int batch) const;
  Carry start(LayerTape<S>& tape, int t) const;
  void passOn(LayerTape<S>& tape, Carry& carry) const;
  void addAbove(LayerTape<S>& tape, int t, const ScaledAdjoint<S>& above, Carry& carry) const;
  void arrive(LayerTape<S>& tape, int t, const BackwardOptions& options, Carry& carry) const;
  void throughCell(LayerTape<S>& tape, int t, Carry& carry) const;
  void stepFused(LayerTape<S>& tape, int t, const BackwardOptions& options, Carry& carry) const;
  void collectOwn(LayerTape<S>& tape, int exponent) const;
  void passDown(LayerTape<S>& tape, int t) const;
  void addOmega(LayerTape<S>& tape, int t, const Carry& carry, double weight) const;
  void sum(LayerTape<S>& tape, int first, int last) const;
  int finish(LayerTape<S>& tape, Vector<S>& gradient) const;
  void addOwn(const Vector<double>& dOwn, Vector<S>& gradient) const;

  const CellInfo* cell_;
  LayerOptions options_;
  RecurrentForm form_;
  int inputs_, hidden_, bulk_, blocks_, inputless_;
  Eigen::Index padded_;  // H̄
  bool fused_;           // one panel of R gives all pre-activations of its units
  double alpha_ = 0.0;   // φ's parameter where it is not learned
  bool learned_ = false;
  std::unique_ptr<Pointwise<S>> pointwise_;
  Matrix<double> ownParameters_;                  // count × H, a unit a column
  Vector<S> preparedAlpha_, preparedOwn_;         // H̄; H̄ × derived
  Vector<S> preparedGain_, preparedBias_;         // P·H: with layer normalization
  Matrix<S> bulkR_, r_, seesMemory_;              // what is packed, once it is; beyond H it stays 0
  PackedMatrix<S> bulkForward_, forward_, back_;  // [b W] of the blocks that see no h; R; U transposed
  PackedMatrix<S> innerForward_, innerBack_;      // U_0, and transposed
  PackedMatrix<S> memoryForward_, memoryBack_;    // P, and transposed
  PackedMatrix<S> inputBack_;                     // W transposed
};

}  // namespace backflow
