#include "ui/controls/layout.h"

namespace backflow::ui {

const std::vector<ControlSection>& controlSections() {
  using enum ControlRow::Dress;
  static const std::vector<ControlSection> sections = {
      {"Network",
       {{"model.cell", Segments, "", {{"rnn", "RNN"}, {"lstm", "LSTM"}, {"gru", "GRU"}}, {}},
        {"model.activation",
         Segments,
         "Activation",
         {{"tanh", "tanh"}, {"relu", "ReLU"}, {"leaky_relu", "Leaky"}, {"sigmoid", "sigm"}},
         {}},
        {"model.hidden", Slider, "Units", {}, {}},
        {"model.layers", Slider, "Layers", {}, {}}}},
      {"Task",
       {{"task.name", Combo, "", {}, {}},
        {"task.column", Column, "Column", {}, {}},
        {"task.length", Slider, "Time steps", {}, {}}}},
      {"Initialization",
       {{"model.init.recurrent",
         Segments,
         "",
         {{"xavier_uniform", "Xavier"}, {"he_normal", "He"}, {"orthogonal", "Orth"}, {"identity", "Ident"}},
         {}},
        {"model.init.gain", Slider, "Gain", {}, {}},
        {"model.init.spectral_radius", Slider, "Spectral rad.", {}, Special{"null", "off", false}}}},
      {"Clipping",
       {{"train.clip.mode", Segments, "", {{"none", "Off"}, {"norm", "Norm"}, {"value", "Value"}, {"per_step", "Step"}}, {}},
        {"train.clip.threshold", Slider, "Threshold", {}, {}}}},
      {"Training",
       {{"train.optimizer", Segments, "", {{"sgd", "SGD"}, {"rmsprop", "RMSprop"}, {"adam", "Adam"}}, {}},
        {"train.learning_rate", Slider, "Learning rate", {}, {}},
        {"train.batch", Slider, "Batch", {}, {}},
        {"train.truncate", Slider, "Truncate", {}, Special{"0", "full", true}}}},
      {"Regularization",
       {{"train.l1", Slider, "L1", {}, {}},
        {"train.l2", Slider, "L2", {}, {}},
        {"model.dropout", Slider, "Dropout", {}, {}},
        {"train.omega", Slider, "Ω", {}, {}},
        {"train.prune", Slider, "Pruning", {}, {}}}},
  };
  return sections;
}

}  // namespace backflow::ui
