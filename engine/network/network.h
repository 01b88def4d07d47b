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
  HeadTape<S> head;
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

  // x: I × B·T. Leaves the outputs in tape.head.y (O × B·(T−first)). `dropout` null: off.
  void forward(const Vector<S>& theta, const Matrix<S>& x, NetworkTape<S>& tape, Random* dropout);

  // dy = ∂L/∂y. Sets `gradient` to ∂L/∂θ·2^−(returned exponent); the exponent is 0 unless ∂L/∂θ may overflow.
  // options.inputGradient asks for ∂L/∂x in the bottom layer's tape.
  int backward(const Vector<S>& theta, const Matrix<S>& dy, NetworkTape<S>& tape, const BackwardOptions& options,
               Vector<S>& gradient);

  // θ (or a vector shaped like it: a gradient) under PyTorch's names, in its layout, order and signs; see torch_layout.cpp.
  std::vector<NamedArray> torchArrays(const Vector<S>& theta, const std::string& prefix) const;
  // Which parameter element i of θ is: "U[3,5] of layer 1", rows in our own order of gates.
  std::string describeElement(Eigen::Index i) const;

 private:
  ParameterLayout layout_;
  std::vector<Layer<S>> layers_;
  Head<S> head_;
  double dropout_;
};

}  // namespace backflow
