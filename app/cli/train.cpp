// backflow-cli train: trains, and writes what was asked for.
#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "app/cli/training_log.h"
#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/number_text.h"
#include "engine/formats/weights.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string log, gradients, weights;
  std::int64_t steps = -1;
  int threads = 1;
  bool allowDivergence = false;
};

std::string note(const Row& row) {
  std::string text = "loss " + roundedText(row.trainLoss);
  if (!std::isnan(row.valLoss)) text += "  validation " + roundedText(row.valLoss);
  return text + "  slope " + roundedText(row.slope, 3);
}

std::string percent(double fraction) { return roundedText(100 * fraction, 3) + " %"; }

void introduce(const Run& run) {
  const Experiment& e = run.experiment();
  std::cout << (e.name.empty() ? "experiment" : e.name) << ": " << e.model.cell << " on " << e.task.name
            << ", T = " << run.task().length << ", " << run.parameterCount() << " parameters\n";
  if (!run.task().dataFile.empty()) std::cout << "data " << run.task().dataFile << ", SHA-256 " << run.task().dataHash << '\n';
  std::cout << "numeric mode " << numericMode() << '\n';
}

void conclude(Run& run, const Row& last, double seconds) {
  std::cout << "steps       " << run.steps() << " in " << roundedText(seconds, 3) << " s"
            << (interrupted() ? ", stopped before the end" : "") << '\n';
  std::cout << "train loss  " << roundedText(last.trainLoss) << '\n';
  if (!run.divergence()) {
    const Validation held = run.validate();
    std::cout << "validation  " << roundedText(held.loss);
    if (!std::isnan(held.accuracy)) std::cout << ", accuracy " << percent(held.accuracy);
    std::cout << '\n';
  }
  Snapshot snapshot;
  run.fill(snapshot);
  std::cout << "chance      " << roundedText(run.task().chance) << " (" << run.task().chanceLabel << ")\n";
  std::cout << "verdict     " << snapshot.verdict.badge << '\n';
  for (const std::string& sentence : snapshot.verdict.evidence) std::cout << "            " << sentence << '\n';
}

int train(const Options& options) {
  try {
    if (!options.weights.empty()) weightFormatOf(options.weights);
  } catch (const InputError& error) {
    throw UsageError(std::string("--weights ") + error.what());
  }
  for (const std::string& file : {options.log, options.gradients, options.weights})
    if (!file.empty() && (file == options.log) + (file == options.gradients) + (file == options.weights) > 1)
      throw UsageError(file + ": --log, --gradients and --weights must each name a file of their own");
  Experiment experiment = options.experiment.load();
  if (options.steps >= 0) setKnob(experiment, "train.steps", options.steps);
  if (!options.weights.empty()) requireWeightFormat(options.weights, experiment);
  for (const std::string& file : {options.log, options.gradients, options.weights}) requireWritable(file);

  const std::unique_ptr<Run> run = Run::make(experiment, options.threads);
  introduce(*run);
  catchInterrupts();
  const std::int64_t steps = experiment.train.steps;
  TrainingLog log(options.log);
  GradientLog gradients(options.gradients, steps);
  Row last;
  double seconds = 0;
  {
    Progress progress(steps, "steps");
    while (run->steps() < steps && !run->divergence() && !interrupted()) {
      last = run->step();
      log.add(last);
      gradients.add(last.step, run->logNorms(), run->divergence() || last.step == steps);
      progress.update(run->steps(), [&] { return note(last); });
    }
    seconds = progress.seconds();
  }
  log.write();
  gradients.write();
  const Weights weights{run->parameters(), experimentText(run->experiment())};
  if (!options.weights.empty()) writeWeights(options.weights, weights);
  conclude(*run, last, seconds);
  if (!options.weights.empty()) std::cout << '\n' << loadingLines(options.weights, weights);
  if (!run->divergence()) return kWell;
  (options.allowDivergence ? std::cout : std::cerr) << "diverged: " << run->divergence()->text() << std::endl;
  return options.allowDivergence ? kWell : kDiverged;
}

}  // namespace

Command addTrain(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("train", "Train, and write the log, the gradient norms and the weights");
  options->experiment.addTo(*parser);
  parser->add_option("--steps", options->steps, "Training steps, instead of train.steps")->check(CLI::Range(0, 1000000000));
  parser->add_option("--log", options->log,
                     "CSV, a row a step; rewritten whole every few seconds, so that a run that is killed keeps it");
  parser->add_option(
      "--gradients", options->gradients,
      "CSV of ‖∂L/∂h_t‖ for t = 1 … T, top layer, over the batch, before clipping: every step of a run of up to 2000, "
      "else every k-th, k = ⌈steps/2000⌉, and the last");
  parser->add_option("--weights", options->weights,
                     "The trained parameters under PyTorch's names: .npz, .safetensors, .onnx or .json");
  parser->add_option("--threads", options->threads, "Threads; the result is the same for any number")
      ->check(CLI::Range(1, 256));
  parser->add_flag("--allow-divergence", options->allowDivergence, "Exit with 0 when NaN or Inf ends the run, instead of 4");
  parser->footer(
      "Columns of the log: val_loss and accuracy are empty at steps without validation; clipped is 0 or 1.\n"
      "Ctrl-C stops after the current step and writes everything.");
  return {parser, [options] { return train(*options); }};
}

}  // namespace backflow::cli
