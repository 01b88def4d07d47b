#include "engine/formats/torch_script.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/base64.h"
#include "engine/formats/npz.h"
#include "engine/formats/torch_model.h"
#include "engine/formats/torch_program.h"
#include "engine/schedules/schedule.h"
#include "engine/train/run.h"

namespace backflow {
namespace {

constexpr std::size_t kMostBytes = std::size_t(32) << 20;  // of the batches
constexpr std::size_t kTripletsALine = 32;

bool isOneOf(const std::string& id, std::initializer_list<const char*> ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void refuseUnless(bool well, const std::string& what, const std::string& why) {
  if (!well) throw InputError("not as a PyTorch script: " + what + ": " + why);
}

void requireTorchModel(const ModelConfig& model) {
  if (const std::string why = torchRefusal(model); !why.empty()) throw InputError("not as a PyTorch script: " + why);
  refuseUnless(model.recurrent == "free", "model.recurrent = " + model.recurrent, "torch.nn leaves U free");
  refuseUnless((model.dropout == 0.0 || model.layers == 1) && model.head.dropout == 0.0, "dropout",
               "PyTorch draws other masks");
  refuseUnless(model.head.units.empty() || isOneOf(model.head.activation, {"relu", "tanh", "sigmoid", "linear", "elu", "gelu",
                                                                           "softsign", "leaky_relu", "hard_tanh"}),
               "model.head.activation = " + model.head.activation, "torch.nn has no such module");
}

// What a number of training steps were given and what came of them.
template <class S>
struct Recording {
  std::vector<S> x, target, weight;
  std::vector<std::int64_t> label;
  std::vector<double> rate, loss, norm;
  Batch batch;  // the last one, for its shapes

  void add(const Experiment& experiment, const Run& run) {
    Random random = Random::forBatch(experiment.seed, run.steps());
    run.task().draw(random, experiment.train.batch, batch);
    const auto append = [](std::vector<S>& to, const auto& from) {
      std::transform(from.data(), from.data() + from.size(), std::back_inserter(to),
                     [](double v) { return static_cast<S>(v); });
    };
    append(x, batch.x);
    append(target, batch.target);
    append(weight, batch.weight);
    label.insert(label.end(), batch.label.begin(), batch.label.end());
    rate.push_back(learningRate(experiment.train, run.steps() + 1));
  }
  std::size_t bytesAStep() const {
    return static_cast<std::size_t>(batch.x.size() + batch.target.size() + 3 * batch.weight.size()) * sizeof(S);
  }
  void appendTo(std::vector<NamedArray>& arrays) && {
    const std::size_t n = loss.size(), steps = static_cast<std::size_t>(batch.length), B = static_cast<std::size_t>(batch.size);
    const auto cut = [n](auto& v) { v.resize(v.size() / std::max<std::size_t>(1, n + 1) * n); };
    if (rate.size() > n) cut(x), cut(target), cut(weight), cut(label), rate.pop_back();  // of the step that diverged
    arrays.push_back({"x", {n, steps, B, static_cast<std::size_t>(batch.x.rows())}, std::move(x)});
    if (label.empty())
      arrays.push_back({"target", {n, steps, B, static_cast<std::size_t>(batch.target.rows())}, std::move(target)});
    else
      arrays.push_back({"target", {n, steps, B}, std::move(label)});
    arrays.push_back({"weight", {n, steps, B}, std::move(weight)});
    arrays.push_back({"rate", {n}, std::move(rate)});
    arrays.push_back({"loss", {n}, std::move(loss)});
    arrays.push_back({"norm", {n}, std::move(norm)});
  }
};

struct Recorded {
  std::vector<NamedArray> arrays;
  std::size_t steps = 0;
};

template <class S>
Recorded record(const Experiment& experiment, int steps, const std::function<void(int)>& progress) {
  Experiment unvalidated = experiment;
  unvalidated.train.validateEvery = 0;
  const std::unique_ptr<Run> run = Run::make(unvalidated);
  Recorded recorded{run->parameters(), 0};
  Recording<S> recording;
  for (int n = 0; n < steps && (n == 0 || static_cast<std::size_t>(n + 1) * recording.bytesAStep() <= kMostBytes); ++n) {
    recording.add(experiment, *run);
    const Row& row = run->step();
    if (run->divergence()) break;
    recording.loss.push_back(row.trainLoss);
    recording.norm.push_back(std::exp(run->logNorms().front()));
    if (progress) progress(n + 1);
  }
  recorded.steps = recording.loss.size();
  if (recorded.steps == 0) refuseUnless(false, "the run diverges in its first training step", run->divergence()->text());
  std::move(recording).appendTo(recorded.arrays);
  return recorded;
}

// A text that stands between r''' and '''. In JSON an apostrophe is part of a string, where it may be escaped.
std::string settings(const Experiment& experiment) {
  std::string text;
  for (const char c : experimentText(experiment)) text += c == '\'' ? std::string("\\u0027") : std::string(1, c);
  return text;
}

}  // namespace

void requireTorch(const Experiment& experiment) {
  requireTorchModel(experiment.model);
  const TrainConfig& train = experiment.train;
  refuseUnless(isOneOf(train.optimizer, {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"}),
               "train.optimizer = " + train.optimizer, "torch.optim has no such optimizer");
  refuseUnless(isOneOf(train.clip.mode, {"none", "norm", "value"}), "train.clip.mode = " + train.clip.mode,
               "torch.nn.utils clips by norm and by value only");
  refuseUnless(train.truncate == 0, "train.truncate", "PyTorch goes back all the way");
  refuseUnless(train.omega == 0.0, "train.omega", "PyTorch has no Ω");
  refuseUnless(train.prune == 0.0, "train.prune", "Backflow's pruning can take weights back, PyTorch's cannot");
}

std::string torchScript(const Experiment& experiment, int steps, const std::function<void(int)>& progress) {
  requireTorch(experiment);
  const Recorded recorded = experiment.precision == Precision::Float64 ? record<double>(experiment, steps, progress)
                                                                       : record<float>(experiment, steps, progress);
  std::string head = "#!/usr/bin/env python3\n";
  head += "\"\"\"The first " + std::to_string(recorded.steps) + " training steps of a Backflow run, done again in PyTorch.\n\n";
  head +=
      "Needs torch and numpy. Prints L and the norm of dL/dh_1 of each step beside Backflow's, and how far they differ at\n"
      "worst (relative, or to 1e-30 where a value is smaller). With a number as its argument it exits with 1 if that is more.\n"
      "Weights, batches and learning rates are Backflow's to the bit; everything that is computed is PyTorch's.\n\"\"\"\n"
      "import base64\nimport io\nimport json\nimport sys\n\nimport numpy as np\nimport torch\nfrom torch import nn\n\n";
  head += "EXPERIMENT = json.loads(r'''" + settings(experiment) + "''')\n";
  return head + kTorchProgram + "\n\nDATA = \"\"\"\n" + base64(npzBytes(recorded.arrays, true), kTripletsALine) +
         "\n\"\"\"\n\nmain()\n";
}

}  // namespace backflow
