// Trained parameters as files, under PyTorch's names and in its layout. The file's ending names the format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

struct Weights {
  std::vector<NamedArray> arrays;  // Run::parameters()
  std::string experiment;          // the experiment file they come from; empty: not known
};

struct WeightFormat {
  const char* ending;  // ".npz"
  const char* label;
  std::string (*bytes)(const Weights& weights);                       // throws InputError for what the format cannot say
  Weights (*parse)(std::string_view bytes, const std::string& name);  // null: cannot be read back
  // A program of five lines that loads the file `name`, and what it needs.
  std::string (*loading)(const std::string& name);
};

const std::vector<WeightFormat>& weightFormats();
// Throws InputError that lists the endings.
const WeightFormat& weightFormatOf(const std::filesystem::path& file);

void writeWeights(const std::filesystem::path& file, const Weights& weights);  // whole or not at all; throws IoError, too
Weights readWeights(const std::filesystem::path& file);

}  // namespace backflow
