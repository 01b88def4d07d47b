#include "engine/formats/weights.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/npz.h"
#include "engine/formats/safetensors.h"

namespace backflow {
namespace {

constexpr const char* kExperiment = "backflow";  // the experiment's key in a header

std::string npzOf(const Weights& weights) { return npzBytes(weights.arrays, false, weights.experiment); }

Weights ofNpz(std::string_view bytes, const std::string& name) {
  NpzContent content = parseNpz(bytes, name);
  return {std::move(content.arrays), std::move(content.comment)};
}

std::string npzLoading(const std::string& name) {
  return "import numpy, torch\n"
         "weights = {k: torch.from_numpy(v) for k, v in numpy.load('" +
         name +
         "').items()}\n"
         "# model.rnn = torch.nn.RNN/LSTM/GRU(...), model.head = torch.nn.Linear(...)\n"
         "model.load_state_dict(weights)\n";
}

std::string safetensorsOf(const Weights& weights) {
  SafetensorsContent content{weights.arrays, {{"format", "pt"}}};
  if (!weights.experiment.empty()) content.metadata[kExperiment] = weights.experiment;
  return safetensorsBytes(content);
}

Weights ofSafetensors(std::string_view bytes, const std::string& name) {
  SafetensorsContent content = parseSafetensors(bytes, name);
  return {std::move(content.arrays), content.metadata[kExperiment]};
}

std::string safetensorsLoading(const std::string& name) {
  return "from safetensors.torch import load_file\n"
         "weights = load_file('" +
         name +
         "')\n"
         "# model.rnn = torch.nn.RNN/LSTM/GRU(...), model.head = torch.nn.Linear(...)\n"
         "model.load_state_dict(weights)\n";
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
  nlohmann::ordered_json all{{"backflow_weights", 1}};
  if (!weights.experiment.empty()) all["experiment"] = nlohmann::ordered_json::parse(weights.experiment);
  for (const NamedArray& array : weights.arrays)
    all["arrays"][array.name] = {{"shape", array.shape},
                                 {"data", std::visit([](const auto& n) { return jsonOf(n); }, array.data)}};
  return all.dump(1) + '\n';
}

std::string jsonLoading(const std::string& name) {
  return "import json, numpy\n"
         "arrays = json.load(open('" +
         name +
         "'))['arrays']\n"
         "weights = {k: numpy.reshape(numpy.float32(a['data']), a['shape']) for k, a in arrays.items()}\n";
}

std::uintmax_t sizeOf(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

}  // namespace

const std::vector<WeightFormat>& weightFormats() {
  static const std::vector<WeightFormat> all{
      {".npz", "NumPy archive", npzOf, ofNpz, npzLoading},
      {".safetensors", "safetensors", safetensorsOf, ofSafetensors, safetensorsLoading},
      {".json", "JSON, to be read by eye", jsonTextOf, nullptr, jsonLoading},
  };
  return all;
}

const WeightFormat& weightFormatOf(const std::filesystem::path& file) {
  std::string endings;
  for (const WeightFormat& format : weightFormats()) {
    if (file.extension() == format.ending) return format;
    endings += (endings.empty() ? "" : ", ") + std::string(format.ending);
  }
  throw InputError(file.string() + ": the name must end in one of " + endings);
}

void writeWeights(const std::filesystem::path& file, const Weights& weights) {
  writeFileAtomically(file, weightFormatOf(file).bytes(weights));
}

Weights readWeights(const std::filesystem::path& file) {
  const WeightFormat& format = weightFormatOf(file);
  if (!format.parse) throw InputError(file.string() + ": " + format.ending + " cannot be read back; .npz and .safetensors can");
  if (format.parse == ofSafetensors) requireSafetensorsHeader(readFile(file, 8), sizeOf(file), file.string());
  return format.parse(readFile(file), file.string());
}

}  // namespace backflow
