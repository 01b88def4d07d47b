// Trained parameters as files, under PyTorch's names and in its layout. The file's ending names the format.
//
// Where torch.nn has no equal of the recurrent layers (torch_model.h), it might still take their arrays without a word and
// compute something else: a GRU with the reset before the product has the shapes of torch.nn.GRU. So in files their names
// begin with "backflow." ("backflow.rnn.weight_ih_l0"), which load_state_dict refuses; reading takes that off again.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/experiment/experiment.h"
#include "engine/formats/named_array.h"

namespace backflow {

struct Weights {
  std::vector<NamedArray> arrays;  // Run::parameters()
  std::string experiment;          // the experiment file they come from; empty: not known
};

struct WeightFormat {
  const char* ending;  // ".npz"
  const char* label;
  std::string (*bytes)(const Weights& weights);        // throws InputError for what the format cannot say
  Weights (*read)(const std::filesystem::path& file);  // throws InputError and IoError; null: cannot be read back
  void (*require)(const Experiment& experiment);       // throws as `bytes` would; null: everything can be said
  // Programs of a few lines that load the file of that name, in Python: for NumPy, PyTorch and Keras, or ONNX Runtime.
  std::string (*loading)(const std::string& name, const Weights& weights);
};

const std::vector<WeightFormat>& weightFormats();
// Throws InputError that lists the endings: all, or those of what can be read back.
const WeightFormat& weightFormatOf(const std::filesystem::path& file, bool toRead = false);
// Throws InputError if the file's format does not exist or cannot say the experiment's network exactly: before it is trained.
void requireWeightFormat(const std::filesystem::path& file, const Experiment& experiment);

void writeWeights(const std::filesystem::path& file, const Weights& weights);  // whole or not at all; throws IoError, too
Weights readWeights(const std::filesystem::path& file);
// Throws InputError where the arrays, though of the right shapes, are not of this network's equations: another cell, or a free
// U for one that is kept orthogonal. What says nothing of itself is taken for PyTorch's.
void requireSameEquations(const std::filesystem::path& file, const Weights& weights, const ModelConfig& model);
std::string loadingLines(const std::filesystem::path& file, const Weights& weights);

}  // namespace backflow
