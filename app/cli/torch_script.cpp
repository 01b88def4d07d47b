// backflow-cli torch-script: the first training steps as a PyTorch program.
#include "engine/formats/torch_script.h"

#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/formats/atomic_file.h"
#include "engine/tasks/task.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string out;
  int steps = kTorchSteps;
};

int write(const Options& options) {
  const Experiment experiment = options.experiment.load();
  requireWritable(options.out);
  requireApart({options.out}, {options.experiment.file(), makeTask(experiment)->dataFile});
  Progress progress(options.steps, "steps");
  writeFileAtomically(options.out, torchScript(experiment, options.steps, [&](int done) { progress.update(done); }));
  return kWell;
}

}  // namespace

Command addTorchScript(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand(
      "torch-script", "Write a PyTorch program that does the first N training steps again and compares the losses");
  options->experiment.addTo(*parser);
  parser->add_option("--steps", options->steps, "Training steps; fewer where the run diverges or the batches take 32 MB")
      ->transform(whole(1, 100000))
      ->capture_default_str();
  parser->add_option("--out", options->out, "The .py to write")->required()->check(fileName(".py"));
  return {parser, [options] { return write(*options); }};
}

}  // namespace backflow::cli
