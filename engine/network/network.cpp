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
  const CellInfo& cell = findCell(model.cell, model.peephole);
  const LayerOptions options{model.layerNorm, model.recurrent == "orthogonal", model.epsilon, model.gamma};
  std::vector<Layer<S>> layers;
  for (int l = 0; l < model.layers; ++l)
    layers.emplace_back(cell, model.activation, l == 0 ? inputs : model.hidden, model.hidden, layout, options);
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

// The cell's own parameters: by its rule, or 0.
template <class S>
void drawOwn(const Layer<S>& layer, Vector<S>& theta, Random& random) {
  const OwnParameters& rule = layer.cell().own;
  if (!rule.draw) return;
  Vector<double> unit(rule.count);
  auto target = layer.own.of(theta);
  for (Eigen::Index u = 0; u < target.rows(); ++u) {
    rule.draw(random, unit.data());
    target.row(u) = unit.transpose().cast<S>();
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
      dropout_(model.dropout),
      residual_(model.residual) {}

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
  const auto scaled = [&](Matrix<double>& u) {
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
    layer.slope.of(theta).setConstant(static_cast<S>(layer.initialSlope()));
    layer.gain.of(theta).setOnes();
    drawBlocks(layer.peephole.of(theta), H, recurrent, H, forU, scaled);
    drawOwn(layer, theta, forB);
  }
  Random random(seed, Stream::Weights, 4 * layers_.size());
  for (const typename Head<S>::Dense& dense : head_.dense()) {
    const int fanIn = static_cast<int>(dense.weight.cols);
    drawBlocks(dense.weight.of(theta), dense.weight.rows, input, fanIn, random, asItIs);
    if (input.biasToo) drawBlocks(dense.bias.of(theta), dense.bias.rows, input, fanIn, random, asItIs);
  }
  settle(theta);
  return theta;
}

template <class S>
void Network<S>::shape(NetworkTape<S>& tape, int length, int batch, int first) const {
  tape.length = length;
  tape.batch = batch;
  tape.first = first;
  tape.layers.resize(layers_.size());
  tape.mask.resize(layers_.size());
  tape.out.resize(layers_.size());
  for (std::size_t l = 0; l < layers_.size(); ++l) layers_[l].shape(tape.layers[l], length, batch);
}

template <class S>
void Network<S>::prepare(const Vector<S>& theta, bool inputGradient, Eigen::Index batch) {
  for (std::size_t l = 0; l < layers_.size(); ++l) layers_[l].prepare(theta, l > 0 || inputGradient, batch);
}

template <class S>
void Network<S>::forwardPrepared(const Vector<S>& theta, NetworkTape<S>& tape, Dropout* dropout) const {
  layers_[0].forward(tape.layers[0]);
  for (std::size_t l = 1; l < layers_.size(); ++l) {
    const Matrix<S> given = residual_ && l > 1 ? tape.out[l - 1] : Matrix<S>(layers_[l - 1].states(tape.layers[l - 1]));
    tape.mask[l].resize(0, 0);
    if (dropout && dropout_ > 0.0) {
      dropout->draw(tape.mask[l], given.rows(), given.cols(), dropout_);
      layers_[l].setInput(tape.layers[l], given.cwiseProduct(tape.mask[l]).eval());
    } else {
      layers_[l].setInput(tape.layers[l], given);
    }
    layers_[l].forward(tape.layers[l]);
    if (residual_) tape.out[l] = given + layers_[l].states(tape.layers[l]);
  }
  if (residual_ && layers_.size() > 1)
    head_.forward(theta, tape.out.back().rightCols(Eigen::Index(tape.length - tape.first) * tape.batch), tape.head, dropout);
  else
    head_.forward(theta, layers_.back().states(tape.layers.back(), tape.first), tape.head, dropout);
}

// What goes around layer l on its way down, where there is a residual connection: `through` += `around`, step by step, over
// the steps that `around` has (the last ones).
template <class S>
static void addAround(ScaledAdjoint<S>& through, const ScaledAdjoint<S>& around, Eigen::Index rows, int batch) {
  const std::size_t skipped = through.exponent.size() - around.exponent.size();
  for (std::size_t t = 0; t < around.exponent.size(); ++t) {
    int& k = through.exponent[t + skipped];
    auto here = through.values.block(0, static_cast<Eigen::Index>(t + skipped) * batch, rows, batch);
    const auto added = around.values.block(0, static_cast<Eigen::Index>(t) * batch, rows, batch);
    const auto isNothing = [](const auto& block) { return (block.array() == S(0)).all(); };  // room for it would cost the other
    if (isNothing(added)) continue;
    if (isNothing(here)) k = around.exponent[t];
    const int common = std::max(k, around.exponent[t]);
    here *= static_cast<S>(std::ldexp(1.0, k - common));
    here += added * static_cast<S>(std::ldexp(1.0, around.exponent[t] - common));
    k = common;
  }
}

template <class S>
int Network<S>::backwardPrepared(const Vector<S>& theta, const Matrix<S>& dy, NetworkTape<S>& tape,
                                 const BackwardOptions& options, Vector<S>& gradient) const {
  gradient.setZero(layout_.size());
  std::vector<int> exponents(layers_.size() + 1);
  ScaledAdjoint<S> above;
  int aboveExponent = 0;
  exponents.back() = head_.backward(theta, dy, tape.head, gradient, above.values, aboveExponent);
  above.exponent.assign(static_cast<std::size_t>(tape.length - tape.first), aboveExponent);
  for (std::size_t l = layers_.size(); l-- > 0;) {
    BackwardOptions here = options;
    here.inputGradient = l > 0 || options.inputGradient;
    exponents[l] = layers_[l].backward(tape.layers[l], above, here, gradient);
    if (l == 0) break;
    ScaledAdjoint<S> below = tape.layers[l].input;
    if (tape.mask[l].size()) below.values.topRows(tape.mask[l].rows()).array() *= tape.mask[l].array();
    if (residual_) addAround(below, above, layers_[l].hidden(), tape.batch);
    above = std::move(below);
  }
  // One exponent for the whole gradient.
  const int common = std::max(0, *std::max_element(exponents.begin(), exponents.end()));
  if (common == 0) return 0;
  Eigen::Index begin = 0;
  for (std::size_t l = 0; l <= layers_.size(); ++l) {
    const Eigen::Index end = l + 1 < layers_.size()    ? layers_[l + 1].W.offset
                             : l + 1 == layers_.size() ? head_.dense().front().weight.offset
                                                       : layout_.size();
    const double factor = std::max(std::ldexp(1.0, exponents[l] - common), double{std::numeric_limits<S>::min()});
    gradient.segment(begin, end - begin) *= static_cast<S>(factor);  // never 0, so that Inf stays Inf
    begin = end;
  }
  return common;
}

template <class S>
void Network<S>::toParameters(const Vector<S>& theta, Vector<S>& gradient) const {
  for (const Layer<S>& layer : layers_) layer.toParameters(theta, gradient);
}

template <class S>
void Network<S>::settle(Vector<S>& theta) const {
  for (const Layer<S>& layer : layers_)
    if (layer.form() == RecurrentForm::Orthogonal) layer.U.of(theta) = layer.recurrent(theta);
}

template class Network<float>;
template class Network<double>;

}  // namespace backflow
