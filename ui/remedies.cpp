#include "ui/remedies.h"

#include <QStringList>
#include <algorithm>

#include "engine/experiment/knobs.h"

namespace backflow::ui {

const std::vector<Remedy>& remedies() {
  using enum VerdictKind;
  // Sources: orthogonal, Saxe 2014; LSTM, Hochreiter & Schmidhuber 1997; IRNN, Le, Jaitly & Hinton 2015; clipping by norm,
  // Pascanu 2013; forget bias, Jozefowicz 2015; He, 2015.
  static const std::vector<Remedy> all = {
      {Vanishing, "All the way back", "truncation lets nothing through", "train.truncate 0"},
      {Vanishing, "Switch to LSTM", "a memory that adds instead of multiplying", "model.cell lstm"},
      {Vanishing, "Orthogonal start, gain 1", "keeps every singular value at 1",
       "model.init.recurrent orthogonal model.init.gain 1 model.init.spectral_radius null"},
      {Vanishing, "ReLU + identity (IRNN)", "Le, Jaitly & Hinton 2015",
       "model.cell rnn model.activation relu model.init.recurrent identity model.init.gain 1 model.init.spectral_radius null"},
      {Vanishing, "Forget bias 3", "the gate starts open: Jozefowicz 2015", "model.init.forget_bias 3"},
      {Vanishing, "Switch to GRU", "the update gate keeps the old state", "model.cell gru"},
      {Exploding, "Clip by norm at 1", "bounds the step, keeps its direction: Pascanu 2013",
       "train.clip.mode norm train.clip.threshold 1"},
      {Exploding, "Gain 1", "singular values back to 1", "model.init.gain 1 model.init.spectral_radius null"},
      {Exploding, "tanh instead", "its slope is never above 1", "model.activation tanh"},
      {Exploding, "Switch to LSTM", "the gates bound what flows back", "model.cell lstm"},
      {Saturated, "Gain 1", "smaller sums keep tanh off its flat ends", "model.init.gain 1 model.init.spectral_radius null"},
      {Saturated, "Xavier start", "weights scaled to the number of units", "model.init.input xavier_uniform"},
      {Saturated, "Learning rate 0.001", "smaller steps drive fewer units to the ends", "train.learning_rate 0.001"},
      {Dead, "Leaky ReLU", "lets a little through where ReLU gives 0", "model.activation leaky_relu"},
      {Dead, "He start", "keeps half of the units on: He 2015", "model.init.input he_normal"},
      {Dead, "tanh instead", "has a slope everywhere", "model.activation tanh"},
      {Diverged, "Clip by norm at 1", "bounds every step", "train.clip.mode norm train.clip.threshold 1"},
      {Diverged, "Learning rate 0.001", "smaller steps stay where the gradient is true", "train.learning_rate 0.001"},
      {Diverged, "Gain 1, tanh", "a state that cannot grow",
       "model.activation tanh model.init.gain 1 model.init.spectral_radius null"},
      {Healthy, "200 time steps", "how far does it reach?", "task.length 200"},
      {Healthy, "Plain tanh RNN", "see what the same task does to it", "model.cell rnn model.activation tanh"},
      {Converged, "200 time steps", "the same, but harder", "task.length 200"},
      {Converged, "Plain tanh RNN", "would it have learned this?", "model.cell rnn model.activation tanh"},
  };
  return all;
}

std::vector<const Remedy*> remediesFor(VerdictKind verdict, const Experiment& experiment, std::size_t most) {
  std::vector<const Remedy*> fitting;
  for (const Remedy& remedy : remedies()) {
    if (remedy.verdict != verdict || fitting.size() == most) continue;
    Experiment changed = experiment;
    const QStringList words = QString(remedy.sets).split(' ');
    for (int i = 0; i + 1 < words.size(); i += 2) setKnobText(changed, words[i].toStdString(), words[i + 1].toStdString());
    const std::vector<std::string> paths = changedKnobs(experiment, changed);
    const auto helps = [&](const std::string& path) { return acts(path, changed); };
    if (std::any_of(paths.begin(), paths.end(), helps)) fitting.push_back(&remedy);
  }
  return fitting;
}

}  // namespace backflow::ui
