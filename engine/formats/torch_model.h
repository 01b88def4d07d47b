// Whether PyTorch's own recurrent modules are the network that a model describes.
#pragma once

#include <string>

#include "engine/experiment/experiment.h"

namespace backflow {

// Empty where torch.nn.RNN, LSTM or GRU computes the same from the same arrays; else which key they cannot follow, and why:
// "model.cell = gru: torch.nn.GRU resets after the product with U". The head is not looked at.
std::string torchRefusal(const ModelConfig& model);

}  // namespace backflow
