#include "engine/formats/onnx.h"

#include <onnx/onnx_pb.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

using Floats = std::vector<float>;
using Shape = std::vector<std::size_t>;

// One gate's H rows there: which of the gates in PyTorch's arrays, and its sign.
struct Rows {
  std::size_t torch;
  float sign = 1.0f;
};
constexpr Rows kRnn[] = {{0}}, kLstm[] = {{0}, {3}, {1}, {2}}, kGru[] = {{1}, {0}, {2}};
constexpr Rows kMgu[] = {{0, -1.0f}, {0}, {1}};  // a GRU whose one gate f resets and, as 1 − f, keeps

struct Operator {
  std::string_view id;  // of the cell
  const char* name;
  std::span<const Rows> rows;
  std::size_t torchGates;     // in PyTorch's arrays
  int linearBeforeReset = 0;  // GRU: 1 where r acts on the product with U
};
constexpr Operator kOperators[] = {{"rnn", "RNN", kRnn, 1},
                                   {"lstm", "LSTM", kLstm, 4},
                                   {"gru", "GRU", kGru, 3},
                                   {"gru_reset_after", "GRU", kGru, 3, 1},
                                   {"mgu", "GRU", kMgu, 2}};

// φ as ONNX calls it. Within a cell only those that the recurrent operators know; a head can be built of any operators.
struct OnnxActivation {
  std::string_view id;
  const char* name;
  bool inCells;
  std::optional<float> alpha = {}, beta = {};
};
constexpr OnnxActivation kActivations[] = {{"tanh", "Tanh", true},
                                           {"sigmoid", "Sigmoid", true},
                                           {"relu", "Relu", true},
                                           {"leaky_relu", "LeakyRelu", true, 0.01f},
                                           {"prelu", "LeakyRelu", true, 0.25f},  // α is the layer's own
                                           {"elu", "Elu", true, 1.0f},
                                           {"softsign", "Softsign", true},
                                           {"linear", "Affine", true, 1.0f, 0.0f},
                                           {"hard_tanh", "Clip", false}};

template <class Table>
auto findIn(const Table& table, std::string_view id) {
  return std::find_if(std::begin(table), std::end(table), [id](const auto& entry) { return entry.id == id; });
}

// The arrays by name, each with the shape that the experiment says.
class Arrays {
 public:
  explicit Arrays(const std::vector<NamedArray>& arrays) {
    for (const NamedArray& array : arrays) byName_[array.name] = &array;
  }
  const NamedArray& find(const std::string& name) const {
    const auto found = byName_.find(name);
    if (found == byName_.end()) throw InputError("not as ONNX: " + name + ": is missing");
    return *found->second;
  }
  const Floats& get(const std::string& name, const Shape& shape) const {
    const NamedArray& array = find(name);
    const auto* numbers = std::get_if<Floats>(&array.data);
    if (!numbers || array.shape != shape)
      throw InputError("not as ONNX: " + name + ": is not of the experiment's precision, or is " + textOf(array.shape) +
                       " where " + textOf(shape) + " is wanted");
    return *numbers;
  }
  std::size_t size(const std::string& name, std::size_t dimension) const {
    const Shape& shape = find(name).shape;
    if (shape.size() <= dimension) throw InputError("not as ONNX: " + name + ": has too few dimensions");
    return shape[dimension];
  }

 private:
  std::map<std::string, const NamedArray*> byName_;
};

class Graph {
 public:
  explicit Graph(onnx::GraphProto& graph) : graph_(graph) {}

  std::string constant(const std::string& name, const Shape& shape, const Floats& numbers) {
    onnx::TensorProto& tensor = add(name, shape, onnx::TensorProto::FLOAT);
    tensor.set_raw_data(numbers.data(), numbers.size() * sizeof(float));  // little-endian, as everything here
    return name;
  }
  std::string axis(const std::string& name, std::int64_t value) {
    add(name, {1}, onnx::TensorProto::INT64).add_int64_data(value);
    return name;
  }
  onnx::NodeProto& node(const char* op, const std::vector<std::string>& inputs, const std::string& output) {
    onnx::NodeProto& node = *graph_.add_node();
    node.set_op_type(op);
    node.set_name(output);
    for (const std::string& input : inputs) node.add_input(input);
    node.add_output(output);
    return node;
  }

