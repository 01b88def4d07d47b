#include "engine/network/network.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/cells/list.h"
#include "engine/initializers/list.h"

namespace backflow {
namespace {

template <class S>
std::vector<Layer<S>> makeLayers(const ModelConfig& model, int inputs, ParameterLayout& layout) {
  const CellInfo& cell = find(cells(), model.cell, "model.cell");
  std::vector<Layer<S>> layers;
  for (int l = 0; l < model.layers; ++l)
    layers.emplace_back(cell, model.activation, l == 0 ? inputs : model.hidden, model.hidden, layout);
  return layers;
}

double spectralRadius(const Matrix<double>& u) {
  return Eigen::EigenSolver<Matrix<double>>(u, false).eigenvalues().cwiseAbs().maxCoeff();
}

// Draws the blocks of `rows` rows of one matrix, each on its own.
template <class S, class Change>
void drawBlocks(Eigen::Map<Matrix<S>> target, Eigen::Index rows, const InitializerInfo& rule, int hidden, Random& random,
                Change change) {
  Matrix<double> block(rows, target.cols());
  for (Eigen::Index row = 0; row < target.rows(); row += rows) {
    rule.fill(block, hidden, random);
    change(block);
    target.middleRows(row, rows) = block.cast<S>();
  }
}

// Tallec and Ollivier 2018: b_f = ln u, u ~ U[1, T_max − 1] for each unit, b_i = −b_f, so that 1/(1 − f) ≈ u steps are
// remembered. A GRU's z is its input gate, and forgets by 1 − z. The whole of the bias pair is in b; b′ is 0.
template <class S>
void chronoBiases(const Layer<S>& layer, int longest, Random& random, Vector<S>& theta) {
  const CellInfo& cell = layer.cell();
  const int H = layer.hidden();
  Vector<double> b(H);
  for (int unit = 0; unit < H; ++unit) b[unit] = std::log(random.uniform(1.0, std::max(1.0, longest - 1.0)));
  const auto set = [&](int block, double sign) {
    if (block < 0) return;
    layer.biasInput.of(theta).middleRows(inputRow(cell, block) * H, H) = (sign * b).template cast<S>();
    if (const int row = recurrentRow(cell, block); row >= 0) layer.biasRecurrent.of(theta).middleRows(row * H, H).setZero();
  };
  set(cell.forgetBlock, 1.0);
  set(cell.inputGateBlock, -1.0);
}

}  // namespace

template <class S>
Network<S>::Network(const ModelConfig& model, int inputs, int outputs)
    : layers_(makeLayers<S>(model, inputs, layout_)),
      head_(model.head, model.hidden, outputs, layout_),
      dropout_(model.dropout) {}

template <class S>
void Network<S>::setActivation(std::string_view activation) {
  for (Layer<S>& layer : layers_) layer.setActivation(activation);
}

template <class S>
Vector<S> Network<S>::initialize(const InitConfig& init, std::uint64_t seed, int length) const {
  Vector<S> theta = Vector<S>::Zero(layout_.size());
  const InitializerInfo& input = find(initializers(), init.input, "model.init.input");
  const InitializerInfo& recurrent = find(initializers(), init.recurrent, "model.init.recurrent");
  const auto asItIs = [](Matrix<double>&) {};
  const auto scaled = [&init](Matrix<double>& u) {
    u *= init.gain;
    if (!init.spectralRadius) return;
    const double radius = spectralRadius(u);
    if (radius > 0.0) u *= *init.spectralRadius / radius;
  };
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer<S>& layer = layers_[l];
    const int H = layer.hidden();
    Random forW(seed, Stream::Weights, 4 * l), forU(seed, Stream::Weights, 4 * l + 1), forB(seed, Stream::Weights, 4 * l + 2);
    drawBlocks(layer.W.of(theta), H, input, H, forW, asItIs);
    drawBlocks(layer.U.of(theta), H, recurrent, H, forU, scaled);
    if (input.biasToo) {
      drawBlocks(layer.biasInput.of(theta), H, input, H, forB, asItIs);
      drawBlocks(layer.biasRecurrent.of(theta), H, input, H, forB, asItIs);
    } else {
      layer.biasInput.of(theta).setConstant(static_cast<S>(init.bias));
      const int forget = layer.cell().forgetBlock;
      if (forget >= 0)
        layer.biasInput.of(theta)
            .middleRows(inputRow(layer.cell(), forget) * H, H)
            .setConstant(static_cast<S>(init.forgetBias));
    }
    if (init.gateBias == "chrono") {
      Random forGates(seed, Stream::Weights, 4 * l + 3);
      chronoBiases(layer, init.chronoMax > 0 ? init.chronoMax : length, forGates, theta);
    }
    if (layer.slope.rows) layer.slope.of(theta)(0, 0) = static_cast<S>(layer.initialSlope());
  }
  Random random(seed, Stream::Weights, 4 * layers_.size());
  for (const typename Head<S>::Dense& dense : head_.dense()) {
    const int fanIn = static_cast<int>(dense.weight.cols);
    drawBlocks(dense.weight.of(theta), dense.weight.rows, input, fanIn, random, asItIs);
    if (input.biasToo) drawBlocks(dense.bias.of(theta), dense.bias.rows, input, fanIn, random, asItIs);
  }
  return theta;
}

