// A network's parameters as PyTorch names and lays them out: C order, gates in its order, and its signs. The GRU's z keeps
// the old state there and updates it here, so its rows are negated. Source: the pages of torch.nn.RNN, LSTM and GRU.
// What PyTorch has no name for is called after the cell's own: peepholes (rows i, f, o), the gain of layer normalization, φ's
// parameter.
#include <type_traits>

#include "engine/network/network.h"

namespace backflow {
namespace {

template <class S>
NamedArray rowMajor(std::string name, const Matrix<S>& m, bool isVector) {
  std::vector<S> values(static_cast<std::size_t>(m.size()));
  Eigen::Map<Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(values.data(), m.rows(), m.cols()) = m;
  std::vector<std::size_t> shape{static_cast<std::size_t>(m.rows())};
  if (!isVector) shape.push_back(static_cast<std::size_t>(m.cols()));
  return {std::move(name), std::move(shape), std::move(values)};
}

// The blocks of H rows of one of our matrices, in PyTorch's order. `row` tells where a pre-activation's block is.
template <class S, class Row>
Matrix<S> reorder(const Eigen::Map<const Matrix<S>>& ours, const CellInfo& cell, int H, bool recurrent, Row row) {
  Matrix<S> out(ours.rows(), ours.cols());
  int at = 0;
  for (const TorchRows& rows : cell.torch) {
    const int p = recurrent ? rows.hh : rows.ih;
    if (p < 0) continue;
    out.middleRows(at, H) = static_cast<S>(rows.sign) * ours.middleRows(row(cell, p) * H, H);
    at += H;
  }
  return out;
}

}  // namespace

template <class S>
std::vector<NamedArray> Network<S>::torchArrays(const Vector<S>& theta, const std::string& prefix) const {
  std::vector<NamedArray> arrays;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer<S>& layer = layers_[l];
    const CellInfo& cell = layer.cell();
    const int H = layer.hidden();
    const std::string at = "_l" + std::to_string(l);
    arrays.push_back(rowMajor<S>(prefix + "rnn.weight_ih" + at, reorder(layer.W.of(theta), cell, H, false, inputRow), false));
    arrays.push_back(
        rowMajor<S>(prefix + "rnn.weight_hh" + at, reorder(layer.U.of(theta), cell, H, true, recurrentRow), false));
    arrays.push_back(
        rowMajor<S>(prefix + "rnn.bias_ih" + at, reorder(layer.biasInput.of(theta), cell, H, false, inputRow), true));
    arrays.push_back(
        rowMajor<S>(prefix + "rnn.bias_hh" + at, reorder(layer.biasRecurrent.of(theta), cell, H, true, recurrentRow), true));
    const auto more = [&](const ParameterBlock& block, const std::string& name, bool isVector) {
      if (block.rows) arrays.push_back(rowMajor<S>(prefix + "rnn." + name + at, block.of(theta), isVector));
    };
    more(layer.slope, "slope", true);
    more(layer.peephole, "weight_peephole", false);
    more(layer.gain, "weight_norm", true);
    for (int i = 0; i < cell.own.count; ++i)
      arrays.push_back(rowMajor<S>(prefix + "rnn." + std::string(cell.own.names[static_cast<std::size_t>(i)]) + at,
                                   layer.own.of(theta).col(i), true));
  }
  for (std::size_t i = 0; i < head_.dense().size(); ++i) {
    const bool output = i + 1 == head_.dense().size();
    const std::string name = prefix + (output ? "head." : "head.dense" + std::to_string(i) + ".");
    arrays.push_back(rowMajor<S>(name + "weight", head_.dense()[i].weight.of(theta), false));
    arrays.push_back(rowMajor<S>(name + "bias", head_.dense()[i].bias.of(theta), true));
  }
  return arrays;
}

template <class S>
std::string Network<S>::describeElement(Eigen::Index i) const {
  const auto at = [i](const ParameterBlock& block, const std::string& name) -> std::string {
    if (i < block.offset || i >= block.offset + block.size()) return {};
    const Eigen::Index j = i - block.offset;
    return name + "[" + std::to_string(j % block.rows) + "," + std::to_string(j / block.rows) + "]";
  };
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const std::string layer = " of layer " + std::to_string(l + 1);
    for (const auto& [block, name] :
         {std::pair{layers_[l].W, "W"}, std::pair{layers_[l].U, "U"}, std::pair{layers_[l].biasInput, "b"},
          std::pair{layers_[l].biasRecurrent, "b′"}, std::pair{layers_[l].slope, "α"}, std::pair{layers_[l].own, "own"},
          std::pair{layers_[l].peephole, "P"}, std::pair{layers_[l].gain, "g"}})
      if (const std::string text = at(block, name); !text.empty()) return text + layer;
  }
  for (std::size_t d = 0; d < head_.dense().size(); ++d) {
    const std::string dense = " of dense layer " + std::to_string(d + 1) + " of the head";
    if (const std::string text = at(head_.dense()[d].weight, "V"); !text.empty()) return text + dense;
    if (const std::string text = at(head_.dense()[d].bias, "c"); !text.empty()) return text + dense;
  }
  return "parameter " + std::to_string(i);
}

template std::vector<NamedArray> Network<float>::torchArrays(const Vector<float>&, const std::string&) const;
template std::vector<NamedArray> Network<double>::torchArrays(const Vector<double>&, const std::string&) const;
template std::string Network<float>::describeElement(Eigen::Index) const;
template std::string Network<double>::describeElement(Eigen::Index) const;

}  // namespace backflow