 private:
  onnx::TensorProto& add(const std::string& name, const Shape& shape, onnx::TensorProto::DataType type) {
    onnx::TensorProto& tensor = *graph_.add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(type);
    for (const std::size_t size : shape) tensor.add_dims(static_cast<std::int64_t>(size));
    return tensor;
  }
  onnx::GraphProto& graph_;
};

onnx::AttributeProto& attribute(onnx::NodeProto& node, const char* name, onnx::AttributeProto::AttributeType type) {
  onnx::AttributeProto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(type);
  return attribute;
}
void setNumber(onnx::NodeProto& node, const char* name, std::int64_t value) {
  attribute(node, name, onnx::AttributeProto::INT).set_i(value);
}
void setNumber(onnx::NodeProto& node, const char* name, float value) {
  attribute(node, name, onnx::AttributeProto::FLOAT).set_f(value);
}

// One layer: from `in`, T×B×inputs, to the name of its states, T×B×H.
class LayerWriter {
 public:
  LayerWriter(const ModelConfig& model, const Arrays& arrays, Graph& graph)
      : model_(model),
        arrays_(arrays),
        graph_(graph),
        op_(*findIn(kOperators, model.cell)),
        hidden_(static_cast<std::size_t>(model.hidden)) {}

  std::string write(int layer, const std::string& in, std::size_t inputs) {
    at_ = "_l" + std::to_string(layer);
    const std::size_t rows = op_.rows.size() * hidden_;
    std::vector<std::string> given{in, graph_.constant("W" + at_, {1, rows, inputs}, gates("weight_ih", inputs)),
                                   graph_.constant("R" + at_, {1, rows, hidden_}, gates("weight_hh", hidden_))};
    Floats bias = gates("bias_ih", 0), recurrentBias = gates("bias_hh", 0);
    bias.insert(bias.end(), recurrentBias.begin(), recurrentBias.end());
    given.push_back(graph_.constant("B" + at_, {1, 2 * rows}, bias));
    if (op_.name == std::string_view("LSTM") && model_.peephole == "diagonal") {
      Floats p;
      for (const char* gate : {"i", "o", "f"}) {
        const Floats& one = arrays_.get(std::string("rnn.peephole_") + gate + at_, {hidden_});
        p.insert(p.end(), one.begin(), one.end());
      }
      given.insert(given.end(), {"", "", "", graph_.constant("P" + at_, {1, 3 * hidden_}, p)});  // no lengths, states 0
    }
    onnx::NodeProto& node = graph_.node(op_.name, given, "Y" + at_);
    setNumber(node, "hidden_size", static_cast<std::int64_t>(hidden_));
    if (op_.linearBeforeReset) setNumber(node, "linear_before_reset", std::int64_t{1});
    setActivations(node);
    graph_.node("Squeeze", {"Y" + at_, "directions"}, "h" + at_);
    return "h" + at_;
  }

 private:
  // The gates of one of PyTorch's arrays in ONNX's order; columns 0: a vector.
  Floats gates(const std::string& what, std::size_t columns) const {
    const Shape shape = columns ? Shape{op_.torchGates * hidden_, columns} : Shape{op_.torchGates * hidden_};
    const Floats& all = arrays_.get("rnn." + what + at_, shape);
    const std::size_t block = hidden_ * std::max<std::size_t>(columns, 1);
    Floats ordered;
    ordered.reserve(op_.rows.size() * block);
    for (const Rows& rows : op_.rows)
      for (std::size_t i = 0; i < block; ++i) ordered.push_back(rows.sign * all[rows.torch * block + i]);
    return ordered;
  }

