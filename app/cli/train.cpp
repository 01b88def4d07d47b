// backflow-cli train: trains, and writes what was asked for.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <memory>

#include "app/cli/checkpoint.h"
#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "app/cli/run_json.h"
#include "app/cli/training_log.h"
#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/number_text.h"
#include "engine/formats/session_file.h"
#include "engine/formats/weights.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string log, gradients, weights, runJson, checkpoint, resume;
  std::int64_t checkpointEvery = 0;
  std::vector<std::string> records() const { return {log, gradients, weights, runJson}; }
  std::vector<std::string> files() const { return {log, gradients, weights, runJson, checkpoint}; }  // to write
  std::int64_t steps = -1;
  int threads = 1;
  bool allowDivergence = false;
};

std::string note(const Row& row) {
  std::string text = "loss " + roundedText(row.trainLoss);
  if (!std::isnan(row.valLoss)) text += "  validation " + roundedText(row.valLoss);
  return text + "  slope " + roundedText(row.slope, 3);
}

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
  if (last.step > 0) std::cout << "train loss  " << roundedText(last.trainLoss) << '\n';
  if (!run.divergence()) {
    const Validation held = run.validate();
    std::cout << "validation  " << roundedText(held.loss);
    if (!std::isnan(held.accuracy)) std::cout << ", accuracy " << percentText(held.accuracy);
    std::cout << '\n';
  }
  Snapshot snapshot;
  run.fill(snapshot);
  std::cout << "chance      " << roundedText(run.task().chance) << " (" << run.task().chanceLabel << ")\n";
  std::cout << "verdict     " << snapshot.verdict.badge << '\n';
  for (const std::string& sentence : snapshot.verdict.evidence) std::cout << "            " << sentence << '\n';
}

Experiment withSteps(Experiment experiment, std::int64_t steps) {
  if (steps >= 0) setKnob(experiment, "train.steps", steps);
  return experiment;
}

// Of the last training step that was done.
Row lastOf(const Moment& past) { return past.state->diverged && !past.rows.empty() ? past.rows.back() : past.state->row; }

// The run that a checkpoint holds, where it was; --set and --steps act from there on.
std::unique_ptr<Run> resume(const Options& options, Moment& past) {
  if (!options.experiment.file().empty())
    throw UsageError("--resume: the experiment is in " + options.resume + "; EXP must be left out");
  past = readCheckpoint(options.resume);
  const Experiment& before = past.state->experiment;
  const Experiment experiment = withSteps(options.experiment.load(before), options.steps);
  for (const std::string& path : changedKnobs(before, experiment))
    if (!knob(path).live)
      throw InputError("--set " + path + ": starts a new run; with --resume only keys may change that act while it trains");
  if (needsRestart(before, experiment))
    throw InputError("--set model.activation: between " + before.model.activation + " and " + experiment.model.activation +
                     " the network's parameters differ; that is a new run, without --resume");
  if (experiment.train.steps < past.state->steps)
    throw InputError("--steps " + std::to_string(experiment.train.steps) + ": " + options.resume + " is at training step " +
                     std::to_string(past.state->steps) + " already");
  std::unique_ptr<Run> run = Run::make(before, options.threads);
  run->restore(*past.state);
  if (changedKnobs(before, experiment).empty()) return run;
  const Change change{run->steps(), experiment};
  if (const Applied applied = apply(change, *run); !applied.refused.empty())
    throw InputError(options.resume + ": " + applied.refused);
  past.history.changed(change);
  return run;
}

// What is written while it trains, and at the end.
struct Records {
  TrainingLog log;
  GradientLog gradients;
  Checkpoint checkpoint;
};

Outcome trainSteps(Run& run, Records& records, Outcome outcome) {
  const std::int64_t steps = run.experiment().train.steps, from = run.steps();
  Progress progress(steps - from, "steps");
  while (run.steps() < steps && !run.divergence() && !interrupted()) {
    outcome.last = run.step();
    records.log.add(outcome.last);
    records.gradients.add(outcome.last.step, run.logNorms(), run.divergence() || outcome.last.step == steps);
    records.checkpoint.add(run, outcome.last);
    progress.update(run.steps() - from, [&] { return note(outcome.last); });
  }
  outcome.seconds = progress.seconds();
  outcome.interrupted = interrupted() && run.steps() < steps;
  return outcome;
}

// What cannot be written does not keep the rest from being written. Returns why, in a line; empty: all is well.
std::string writeAll(const std::vector<std::function<void()>>& records) {
  std::string failed;
  for (const auto& write : records) {
    const auto keep = [&failed](const char* why) { failed += (failed.empty() ? "" : "; ") + std::string(why); };
    try {
      write();
    } catch (const IoError& error) {
      keep(error.what());
    } catch (const InputError& error) {  // what a format cannot say
      keep(error.what());
    }
  }
  return failed;
}

void writeRunJson(const std::string& file, Run& run, const Outcome& outcome) {
  if (!file.empty()) writeFileAtomically(file, jsonText(runJson(run, outcome)));
}

