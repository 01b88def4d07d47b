#include "engine/formats/weights.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/npz.h"
#include "engine/formats/onnx.h"
#include "engine/formats/safetensors.h"
#include "engine/formats/shape.h"
#include "engine/formats/torch_model.h"
#include "engine/formats/weight_loading.h"
#include "engine/network/network.h"

namespace backflow {
namespace {

using Shape = std::vector<std::size_t>;

constexpr std::size_t kMostSize = 65536;          // inputs or outputs, of a file that is believed
constexpr std::size_t kMostClaimed = 1'000'000;   // parameters that a file may claim without holding them
constexpr const char* kExperiment = "backflow";   // the experiment's key in a header
constexpr const char* kLayers = "rnn.";           // how the names of the recurrent layers' arrays begin
constexpr const char* kUnlike = "backflow.rnn.";  // … in a file, where torch.nn has no equal of them

void rename(std::vector<NamedArray>& arrays, const std::string& from, const std::string& to) {
  for (NamedArray& array : arrays)
    if (array.name.starts_with(from)) array.name.replace(0, from.size(), to);
}

std::vector<NamedArray> asInFile(const Weights& weights) {
  std::vector<NamedArray> arrays = weights.arrays;
  if (weights.experiment.empty()) return arrays;
  const Experiment experiment = parseExperiment(weights.experiment, "the weights' experiment");
  if (!torchRefusal(experiment.model).empty()) rename(arrays, kLayers, kUnlike);
  return arrays;
}

// Without its experiment a file is left as it is: nobody could tell afterwards what was taken off.
Weights ofFile(std::vector<NamedArray> arrays, std::string experiment) {
  if (!experiment.empty()) rename(arrays, kUnlike, kLayers);
  return {std::move(arrays), std::move(experiment)};
}

void requireNpz(const Experiment& experiment) { requireNpzComment(experimentText(experiment)); }

std::string npzOf(const Weights& weights) { return npzBytes(asInFile(weights), false, weights.experiment); }

Weights readNpz(const std::filesystem::path& file) {
  NpzContent content = parseNpz(readFile(file), file.string());
  return ofFile(std::move(content.arrays), std::move(content.comment));
}

std::string safetensorsOf(const Weights& weights) {
  SafetensorsContent content{asInFile(weights), {{"format", "pt"}}};
  if (!weights.experiment.empty()) content.metadata[kExperiment] = weights.experiment;
  return safetensorsBytes(content);
}

// What the header declares is held against the file's size before more of it is read.
Weights readSafetensors(const std::filesystem::path& file) {
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(file, unknown);
  requireSafetensorsHeader(readFile(file, 8), unknown ? 0 : size, file.string());
  SafetensorsContent content = parseSafetensors(readFile(file), file.string());
  return ofFile(std::move(content.arrays), content.metadata[kExperiment]);
}

// JSON has no NaN and no Inf: they are written as texts.
template <class T>
nlohmann::json jsonOf(const std::vector<T>& numbers) {
  nlohmann::json list = nlohmann::json::array();
  for (const T number : numbers) {
    if (std::isfinite(static_cast<double>(number)))
      list.push_back(number);
    else
      list.push_back(std::isnan(static_cast<double>(number)) ? "NaN" : number > T{} ? "Infinity" : "-Infinity");
  }
  return list;
}

nlohmann::json jsonOf(const std::string& text) { return text; }

std::string jsonTextOf(const Weights& weights) {
  const std::vector<NamedArray> arrays = asInFile(weights);  // which has looked at the experiment
  nlohmann::ordered_json all{{"backflow_weights", 1}};
  if (!weights.experiment.empty()) all["experiment"] = nlohmann::ordered_json::parse(weights.experiment);
  for (const NamedArray& array : arrays)
    all["arrays"][array.name] = {{"shape", array.shape},
                                 {"data", std::visit([](const auto& n) { return jsonOf(n); }, array.data)}};
  return jsonText(all);
}

// The network of the experiment that a file carries must be the one whose parameters it holds: throws InputError.
void requireItsNetwork(const Weights& weights, const std::string& file) {
  const ModelConfig model = parseExperiment(weights.experiment, file + ": the experiment in it").model;
  std::map<std::string, Shape> given;
  std::size_t numbers = 0;
  for (const NamedArray& array : weights.arrays) {
    given[array.name] = array.shape;
    numbers += elementsOf(array.shape);
  }
  const auto size = [&](const std::string& name, std::size_t dimension) {
    const auto found = given.find(name);
    if (found == given.end()) throw InputError(file + ": " + name + ": is missing");
    if (found->second.size() != 2) throw InputError(file + ": " + name + ": must have two dimensions");
    return static_cast<int>(std::min<std::size_t>(found->second[dimension], kMostSize));
  };
  const Network<double> network(model, size("rnn.weight_ih_l0", 1), size("head.weight", 0));
  const Eigen::Index parameters = network.layout().size();
  // A shape without numbers may claim anything: no memory is taken for what is not there.
  if (static_cast<std::size_t>(parameters) > kMostClaimed + 64 * numbers)
    throw InputError(file + ": holds " + std::to_string(numbers) + " numbers; the experiment in it wants " +
                     std::to_string(parameters));
  for (const NamedArray& wanted : network.torchArrays(Vector<double>::Zero(parameters), "")) {
    const auto found = given.find(wanted.name);
    if (found == given.end()) throw InputError(file + ": " + wanted.name + ": is missing, which the experiment in it has");
    if (found->second != wanted.shape)
      throw InputError(file + ": " + wanted.name + ": is " + textOf(found->second) + "; the experiment in it wants " +
                       textOf(wanted.shape));
    given.erase(found);
  }
  if (!given.empty()) throw InputError(file + ": " + given.begin()->first + ": the experiment in it has no such parameter");
}

std::string onnxOf(const Weights& weights) { return onnxBytes(weights.arrays, weights.experiment); }

}  // namespace

const std::vector<WeightFormat>& weightFormats() {
  static const std::vector<WeightFormat> all{
      {".npz", "NumPy archive", npzOf, readNpz, requireNpz, loadNpz},
      {".safetensors", "safetensors", safetensorsOf, readSafetensors, nullptr, loadSafetensors},
      {".onnx", "ONNX, a graph that runs", onnxOf, nullptr, requireOnnx, loadOnnx},
      {".json", "JSON, to be read by eye", jsonTextOf, nullptr, nullptr, loadJson},
  };
  return all;
}

const WeightFormat& weightFormatOf(const std::filesystem::path& file, bool toRead) {
  std::string endings;
  for (const WeightFormat& format : weightFormats()) {
    if (file.extension() == format.ending && (format.read || !toRead)) return format;
    if (format.read || !toRead) endings += (endings.empty() ? "" : ", ") + std::string(format.ending);
  }
  throw InputError(file.string() + ": the name must end in one of " + endings + (toRead ? "; others cannot be read back" : ""));
}

void requireWeightFormat(const std::filesystem::path& file, const Experiment& experiment) {
  if (const WeightFormat& format = weightFormatOf(file); format.require) format.require(experiment);
}

void writeWeights(const std::filesystem::path& file, const Weights& weights) {
  writeFileAtomically(file, weightFormatOf(file).bytes(weights));
}

Weights readWeights(const std::filesystem::path& file) {
  Weights weights = weightFormatOf(file, true).read(file);
  if (!weights.experiment.empty()) requireItsNetwork(weights, file.string());
  return weights;
}

void requireSameEquations(const std::filesystem::path& file, const Weights& weights, const ModelConfig& model) {
  if (weights.experiment.empty()) {
    if (const std::string why = torchRefusal(model); !why.empty())
      throw InputError(file.string() + ": does not say what it is of, and PyTorch's cannot be taken: " + why);
    return;
  }
  const ModelConfig of = parseExperiment(weights.experiment, file.string()).model;
  const auto require = [&](const char* key, const std::string& theirs, const std::string& ours) {
    if (theirs != ours)
      throw InputError(file.string() + ": is of " + key + " = " + theirs + "; this run's is " + ours +
                       ", whose equations are others");
  };
  require("model.cell", of.cell, model.cell);
  if (model.recurrent != "free") require("model.recurrent", of.recurrent, model.recurrent);
}

std::string loadingLines(const std::filesystem::path& file, const Weights& weights) {
  return weightFormatOf(file).loading(file.string(), weights);
}

}  // namespace backflow
