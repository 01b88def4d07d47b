// The few lines of Python that load a file of weights, to stand beside every export: with the sizes and the module of the very
// network, and where there is no such module, the reason.
#pragma once

#include <string>

#include "engine/formats/weights.h"

namespace backflow {

// Each: what reads the file, then NumPy's dict of arrays in PyTorch and in Keras; of .onnx, a session of ONNX Runtime.
std::string loadNpz(const std::string& name, const Weights& weights);
std::string loadSafetensors(const std::string& name, const Weights& weights);
std::string loadJson(const std::string& name, const Weights& weights);
std::string loadOnnx(const std::string& name, const Weights& weights);

}  // namespace backflow
