#include "engine/formats/weight_loading.h"

#include <algorithm>

#include "engine/experiment/experiment_json.h"
#include "engine/formats/torch_model.h"

namespace backflow {
namespace {

// As Python writes a text.
std::string quoted(const std::string& text) {
  std::string python = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') python += '\\';
    python += c == '\n' ? "\\n" : std::string(1, c);
  }
  return python + "'";
}

struct Network {
  ModelConfig model;
  std::string inputs, hidden, outputs, type = "float32";

  // Of arrays whose shapes nobody has checked.
  Network(const Weights& weights, const ModelConfig& of) : model(of), hidden(std::to_string(of.hidden)) {
    for (const NamedArray& array : weights.arrays) {
      if (array.name == "rnn.weight_ih_l0" && array.shape.size() == 2) inputs = std::to_string(array.shape[1]);
      if (array.name == "head.weight" && array.shape.size() == 2) outputs = std::to_string(array.shape[0]);
    }
  }
};

// torch.nn.Linear under our names: the dense layers of the head stand inside the last one.
std::string torchHead(const Network& net) {
  std::string lines, from = net.hidden, through = "h";
  const std::vector<int>& units = net.model.head.units;
  lines +=
      "net.head = torch.nn.Linear(" + (units.empty() ? net.hidden : std::to_string(units.back())) + ", " + net.outputs + ")\n";
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string dense = "net.head.dense" + std::to_string(i);
    lines += dense + " = torch.nn.Linear(" + from + ", " + std::to_string(units[i]) + ")\n";
    from = std::to_string(units[i]);
    through = net.model.head.activation + "(" + dense + "(" + through + "))";
  }
  return lines + "# h = net.rnn(x)[0], y = net.head(" + through + "); x is T×B×" + net.inputs + "\n";
}

std::string torchLines(const Network& net) {
  std::string lines = "\n# PyTorch\n";
  if (const std::string why = torchRefusal(net.model); !why.empty())
    return lines + "# No module of torch.nn is this network: " + why + ".\n" +
           "# So that none takes the weights for its own, the names of the recurrent layers begin with backflow.\n";
  const std::string& cell = net.model.cell;
  lines += "import torch\nnet = torch.nn.Module()\nnet.rnn = torch.nn.";
  lines += cell == "rnn" ? "RNN(" : cell == "lstm" ? "LSTM(" : "GRU(";
  lines += net.inputs + ", " + net.hidden + ", " + std::to_string(net.model.layers);
  if (cell == "rnn") lines += ", nonlinearity='" + net.model.activation + "'";
  lines += ")\n" + torchHead(net);
  if (net.type != "float32") lines += "net.to(torch." + net.type + ")\n";
  return lines + "net.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()})\n";
}

bool hasKeras(const ModelConfig& model) {
  const auto is = [](const std::string& id, std::initializer_list<const char*> ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  return is(model.cell, {"rnn", "lstm", "gru", "gru_reset_after"}) && (model.cell != "lstm" || model.peephole == "none") &&
         is(model.activation, {"tanh", "sigmoid", "relu", "elu", "softsign", "linear"}) && !model.layerNorm &&
         !model.residual && model.head.units.empty();
}

// Its matrices are the transposed ones; columns of an LSTM as PyTorch's rows, of a GRU z, r, h; one bias but for the GRU with
// the reset after. Its GRU without reset_after is our gru.
std::string kerasLines(const Network& net) {
  if (!hasKeras(net.model)) return {};
  const std::string &cell = net.model.cell, H = net.hidden;
  const bool gru = cell != "rnn" && cell != "lstm", after = cell == "gru_reset_after";
  const std::string prefix = torchRefusal(net.model).empty() ? "rnn." : "backflow.rnn.", order = gru ? "[order]" : "";
  std::string layer = cell == "rnn" ? "SimpleRNN" : cell == "lstm" ? "LSTM" : "GRU";
  layer += "(" + H + ", '" + net.model.activation + "', return_sequences=True";
  if (gru) layer += after ? ", reset_after=True" : ", reset_after=False";
  std::string lines = "\n# Keras: batch first, x is B×T×" + net.inputs + "\nimport keras, numpy\n";
  if (net.type != "float32") lines += "keras.backend.set_floatx('" + net.type + "')\n";
  lines += "net = keras.Sequential([keras.Input((None, " + net.inputs + ")), *(keras.layers." + layer + ") for _ in range(" +
           std::to_string(net.model.layers) + ")), keras.layers.Dense(" + net.outputs + ")])\n";
  if (gru) lines += "order = numpy.r_[" + H + ":2 * " + H + ", 0:" + H + ", 2 * " + H + ":3 * " + H + "]\n";
  lines += "for l, layer in enumerate(net.layers[:-1]):\n";
  lines += "    W, U, b, c = (weights[f'" + prefix + "{name}_l{l}']" + order +
           " for name in ('weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'))\n";
  lines += std::string("    layer.set_weights([W.T, U.T, ") + (after ? "numpy.stack([b, c])" : "b + c") + "])\n";
  return lines + "net.layers[-1].set_weights([weights['head.weight'].T, weights['head.bias']])\n";
}

// `reading` ends with `weights`, a dict of NumPy's arrays.
std::string with(const std::string& reading, const Weights& weights) {
  if (weights.experiment.empty()) return reading;
  const Experiment experiment = parseExperiment(weights.experiment, "the weights' experiment");
  Network net(weights, experiment.model);
  if (experiment.precision == Precision::Float64) net.type = "float64";
  return reading + torchLines(net) + kerasLines(net);
}

}  // namespace

std::string loadNpz(const std::string& name, const Weights& weights) {
  return with("# NumPy\nimport numpy\nweights = dict(numpy.load(" + quoted(name) + "))\n", weights);
}

std::string loadSafetensors(const std::string& name, const Weights& weights) {
  return with("# NumPy\nfrom safetensors.numpy import load_file\nweights = load_file(" + quoted(name) + ")\n", weights);
}

std::string loadJson(const std::string& name, const Weights& weights) {
  const bool wide = std::any_of(weights.arrays.begin(), weights.arrays.end(),
                                [](const NamedArray& a) { return std::holds_alternative<std::vector<double>>(a.data); });
  return with("# NumPy\nimport json, numpy\narrays = json.load(open(" + quoted(name) +
                  "))['arrays']\nweights = {name: numpy.array(a['data'], '" + (wide ? "float64" : "float32") +
                  "').reshape(a['shape']) for name, a in arrays.items()}\n",
              weights);
}

std::string loadOnnx(const std::string& name, const Weights& weights) {
  const Network net(weights, parseExperiment(weights.experiment, "the weights' experiment").model);
  return "# ONNX Runtime\nimport numpy, onnxruntime\nsession = onnxruntime.InferenceSession(" + quoted(name) +
         ")\nx = numpy.zeros((10, 1, " + net.inputs + "), 'float32')  # T×B×" + net.inputs +
         "\ny, = session.run(['y'], {'x': x})  # T×B×" + net.outputs + ", before softmax\n";
}

}  // namespace backflow