  // RNN: φ. GRU: σ for the gates, φ. LSTM: σ, φ for the candidate, φ for c.
  void setActivations(onnx::NodeProto& node) const {
    const OnnxActivation& phi = *findIn(kActivations, model_.activation);
    const bool gated = op_.name != std::string_view("RNN");
    const int uses = op_.name == std::string_view("LSTM") ? 2 : 1;
    onnx::AttributeProto& names = attribute(node, "activations", onnx::AttributeProto::STRINGS);
    if (gated) names.add_strings("Sigmoid");
    for (int i = 0; i < uses; ++i) names.add_strings(phi.name);
    const auto repeat = [&](const char* name, float value) {
      onnx::AttributeProto& values = attribute(node, name, onnx::AttributeProto::FLOATS);
      for (int i = 0; i < uses; ++i) values.add_floats(value);
    };
    if (phi.alpha)
      repeat("activation_alpha", model_.activation == "prelu" ? arrays_.get("rnn.slope" + at_, {1})[0] : *phi.alpha);
    if (phi.beta) repeat("activation_beta", *phi.beta);
  }

  const ModelConfig& model_;
  const Arrays& arrays_;
  Graph& graph_;
  const Operator& op_;
  std::size_t hidden_;
  std::string at_;
};

// φ(a) = a Φ(a), of operators that every opset has.
void writeGelu(Graph& graph, const std::string& in, const std::string& out) {
  graph.node("Mul", {in, graph.constant(out + ".rsqrt2", {}, {0.70710678118654752f})}, out + ".scaled");
  graph.node("Erf", {out + ".scaled"}, out + ".erf");
  graph.node("Add", {out + ".erf", graph.constant(out + ".one", {}, {1.0f})}, out + ".sum");
  graph.node("Mul", {in, graph.constant(out + ".half", {}, {0.5f})}, out + ".halved");
  graph.node("Mul", {out + ".halved", out + ".sum"}, out);
}

void writeActivation(Graph& graph, const std::string& id, const std::string& in, const std::string& out) {
  if (id == "gelu") return writeGelu(graph, in, out);
  const OnnxActivation& phi = *findIn(kActivations, id);
  if (id == "linear") {
    graph.node("Identity", {in}, out);
  } else if (id == "hard_tanh") {
    graph.node("Clip", {in, graph.constant(out + ".least", {}, {-1.0f}), graph.constant(out + ".most", {}, {1.0f})}, out);
  } else {
    onnx::NodeProto& node = graph.node(phi.name, {in}, out);
    if (phi.alpha) setNumber(node, "alpha", *phi.alpha);
  }
}

// The dense layers: y = h Vᵀ + c. Returns O.
std::size_t writeHead(const ModelConfig& model, const Arrays& arrays, Graph& graph, std::string in) {
  std::size_t inputs = static_cast<std::size_t>(model.hidden), outputs = 0;
  for (std::size_t i = 0; i <= model.head.units.size(); ++i) {
    const bool last = i == model.head.units.size();
    const std::string name = last ? "head." : "head.dense" + std::to_string(i) + ".";
    outputs = last ? arrays.size("head.weight", 0) : static_cast<std::size_t>(model.head.units[i]);
    const Floats& weight = arrays.get(name + "weight", {outputs, inputs});
    Floats transposed(weight.size());
    for (std::size_t row = 0; row < outputs; ++row)
      for (std::size_t col = 0; col < inputs; ++col) transposed[col * outputs + row] = weight[row * inputs + col];
    graph.node("MatMul", {in, graph.constant(name + "weight.T", {inputs, outputs}, transposed)}, name + "product");
    const std::string sum = last ? "y" : name + "a";
    graph.node("Add", {name + "product", graph.constant(name + "bias", {outputs}, arrays.get(name + "bias", {outputs}))}, sum);
    if (last) break;
    in = name + "out";
    writeActivation(graph, model.head.activation, sum, in);
    inputs = outputs;
  }
  return outputs;
}

