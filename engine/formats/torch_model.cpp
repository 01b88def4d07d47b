#include "engine/formats/torch_model.h"

namespace backflow {

std::string torchRefusal(const ModelConfig& model) {
  const std::string cell = "model.cell = " + model.cell + ": ", activation = "model.activation = " + model.activation + ": ";
  if (model.cell == "gru") return cell + "torch.nn.GRU resets after the product with U, which is gru_reset_after";
  if (model.cell != "rnn" && model.cell != "lstm" && model.cell != "gru_reset_after")
    return cell + "torch.nn has RNN, LSTM and GRU (rnn, lstm, gru_reset_after) only";
  if (model.cell == "rnn" && model.activation != "tanh" && model.activation != "relu")
    return activation + "torch.nn.RNN knows tanh and relu only";
  if (model.cell != "rnn" && model.activation != "tanh") return activation + "torch.nn.LSTM and GRU know tanh only";
  if (model.cell == "lstm" && model.peephole != "none")
    return "model.peephole = " + model.peephole + ": torch.nn.LSTM has no peepholes";
  if (model.layerNorm) return "model.layer_norm = true: torch.nn's recurrent layers do not normalize";
  if (model.residual && model.layers > 1)
    return "model.residual = true: torch.nn's recurrent layers have no residual connections";
  return {};
}

}  // namespace backflow
