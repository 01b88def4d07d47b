// The first training steps of an experiment as one Python program that does them again in PyTorch: torch.nn's own RNN, LSTM or
// GRU and torch.optim's own optimizers, from the same weights on the same batches. The weights and batches, and the losses and
// ‖∂L/∂h_1‖ that Backflow got, are inside, to the bit (NumPy's .npz in base64). The program prints both and how far they
// differ.
#pragma once

#include <functional>
#include <string>

#include "engine/experiment/experiment.h"

namespace backflow {

inline constexpr int kTorchSteps = 50;  // as many as are written unless told otherwise

// Throws InputError, one line, if PyTorch's own modules cannot say what the experiment does: which key, and why.
void requireTorch(const Experiment& experiment);

// Runs the experiment for `steps` steps, or for as many as come before it diverges or their batches take 32 MB. `progress` is
// given the steps done. Throws InputError as above, or if not even one step goes well; InputError and IoError as Run::make().
std::string torchScript(const Experiment& experiment, int steps = kTorchSteps, const std::function<void(int)>& progress = {});

}  // namespace backflow
