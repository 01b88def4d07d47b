// ONNX: the network as a graph that runs as it is, in ONNX Runtime and elsewhere. Written only.
//   input x: T×B×I, output y: T×B×O before softmax, float32, T and B free; initial states are 0; dropout is off, as ever when a
//   network is used; the experiment file stands in metadata_props under "backflow".
// Opset 14, IR 7: operators RNN, LSTM (with P where peepholes are diagonal) and GRU, one a layer; the head of MatMul and Add.
// Order of gates there: LSTM i,o,f,c (P: i,o,f); GRU z,r,h, where z keeps the old state, as in PyTorch's arrays.
// Source: https://github.com/onnx/onnx/blob/main/docs/Operators.md
#pragma once

#include <string>
#include <vector>

#include "engine/experiment/experiment.h"
#include "engine/formats/named_array.h"

namespace backflow {

// Throws InputError, one line, for what ONNX's operators, or ONNX Runtime, cannot compute exactly: which key, and why.
void requireOnnx(const Experiment& experiment);

// arrays: Run::parameters(); experiment: the text of the file that they come from. Throws InputError as above, and where the
// arrays are not those of the experiment's network.
std::string onnxBytes(const std::vector<NamedArray>& arrays, const std::string& experiment);

}  // namespace backflow
