// One recurrent layer over a whole sequence, forward and back through time. The cell's mathematics is in cells/; here are
// the products around it and the adjoint's bookkeeping.
//
// Forward, for t = 1 … T, with the block z_t = [h_{t−1}; x_t; 1] of one time step as columns of one matrix:
//   a_t = R z_t,  R = [U W b+b′]      then the cell's pointwise part gives h_t (and c_t)
// Backward, for t = T … 1, with δ_t = ∂L/∂h_t:
//   δ_t += what the loss or the layer above adds at t;  ∂L/∂a_t by the cell;  δ_{t−1} = direct part + Uᵀ ∂L/∂a_t
// and, once, ∂L/∂R = Σ_t ∂L/∂a_t z_tᵀ.
//
// Renormalised adjoint: δ_t is held as m_t·2^{k_t}. Whenever ‖m‖² leaves [1e-12, 1e12] it is scaled by a power of two, so
// float32 norms neither underflow nor overflow on the way; they are reported as natural logarithms in double.
#pragma once

#include <memory>
#include <vector>

#include "engine/cells/cell.h"
#include "engine/core/product.h"
#include "engine/network/parameters.h"

namespace backflow {

// A matrix of adjoints with one power of two for each time step: the value at step t is block t times 2^exponent[t].
template <class S>
struct ScaledAdjoint {
  Matrix<S> values;           // rows × B·n, the last n steps of the sequence
  std::vector<int> exponent;  // n
};

struct BackwardOptions {
  bool instrumented = true;    // keep norms: of every time step, over the batch and of each sample
  bool keepAdjoints = false;   // keep every δ_t itself (for probes)
  bool inputGradient = false;  // compute ∂L/∂x of this layer
  double perStepClip = 0.0;    // ‖δ_t‖ ≤ this at every step; 0: off
  int truncate = 0;            // cut the adjoint every so many steps, counted back from T; 0: never
};

// What one layer remembers between forward and backward. Shapes: H units, I inputs, B samples, T steps.
template <class S>
struct LayerTape {
  Matrix<S> z;       // (H+I+1) × B·(T+1); block t, from 0, is [h_t; x_{t+1}; 1]
  Matrix<S> memory;  // H × B·(T+1): c_0 … c_T where the cell has a memory
  Matrix<S> saved;   // slots·H × B·T; after backward the first P·H rows are ∂L/∂a, scaled by 2^−exponent
  Matrix<S> inner;   // H × B·T: q, where the cell has an inner product

  // Left by backward:
  std::vector<int> exponent;             // T: k_t
  std::vector<double> logNorm;           // T: ln ‖δ_t‖ over the batch, before per-step clipping
  Matrix<double> logNormSample;          // B × T: ln ‖δ_t[:,b]‖
  Matrix<S> adjoints;                    // H × B·T: δ_t, where kept
  Matrix<S> initialAdjoint[kMaxStates];  // H × B: ∂L/∂h_0, ∂L/∂c_0
  ScaledAdjoint<S> input;                // I × B·T: ∂L/∂x, where asked for
  bool clipped = false;                  // per-step clipping acted
};

template <class S>
class Layer {
 public:
  Layer(const CellInfo& cell, std::string_view activation, int inputs, int hidden, ParameterLayout& layout);

  const CellInfo& cell() const { return *cell_; }
  int inputs() const { return inputs_; }
  int hidden() const { return hidden_; }

  // Blocks of H rows, in the order of inputRow() and recurrentRow() of the cell.
  ParameterBlock W, U, biasInput, biasRecurrent, slope;  // slope: 1×1 where φ's parameter is learned, else empty

  // Activation may change between steps (a live knob); a learned slope exists only if it did when the layer was made.
  void setActivation(std::string_view activation);

  double initialSlope() const { return alpha_; }  // φ's parameter where it is not learned, or before it is

  // Shapes the tape for T steps of B samples and sets the initial states to zero; keeps memory.
  void shape(LayerTape<S>& tape, int length, int batch) const;
  // x: I × B·T
  void setInput(LayerTape<S>& tape, const Eigen::Ref<const Matrix<S>>& x) const;

  void forward(const Vector<S>& theta, LayerTape<S>& tape, int length, int batch);

  // `above` holds ∂L/∂h_t from the head or the next layer, for the last steps. Adds this layer's gradient to `gradient`,
  // scaled by 2^−(returned exponent), which is 0 unless the gradient would overflow. Uses the weights of the last forward.
  int backward(LayerTape<S>& tape, int length, int batch, const ScaledAdjoint<S>& above, const BackwardOptions& options,
               Vector<S>& gradient);

  // J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) of one sample at x_t and the states before it: states·H square, row i the gradient
  // of number i of (h_t, c_t). One backward step with a unit vector in each column. `before` has one column a state.
  Matrix<S> jacobian(const Vector<S>& theta, const Eigen::Ref<const Vector<S>>& x, const Eigen::Ref<const Matrix<S>>& before);

  // h_t for t = first+1 … T, H × B·(T−first)
  auto states(const LayerTape<S>& tape, int first, int length, int batch) const {
    return tape.z.block(0, Eigen::Index(first + 1) * batch, hidden_, Eigen::Index(length - first) * batch);
  }

  // c_t for t = first+1 … T, H × B·(T−first), where the cell has a memory
  auto memories(const LayerTape<S>& tape, int first, int length, int batch) const {
    return tape.memory.block(0, Eigen::Index(first + 1) * batch, hidden_, Eigen::Index(length - first) * batch);
  }
  // Slot s, H × B·T: after forward what the cell keeps there (Gate::slot), after backward ∂L/∂a_s, for s < P, all steps
  // scaled by one and the same power of two.
  auto slot(const LayerTape<S>& tape, int s, int length, int batch) const {
    return tape.saved.block(Eigen::Index(s) * hidden_, 0, hidden_, Eigen::Index(length) * batch);
  }
  // What U_p multiplies at t = 1 … T, H × B·T: h_{t−1}, or q_t at block 0 of a cell with an inner product.
  auto recurrentInput(const LayerTape<S>& tape, int p, int length, int batch) const {
    const Matrix<S>& from = cell_->innerProduct && p == 0 ? tape.inner : tape.z;
    return from.block(0, 0, hidden_, Eigen::Index(length) * batch);
  }

 private:
  struct Carry;  // the adjoint on its way back
  void pack(const Vector<S>& theta);
  StepPointers<S> pointers(LayerTape<S>& tape, int t, int batch) const;
  void stepBack(LayerTape<S>& tape, int t, int batch, Carry& carry, double& dSlope) const;
  int rescaleForSum(LayerTape<S>& tape, int length, int batch, int& first) const;
  void sumGradient(const LayerTape<S>& tape, int first, int length, int batch, Vector<S>& gradient) const;

  const CellInfo* cell_;
  int inputs_, hidden_, bulk_, blocks_;
  double alpha_ = 0.0;  // φ's parameter where it is not learned
  bool learned_ = false;
  S currentAlpha_ = S(0);
  std::unique_ptr<Pointwise<S>> pointwise_;
  Matrix<S> r_;      // (blocks−bulk)·H × (H+I+1): [U W b], a block at a time; zero where a block has no such part
  Matrix<S> rBulk_;  // bulk·H × (I+1): [W b] of the blocks that see no h
  Matrix<S> inner_;  // H×H: U_0 where there is an inner product
  PackedMatrix<S> forward_, back_;            // R, and its U part transposed
  PackedMatrix<S> innerForward_, innerBack_;  // U_0, and transposed
};

}  // namespace backflow
