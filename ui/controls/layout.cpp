#include "ui/controls/layout.h"

#include <QObject>

namespace backflow::ui {

const std::vector<ControlSection>& controlSections() {
  using enum ControlRow::Dress;
  static const std::vector<ControlSection> sections = {
      {QT_TRANSLATE_NOOP("QObject", "Network"),
       {{"model.cell", Segments, "", {{"rnn", "RNN"}, {"lstm", "LSTM"}, {"gru", "GRU"}}, {}},
        {"model.activation",
         Segments,
         QT_TRANSLATE_NOOP("QObject", "Activation"),
         {{"tanh", "tanh"},
          {"relu", "ReLU"},
          //: leaky ReLU, on a narrow button
          {"leaky_relu", QT_TRANSLATE_NOOP("QObject", "Leaky")},
          {"sigmoid", "sigm"}},
         {}},
        {"model.hidden", Slider, QT_TRANSLATE_NOOP("QObject", "Units"), {}, {}},
        {"model.layers", Slider, QT_TRANSLATE_NOOP("QObject", "Layers"), {}, {}}}},
      {QT_TRANSLATE_NOOP("QObject", "Task"),
       {{"task.name", Combo, "", {}, {}},
        //: of a table of data
        {"task.column", Column, QT_TRANSLATE_NOOP("QObject", "Column"), {}, {}},
        {"task.length", Slider, QT_TRANSLATE_NOOP("QObject", "Time steps"), {}, {}}}},
      {QT_TRANSLATE_NOOP("QObject", "Initialization"),
       {{"model.init.recurrent",
         Segments,
         "",
         {{"xavier_uniform", "Xavier"},
          {"he_normal", "He"},
          //: an orthogonal matrix, on a narrow button
          {"orthogonal", QT_TRANSLATE_NOOP("QObject", "Orth")},
          //: the identity matrix, on a narrow button
          {"identity", QT_TRANSLATE_NOOP("QObject", "Ident")}},
         {}},
        {"model.init.gain", Slider, QT_TRANSLATE_NOOP("QObject", "Gain"), {}, {}},
        {"model.init.spectral_radius",
         Slider,
         QT_TRANSLATE_NOOP("QObject", "Spectral rad."),
         {},
         //: no value: the spectral radius is left as it is
         Special{"null", QT_TRANSLATE_NOOP("QObject", "off"), false}}}},
      {QT_TRANSLATE_NOOP("QObject", "Clipping"),
       {{"train.clip.mode",
         Segments,
         "",
         {{"none", QT_TRANSLATE_NOOP("QObject", "Off")},
          {"norm", QT_TRANSLATE_NOOP("QObject", "Norm")},
          //: clipping each value of the gradient, on a narrow button
          {"value", QT_TRANSLATE_NOOP("QObject", "Value")},
          //: clipping at each time step, on a narrow button
          {"per_step", QT_TRANSLATE_NOOP("QObject", "Step")}},
         {}},
        {"train.clip.threshold", Slider, QT_TRANSLATE_NOOP("QObject", "Threshold"), {}, {}}}},
      {QT_TRANSLATE_NOOP("QObject", "Training"),
       {{"train.optimizer", Segments, "", {{"sgd", "SGD"}, {"rmsprop", "RMSprop"}, {"adam", "Adam"}}, {}},
        {"train.learning_rate", Slider, QT_TRANSLATE_NOOP("QObject", "Learning rate"), {}, {}},
        {"train.batch", Slider, QT_TRANSLATE_NOOP("QObject", "Batch"), {}, {}},
        {"train.truncate",
         Slider,
         QT_TRANSLATE_NOOP("QObject", "Truncate"),
         {},
         //: backpropagation through all time steps, not truncated
         Special{"0", QT_TRANSLATE_NOOP("QObject", "full"), true}}}},
      {QT_TRANSLATE_NOOP("QObject", "Regularization"),
       {{"train.l1", Slider, "L1", {}, {}},
        {"train.l2", Slider, "L2", {}, {}},
        {"model.dropout", Slider, QT_TRANSLATE_NOOP("QObject", "Dropout"), {}, {}},
        {"train.omega", Slider, "Ω", {}, {}},
        {"train.prune", Slider, QT_TRANSLATE_NOOP("QObject", "Pruning"), {}, {}}}},
  };
  return sections;
}

}  // namespace backflow::ui
