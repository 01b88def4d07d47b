// A network's parameters as PyTorch names and lays them out: C order, gates in its order, and its signs. The GRU's z keeps
// the old state there and updates it here, so its rows are negated. Source: the pages of torch.nn.RNN, LSTM and GRU.
// What PyTorch has no name for is called after the cell's own: peepholes (rows i, f, o), the gain of layer normalization, φ's
// parameter.

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

// The blocks of H rows of one of our matrices, in PyTorch's order.
template <class S>
Matrix<S> reorder(const Eigen::Map<const Matrix<S>>& ours, const CellInfo& cell, int H, bool recurrent) {
  Matrix<S> out(ours.rows(), ours.cols());
  int at = 0;
  for (const TorchRows& rows : cell.torch) {
    const int p = recurrent ? rows.hh : rows.ih;
    if (p < 0) continue;
    out.middleRows(at, H) =
        static_cast<S>(rows.sign) * ours.middleRows((recurrent ? recurrentRow(cell, p) : inputRow(cell, p)) * H, H);
    at += H;
  }
  return out;
}

}  // namespace

template <class S>
std::vector<TorchBlock> Network<S>::torchBlocks() const {
  using Rows = TorchBlock::Rows;
  std::vector<TorchBlock> all;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer<S>& layer = layers_[l];
    const CellInfo& cell = layer.cell();
    const std::string at = "_l" + std::to_string(l);
    all.push_back({"rnn.weight_ih" + at, layer.W, false, Rows::Input, l});
    all.push_back({"rnn.weight_hh" + at, layer.U, false, Rows::Recurrent, l});
    all.push_back({"rnn.bias_ih" + at, layer.biasInput, true, Rows::Input, l});
    all.push_back({"rnn.bias_hh" + at, layer.biasRecurrent, true, Rows::Recurrent, l});
    const auto more = [&](const ParameterBlock& block, const std::string& name, bool isVector) {
      if (block.rows) all.push_back({"rnn." + name + at, block, isVector, Rows::AsOurs, l});
    };
    more(layer.slope, "slope", true);
    more(layer.peephole, "weight_peephole", false);
    more(layer.gain, "weight_norm", true);
    for (int i = 0; i < cell.own.count; ++i) {
      ParameterBlock column = layer.own;
      column.cols = 1;
      column.offset += i * column.rows;
      all.push_back({"rnn." + std::string(cell.own.names[static_cast<std::size_t>(i)]) + at, column, true, Rows::AsOurs, l});
    }
  }
  for (std::size_t i = 0; i < head_.dense().size(); ++i) {
    const bool output = i + 1 == head_.dense().size();
    const std::string name = output ? "head." : "head.dense" + std::to_string(i) + ".";
    all.push_back({name + "weight", head_.dense()[i].weight});
    all.push_back({name + "bias", head_.dense()[i].bias, true});
  }
  return all;
}

template <class S>
std::vector<NamedArray> Network<S>::torchArrays(const Vector<S>& theta, const std::string& prefix) const {
  std::vector<NamedArray> arrays;
  for (const TorchBlock& b : torchBlocks()) {
    const Layer<S>& layer = layers_[b.layer];
    const bool recurrent = b.rows == TorchBlock::Rows::Recurrent;
    const Matrix<S> values = b.rows == TorchBlock::Rows::AsOurs
                                 ? Matrix<S>(b.block.of(theta))
                                 : reorder(b.block.of(theta), layer.cell(), layer.hidden(), recurrent);
    arrays.push_back(rowMajor<S>(prefix + b.name, values, b.isVector));
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

template std::vector<TorchBlock> Network<float>::torchBlocks() const;
template std::vector<TorchBlock> Network<double>::torchBlocks() const;
template std::vector<NamedArray> Network<float>::torchArrays(const Vector<float>&, const std::string&) const;
template std::vector<NamedArray> Network<double>::torchArrays(const Vector<double>&, const std::string&) const;
template std::string Network<float>::describeElement(Eigen::Index) const;
template std::string Network<double>::describeElement(Eigen::Index) const;

}  // namespace backflow
