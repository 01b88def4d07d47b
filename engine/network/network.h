// The network: recurrent layers, one on the other, and a head. Pure functions of θ and the input; training is in train/.
#pragma once

#include <vector>

#include "engine/formats/named_array.h"
#include "engine/network/head.h"
#include "engine/network/layer.h"

namespace backflow {

template <class S>
struct NetworkTape {
  int length = 0, batch = 0, first = 0;  // T, B, the first step with a loss (from 0)
  std::vector<LayerTape<S>> layers;
  std::vector<Matrix<S>> mask;  // dropout on the input of layer l; empty when off
  std::vector<Matrix<S>> out;   // what layer l hands on, where that is not h: its own plus what it was given (residual)
  HeadTape<S> head;
};

// A matrix or vector of θ under PyTorch's name.
struct TorchBlock {
  enum class Rows { AsOurs, Input, Recurrent };  // the others: blocks of H rows, in PyTorch's order and signs
  std::string name;                              // "rnn.weight_hh_l0"
  ParameterBlock block;
  bool isVector = false;
  Rows rows = Rows::AsOurs;
  std::size_t layer = 0;
};

template <class S>
class Network {
 public:
  // Throws InputError for an unknown id.
  Network(const ModelConfig& model, int inputs, int outputs);

  // θ by the initializers. The numbers are drawn in double, so float32 and float64 start alike. `length`: T, for chrono.
  Vector<S> initialize(const InitConfig& init, std::uint64_t seed, int length) const;

  std::vector<Layer<S>>& layers() { return layers_; }
  const std::vector<Layer<S>>& layers() const { return layers_; }
  const Head<S>& head() const { return head_; }
  const ParameterLayout& layout() const { return layout_; }
  void setActivation(std::string_view activation);

  // Shapes the tape and sets the initial states to zero; they may then be changed before forward().
  void shape(NetworkTape<S>& tape, int length, int batch, int first) const;

  // Packs the weights, once for any number of passes on any number of tapes and threads.
  // `batch`: of the largest tape; others may follow, at a price.
  void prepare(const Vector<S>& theta, bool inputGradient = false, Eigen::Index batch = PackedMatrix<S>::kManyColumns);

  // x: I × B·T; stays in the tape.
  void setInput(NetworkTape<S>& tape, const Eigen::Ref<const Matrix<S>>& x) const { layers_[0].setInput(tape.layers[0], x); }

  // Leaves the outputs in tape.head.y (O × B·(T−first)). `dropout` null: off. After prepare(theta) and setInput().
  void forwardPrepared(const Vector<S>& theta, NetworkTape<S>& tape, Dropout* dropout) const;
  void forward(const Vector<S>& theta, const Eigen::Ref<const Matrix<S>>& x, NetworkTape<S>& tape, Dropout* dropout,
               bool inputGradient = false) {
    prepare(theta, inputGradient);
    setInput(tape, x);
    forwardPrepared(theta, tape, dropout);
  }

  // dy = ∂L/∂y, O × B·(T−first). Sets `gradient` to ∂L/∂θ·2^−(returned exponent); the exponent is 0 unless ∂L/∂θ may overflow.
  // Where a parameter goes through a form (recurrent.h), toParameters() must follow once all passes have been added up.
  // options.inputGradient asks for ∂L/∂x in the bottom layer's tape, if prepare() was told so.
  int backwardPrepared(const Vector<S>& theta, const Matrix<S>& dy, NetworkTape<S>& tape, const BackwardOptions& options,
                       Vector<S>& gradient) const;
  void toParameters(const Vector<S>& theta, Vector<S>& gradient) const;
  // After a training step: puts Q in place of U where only Q of U = QR counts, so that U is the matrix that is used.
  void settle(Vector<S>& theta) const;
  int backward(const Vector<S>& theta, const Matrix<S>& dy, NetworkTape<S>& tape, const BackwardOptions& options,
               Vector<S>& gradient) const {
    const int exponent = backwardPrepared(theta, dy, tape, options, gradient);
    toParameters(theta, gradient);
    return exponent;
  }

  // θ (or a vector shaped like it: a gradient) under PyTorch's names, in its layout, order and signs; see torch_layout.cpp.
  std::vector<NamedArray> torchArrays(const Vector<S>& theta, const std::string& prefix) const;
  std::vector<TorchBlock> torchBlocks() const;  // in the same order
  // Which parameter element i of θ is: "U[3,5] of layer 1", rows in our own order of gates.
  std::string describeElement(Eigen::Index i) const;

 private:
  ParameterLayout layout_;
  std::vector<Layer<S>> layers_;
  Head<S> head_;
  double dropout_;
  bool residual_;
};

}  // namespace backflow