template <class S>
void Network<S>::shape(NetworkTape<S>& tape, int length, int batch, int first) const {
  tape.length = length;
  tape.batch = batch;
  tape.first = first;
  tape.layers.resize(layers_.size());
  tape.mask.resize(layers_.size());
  for (std::size_t l = 0; l < layers_.size(); ++l) layers_[l].shape(tape.layers[l], length, batch);
}

template <class S>
void Network<S>::forward(const Vector<S>& theta, const Matrix<S>& x, NetworkTape<S>& tape, Random* dropout) {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    tape.mask[l].resize(0, 0);
    if (l == 0) {
      layers_[l].setInput(tape.layers[l], x);
    } else {
      const auto below = layers_[l - 1].states(tape.layers[l - 1], 0, tape.length, tape.batch);
      if (dropout && dropout_ > 0.0) {
        drawDropoutMask(tape.mask[l], below.rows(), below.cols(), dropout_, *dropout);
        layers_[l].setInput(tape.layers[l], below.cwiseProduct(tape.mask[l]));
      } else {
        layers_[l].setInput(tape.layers[l], below);
      }
    }
    layers_[l].forward(theta, tape.layers[l], tape.length, tape.batch);
  }
  head_.forward(theta, layers_.back().states(tape.layers.back(), tape.first, tape.length, tape.batch), tape.head, dropout);
}

template <class S>
int Network<S>::backward(const Vector<S>& theta, const Matrix<S>& dy, NetworkTape<S>& tape, const BackwardOptions& options,
                         Vector<S>& gradient) {
  gradient.setZero(layout_.size());
  ScaledAdjoint<S> above{head_.backward(theta, dy, tape.head, gradient),
                         std::vector<int>(static_cast<std::size_t>(tape.length - tape.first), 0)};
  std::vector<int> exponents(layers_.size());
  for (std::size_t l = layers_.size(); l-- > 0;) {
    BackwardOptions here = options;
    here.inputGradient = l > 0 || options.inputGradient;
    exponents[l] = layers_[l].backward(tape.layers[l], tape.length, tape.batch, above, here, gradient);
    if (l == 0) break;
    above = std::move(tape.layers[l].input);
    if (tape.mask[l].size()) above.values = above.values.cwiseProduct(tape.mask[l]);
  }
  // One exponent for the whole gradient.
  const int common = std::max(0, *std::max_element(exponents.begin(), exponents.end()));
  if (common == 0) return 0;
  Eigen::Index begin = 0;
  for (std::size_t l = 0; l <= layers_.size(); ++l) {
    const Eigen::Index end = l + 1 < layers_.size()    ? layers_[l + 1].W.offset
                             : l + 1 == layers_.size() ? head_.dense().front().weight.offset
                                                       : layout_.size();
    const int exponent = l < layers_.size() ? exponents[l] : 0;
    const double factor = std::max(std::ldexp(1.0, exponent - common), double{std::numeric_limits<S>::min()});
    gradient.segment(begin, end - begin) *= static_cast<S>(factor);  // never 0, so that Inf stays Inf
    begin = end;
  }
  return common;
}

template class Network<float>;
template class Network<double>;

}  // namespace backflow
