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
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "All the way back"),
       QT_TRANSLATE_NOOP("QObject", "truncation lets nothing through"), "train.truncate 0"},
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "Switch to LSTM"),
       QT_TRANSLATE_NOOP("QObject", "a memory that adds instead of multiplying"), "model.cell lstm"},
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "Orthogonal start, gain 1"),
       QT_TRANSLATE_NOOP("QObject", "keeps every singular value at 1"),
       "model.init.recurrent orthogonal model.init.gain 1 model.init.spectral_radius null"},
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "ReLU + identity (IRNN)"), "Le, Jaitly & Hinton 2015",
       "model.cell rnn model.activation relu model.init.recurrent identity model.init.gain 1 model.init.spectral_radius null"},
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "Forget bias 3"),
       QT_TRANSLATE_NOOP("QObject", "the gate starts open: Jozefowicz 2015"), "model.init.forget_bias 3"},
      {Vanishing, QT_TRANSLATE_NOOP("QObject", "Switch to GRU"),
       QT_TRANSLATE_NOOP("QObject", "the update gate keeps the old state"), "model.cell gru"},
      {Exploding, QT_TRANSLATE_NOOP("QObject", "Clip by norm at 1"),
       QT_TRANSLATE_NOOP("QObject", "bounds the step, keeps its direction: Pascanu 2013"),
       "train.clip.mode norm train.clip.threshold 1"},
      {Exploding, QT_TRANSLATE_NOOP("QObject", "Gain 1"), QT_TRANSLATE_NOOP("QObject", "singular values back to 1"),
       "model.init.gain 1 model.init.spectral_radius null"},
      {Exploding, QT_TRANSLATE_NOOP("QObject", "tanh instead"), QT_TRANSLATE_NOOP("QObject", "its slope is never above 1"),
       "model.activation tanh"},
      {Exploding, QT_TRANSLATE_NOOP("QObject", "Switch to LSTM"),
       QT_TRANSLATE_NOOP("QObject", "the gates bound what flows back"), "model.cell lstm"},
      {Saturated, QT_TRANSLATE_NOOP("QObject", "Gain 1"),
       QT_TRANSLATE_NOOP("QObject", "smaller sums keep tanh off its flat ends"),
       "model.init.gain 1 model.init.spectral_radius null"},
      {Saturated, QT_TRANSLATE_NOOP("QObject", "Xavier start"),
       QT_TRANSLATE_NOOP("QObject", "weights scaled to the number of units"), "model.init.input xavier_uniform"},
      {Saturated, QT_TRANSLATE_NOOP("QObject", "Learning rate 0.001"),
       QT_TRANSLATE_NOOP("QObject", "smaller steps drive fewer units to the ends"), "train.learning_rate 0.001"},
      {Dead, QT_TRANSLATE_NOOP("QObject", "Leaky ReLU"),
       QT_TRANSLATE_NOOP("QObject", "lets a little through where ReLU gives 0"), "model.activation leaky_relu"},
      {Dead, QT_TRANSLATE_NOOP("QObject", "He start"), QT_TRANSLATE_NOOP("QObject", "keeps half of the units on: He 2015"),
       "model.init.input he_normal"},
      {Dead, QT_TRANSLATE_NOOP("QObject", "tanh instead"), QT_TRANSLATE_NOOP("QObject", "has a slope everywhere"),
       "model.activation tanh"},
      {Diverged, QT_TRANSLATE_NOOP("QObject", "Clip by norm at 1"), QT_TRANSLATE_NOOP("QObject", "bounds every step"),
       "train.clip.mode norm train.clip.threshold 1"},
      {Diverged, QT_TRANSLATE_NOOP("QObject", "Learning rate 0.001"),
       QT_TRANSLATE_NOOP("QObject", "smaller steps stay where the gradient is true"), "train.learning_rate 0.001"},
      {Diverged, QT_TRANSLATE_NOOP("QObject", "Gain 1, tanh"), QT_TRANSLATE_NOOP("QObject", "a state that cannot grow"),
       "model.activation tanh model.init.gain 1 model.init.spectral_radius null"},
      {Healthy, QT_TRANSLATE_NOOP("QObject", "200 time steps"), QT_TRANSLATE_NOOP("QObject", "how far does it reach?"),
       "task.length 200"},
      {Healthy, QT_TRANSLATE_NOOP("QObject", "Plain tanh RNN"),
       QT_TRANSLATE_NOOP("QObject", "see what the same task does to it"), "model.cell rnn model.activation tanh"},
      {Converged, QT_TRANSLATE_NOOP("QObject", "200 time steps"), QT_TRANSLATE_NOOP("QObject", "the same, but harder"),
       "task.length 200"},
      {Converged, QT_TRANSLATE_NOOP("QObject", "Plain tanh RNN"), QT_TRANSLATE_NOOP("QObject", "would it have learned this?"),
       "model.cell rnn model.activation tanh"},
  };
  return all;
}

std::vector<const Remedy*> remediesFor(VerdictKind verdict, const Experiment& experiment, std::size_t most,
                                       bool beforeAnyUpdate) {
  std::vector<const Remedy*> fitting;
  for (const Remedy& remedy : remedies()) {
    if (remedy.verdict != verdict || fitting.size() == most) continue;
    Experiment changed = experiment;
    const QStringList words = QString(remedy.sets).split(' ');
    for (int i = 0; i + 1 < words.size(); i += 2) setKnobText(changed, words[i].toStdString(), words[i + 1].toStdString());
    const std::vector<std::string> paths = changedKnobs(experiment, changed);
    const auto helps = [&](const std::string& path) {
      return acts(path, changed) && !(beforeAnyUpdate && path.starts_with("train."));
    };
    const bool faster = changed.train.learningRate > experiment.train.learningRate;  // "smaller steps" would be larger ones
    if (!faster && std::any_of(paths.begin(), paths.end(), helps)) fitting.push_back(&remedy);
  }
  return fitting;
}

std::vector<const Remedy*> remediesFor(const Snapshot& snapshot, const Experiment& experiment, std::size_t most) {
  return remediesFor(snapshot.verdict.kind, experiment, most, snapshot.divergence && snapshot.divergence->atStart());
}

}  // namespace backflow::ui
