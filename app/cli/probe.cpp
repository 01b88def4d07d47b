// backflow-cli probe: one whole training step as arrays.
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/formats/npz.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string out;
  std::int64_t steps = 0;
  bool asTrained = false, allowDivergence = false;
};

int probe(const Options& options) {
  const Experiment experiment = options.experiment.load();
  requireWritable(options.out);
  const std::unique_ptr<Run> run = Run::make(experiment);
  if (options.steps > 0) {
    Progress progress(options.steps, "steps");
    while (run->steps() < options.steps && !run->divergence()) {
      run->step();
      progress.update(run->steps());
    }
  }
  writeNpz(options.out, run->probe(options.asTrained));
  return statusOf(*run, options.allowDivergence);
}

}  // namespace

Command addProbe(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("probe", "Train N steps, then write one whole training step as arrays (.npz)");
  options->experiment.addTo(*parser);
  parser->add_option("--steps", options->steps, "Training steps before the one that is written")
      ->check(CLI::Range(0, 1000000000));
  parser->add_option("--out", options->out, "The .npz to write")->required();
  parser->add_flag("--as-trained", options->asTrained, "With dropout and regularizers, which are off otherwise");
  parser->add_flag("--allow-divergence", options->allowDivergence,
                   "Exit with 0 when NaN or Inf ends the training, instead of 4");
  return {parser, [options] { return probe(*options); }};
}

}  // namespace backflow::cli