void describe(onnx::ValueInfoProto& value, const char* name, std::size_t size) {
  value.set_name(name);
  onnx::TypeProto::Tensor& tensor = *value.mutable_type()->mutable_tensor_type();
  tensor.set_elem_type(onnx::TensorProto::FLOAT);
  for (const char* free : {"T", "B"}) tensor.mutable_shape()->add_dim()->set_dim_param(free);
  tensor.mutable_shape()->add_dim()->set_dim_value(static_cast<std::int64_t>(size));
}

void writeGraph(onnx::GraphProto& proto, const ModelConfig& model, const Arrays& arrays) {
  Graph graph(proto);
  proto.set_name("backflow");
  const std::size_t inputs = arrays.size("rnn.weight_ih_l0", 1);
  graph.axis("directions", 1);  // the axis of the operators' outputs, T×1×B×H
  LayerWriter layers(model, arrays, graph);
  std::string out = layers.write(0, "x", inputs);
  for (int l = 1; l < model.layers; ++l) {
    const std::string states = layers.write(l, out, static_cast<std::size_t>(model.hidden));
    if (model.residual) graph.node("Add", {out, states}, "out_l" + std::to_string(l));
    out = model.residual ? "out_l" + std::to_string(l) : states;
  }
  const std::size_t outputs = writeHead(model, arrays, graph, out);
  describe(*proto.add_input(), "x", inputs);
  describe(*proto.add_output(), "y", outputs);
}

}  // namespace

void requireOnnx(const Experiment& experiment) {
  const auto refuse = [](const std::string& what, const std::string& why) {
    throw InputError("not as ONNX: " + what + ": " + why);
  };
  const ModelConfig& model = experiment.model;
  if (findIn(kOperators, model.cell) == std::end(kOperators))
    refuse("model.cell = " + model.cell, "ONNX has no operator for this cell; it has rnn, lstm, gru, gru_reset_after and mgu");
  const auto phi = findIn(kActivations, model.activation);
  if (phi == std::end(kActivations) || !phi->inCells)
    refuse("model.activation = " + model.activation, "ONNX's recurrent operators do not know it");
  if (model.cell == "lstm" && model.peephole == "diagonal_previous")
    refuse("model.peephole = diagonal_previous", "in ONNX's LSTM the output gate sees c_t, not c_{t−1}");
  if (model.cell == "lstm" && model.peephole == "full")
    refuse("model.peephole = full", "ONNX's peepholes are one number a unit");
  if (model.layerNorm) refuse("model.layer_norm = true", "ONNX's recurrent operators do not normalize");
  if (!model.head.units.empty() && model.head.activation != "gelu" &&
      findIn(kActivations, model.head.activation) == std::end(kActivations))
    refuse("model.head.activation = " + model.head.activation, "ONNX has no such operator");
  if (experiment.precision != Precision::Float32)
    refuse("precision = float64", "ONNX Runtime computes recurrent operators in float32 only");
}

std::string onnxBytes(const std::vector<NamedArray>& arrays, const std::string& experiment) {
  if (experiment.empty())
    throw InputError("not as ONNX: the weights do not say of which experiment they are, so cell and activation are unknown");
  const Experiment from = parseExperiment(experiment, "the weights' experiment");
  requireOnnx(from);
  onnx::ModelProto model;
  model.set_ir_version(7);
  model.set_producer_name("backflow");
  onnx::OperatorSetIdProto& operators = *model.add_opset_import();
  operators.set_domain("");
  operators.set_version(14);
  writeGraph(*model.mutable_graph(), from.model, Arrays(arrays));
  onnx::StringStringEntryProto& origin = *model.add_metadata_props();
  origin.set_key("backflow");
  origin.set_value(experiment);
  std::string bytes;
  if (!model.SerializeToString(&bytes)) throw InputError("not as ONNX: the network is larger than 2 GB");
  return bytes;
}

}  // namespace backflow