int train(const Options& options) {
  if (options.checkpointEvery > 0 && options.checkpoint.empty()) throw UsageError("--checkpoint-every needs --checkpoint");
  for (const std::string& file : options.files()) requireWritable(file);
  Moment past;
  const std::unique_ptr<Run> run = options.resume.empty()
                                       ? Run::make(withSteps(options.experiment.load(), options.steps), options.threads)
                                       : resume(options, past);
  requireApart(options.files(), {options.experiment.file(), run->task().dataFile});
  requireApart(options.records(), {options.resume});  // the checkpoint may well be the one that it went on from
  if (!options.weights.empty()) requireWeightFormat(options.weights, run->experiment());  // before an hour of training
  introduce(*run);
  catchInterrupts();
  Records records{TrainingLog(options.log), GradientLog(options.gradients, run->experiment().train.steps),
                  Checkpoint(options.checkpoint, options.checkpointEvery)};
  for (const Row& row : past.rows) records.log.add(row);
  if (past.state) records.gradients.goOn(past.state->steps);
  Outcome outcome;
  if (past.state) outcome = {lastOf(past), 0.0, false, past.state->steps};
  if (past.state)
    std::cout << "goes on after training step " << past.state->steps
              << (past.state->diverged ? ", before the one that diverged" : "") << '\n';
  records.checkpoint.begin(*run, std::move(past));
  outcome = trainSteps(*run, records, outcome);
  const Weights weights{run->parameters(), experimentText(run->experiment())};
  const std::string failed =
      writeAll({[&] { records.checkpoint.finish(*run); }, [&] { records.log.write(); }, [&] { records.gradients.write(); },
                [&] {
                  if (!options.weights.empty()) writeWeights(options.weights, weights);
                },
                [&] { writeRunJson(options.runJson, *run, outcome); }});
  conclude(*run, outcome.last, outcome.seconds);
  if (!failed.empty()) throw IoError(failed);
  if (!options.weights.empty()) std::cout << '\n' << loadingLines(options.weights, weights);
  const int status = statusOf(*run, options.allowDivergence);
  return status == kWell && outcome.interrupted ? kCheckFailed : status;
}

}  // namespace

Command addTrain(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("train", "Train, and write the log, the gradient norms and the weights");
  options->experiment.addTo(*parser);
  parser->add_option("--steps", options->steps, "Training steps, instead of train.steps")->transform(whole(0, kMostSteps));
  parser
      ->add_option("--log", options->log,
                   "CSV, a row a step; rewritten whole every few seconds, so that a run that is killed keeps it")
      ->check(fileName());
  parser
      ->add_option(
          "--gradients", options->gradients,
          "CSV of ‖∂L/∂h_t‖ for t = 1 … T, top layer, over the batch, before clipping: every step of a run of up to 2000, "
          "else every k-th, k = ⌈steps/2000⌉, and the last")
      ->check(fileName());
  parser
      ->add_option("--weights", options->weights,
                   "The trained parameters under PyTorch's names: .npz, .safetensors, .onnx or .json")
      ->check(weightsName());
  parser
      ->add_option("--run-json", options->runJson,
                   "JSON: version, numeric mode, SHA-256 of data and parameters, experiment, how it ended, wall time")
      ->check(fileName());
  parser
      ->add_option(
          "--checkpoint", options->checkpoint,
          "A session (.backflow) to go on from, also in the window: written every minute, at the end, and when stopped")
      ->check(fileName(SessionFile::kEnding));
  parser->add_option("--checkpoint-every", options->checkpointEvery, "Training steps from one checkpoint to the next, instead")
      ->transform(whole(1, kMostSteps));
  parser
      ->add_option("--resume", options->resume,
                   "Go on from such a file, to the same bits; --steps is then the step to end at, the past counted in")
      ->check(fileName());
  parser->add_option("--threads", options->threads, "Threads; the result is the same for any number")->transform(whole(1, 256));
  parser->add_flag("--allow-divergence", options->allowDivergence, "Exit with 0 when NaN or Inf ends the run, instead of 4");
  parser->footer(
      "Columns of the log: train_loss is of the batch, before the update and without l1, l2 and omega, which are in "
      "grad_norm;\n"
      "val_loss and accuracy are of held-out data after it, empty at steps without validation; clipped is 0 or 1. Accuracy is\n"
      "the part of the answers that are right: the class (in a grammar any legal one; copy: of what is recalled alone), or\n"
      "every number within 0.04 (adding); other tasks with numbers have none.\n"
      "Ctrl-C and SIGTERM stop after the current step, write everything, the checkpoint too, and exit with 1. With --resume "
      "the\n"
      "log begins with the steps from before, and the table of --gradients keeps its rows up to there; --set may change keys\n"
      "that act while it trains. A schedule that ends with the run (cosine) is the same after --resume only if --steps was, "
      "too.\n"
      "A run that diverges keeps a checkpoint from before that step: --resume trains it again, with what --set changes.");
  return {parser, [options] { return train(*options); }};
}

}  // namespace backflow::cli
