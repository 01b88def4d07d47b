// backflow-cli report: trains, and writes one page about it.
#include "engine/report/report.h"

#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/array_hash.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/number_text.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string out;
  std::int64_t steps = -1;
  int threads = 1;
  bool allowDivergence = false;
};

void train(Run& run, Report& report) {
  const std::int64_t steps = run.experiment().train.steps;
  Progress progress(steps, "steps");
  while (run.steps() < steps && !run.divergence() && !interrupted()) {
    const Row row = run.step();
    report.rows.push_back(row);
    const std::vector<float> norms(run.logNorms().begin(), run.logNorms().end());
    if (report.history.length == 0) report.history.clear(static_cast<int>(norms.size()));
    report.history.append(row.step, norms.data());
    progress.update(run.steps(), [&] { return "loss " + roundedText(row.trainLoss); });
  }
  report.seconds = progress.seconds();
}

void measure(Run& run, Report& report) {
  if (!run.divergence()) report.held = run.validate();
  run.fill(report.snapshot);
  Progress progress;
  report.analysis = run.analyze([&](double fraction) { return progress.part(fraction); });
}

int report(const Options& options) {
  Experiment experiment = options.experiment.load();
  if (options.steps >= 0) setKnob(experiment, "train.steps", options.steps);
  requireWritable(options.out);
  const std::unique_ptr<Run> run = Run::make(experiment, options.threads);
  requireApart({options.out}, {options.experiment.file(), run->task().dataFile});
  Report page;
  page.experiment = run->experiment();
  page.dataFile = run->task().dataFile;
  page.dataHash = run->task().dataHash;
  page.parameters = run->parameterCount();
  catchInterrupts();
  train(*run, page);
  measure(*run, page);
  page.parametersHash = arrayHash(run->parameters());
  writeFileAtomically(options.out, reportPage(page));
  std::cout << page.snapshot.verdict.badge << '\n' << options.out << '\n';
  const int status = statusOf(*run, options.allowDivergence);
  return status == kWell && interrupted() ? kCheckFailed : status;
}

}  // namespace

Command addReport(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("report", "Train, and write one self-contained HTML page: plots, verdict, tables");
  options->experiment.addTo(*parser);
  parser->add_option("--out", options->out, "The .html to write")->required()->check(fileName(".html"));
  parser->add_option("--steps", options->steps, "Training steps, instead of train.steps")->transform(whole(0, kMostSteps));
  parser->add_option("--threads", options->threads, "Threads; the result is the same for any number")->transform(whole(1, 256));
  parser->add_flag("--allow-divergence", options->allowDivergence, "Exit with 0 when NaN or Inf ends the run, instead of 4");
  parser->footer(
      "The page needs no other file and no network: settings, loss, gradient norm by time step and over training, clipping,\n"
      "the analysis, what the bits depend on, and the experiment file. Ctrl-C stops after the current step, writes it, and\n"
      "exits with 1.");
  return {parser, [options] { return report(*options); }};
}

}  // namespace backflow::cli
