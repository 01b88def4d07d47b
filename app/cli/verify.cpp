// backflow-cli verify: does a run again and compares it with what was expected.
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/core/numeric_mode.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/number_text.h"
#include "engine/report/expectation.h"

namespace backflow::cli {
namespace {

struct Options {
  ExperimentOption experiment;
  std::string expect, write;
  std::int64_t steps = -1;
  double tolerance = 0.0;
  int threads = 1;
};

// False where it was interrupted: then there is nothing to judge.
bool train(Run& run, Replay& replay) {
  const std::int64_t steps = run.experiment().train.steps;
  Progress progress(steps, "");  // plain lines of progress would stand in the way of the judgement
  while (run.steps() < steps && !run.divergence() && !interrupted()) {
    replay.rows.push_back(run.step());
    progress.update(run.steps(), [&] { return "loss " + roundedText(replay.rows.back().trainLoss); });
  }
  return !interrupted();
}

int compare(const Expectations& expected, const Replay& replay) {
  std::size_t failed = 0;
  for (const Expectation& one : expected.all) {
    const Judgement judgement = judge(one, expected, replay);
    std::cout << (judgement.pass ? "ok    " : "FAIL  ") << judgement.text << '\n';
    failed += !judgement.pass;
  }
  std::cout << expected.all.size() - failed << " of " << expected.all.size() << " as expected" << std::endl;
  if (failed && !expected.numericMode.empty() && expected.numericMode != numericMode())
    std::cerr << "the figures were written in another numeric mode (" << expected.numericMode << "; this is " << numericMode()
              << "): they need a tolerance" << std::endl;
  return failed ? kCheckFailed : kWell;
}

int verify(const Options& options) {
  if (options.expect.empty() && options.write.empty()) throw UsageError("verify: one of --expect and --write is needed");
  if (!options.expect.empty() && !options.write.empty())
    throw UsageError("verify: --expect and --write: one of them, not both");
  Expectations expected;
  if (!options.expect.empty()) expected = loadExpectations(options.expect);
  Experiment experiment = options.experiment.load();
  const std::int64_t steps = options.steps >= 0 ? options.steps : expected.steps;
  if (steps >= 0) setKnob(experiment, "train.steps", steps);
  requireWritable(options.write);
  const std::unique_ptr<Run> run = Run::make(experiment, options.threads);
  requireApart({options.write}, {options.experiment.file(), run->task().dataFile});
  catchInterrupts();
  Replay replay;
  if (!train(*run, replay)) {
    std::cerr << "stopped before the end: nothing was compared" << std::endl;
    return kCheckFailed;
  }
  finish(replay, *run);
  if (!options.expect.empty()) return compare(expected, replay);
  writeFileAtomically(options.write, expectationText(replay, options.tolerance));
  std::cout << options.write << '\n';
  return kWell;
}

}  // namespace

Command addVerify(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("verify", "Train again and compare with what was expected; exit with 1 if it differs");
  options->experiment.addTo(*parser);
  parser->add_option("--expect", options->expect, "The file of expectations (JSON)");
  parser->add_option("--write", options->write, "Write such a file from this run instead");
  parser->add_option("--tolerance", options->tolerance, "With --write: by how much the numbers may differ; 0: same bits")
      ->check(CLI::Range(0.0, 1e9))
      ->check([](const std::string& text) {
        return text.find_first_not_of("+-.0123456789eE") == text.npos ? "" : "must be a number";
      })
      ->capture_default_str();
  parser->add_option("--steps", options->steps, "Training steps, instead of the expectations' or train.steps")
      ->transform(whole(0, kMostSteps));
  parser->add_option("--threads", options->threads, "Threads; the result is the same for any number")->transform(whole(1, 256));
  std::string figures;
  for (const std::string& figure : expectedFigures()) figures += (figures.empty() ? "" : ", ") + figure;
  parser->footer(
      "{ \"backflow_expect\": 1, \"steps\": 300,\n"
      "  \"expect\": [ { \"figure\": \"train_loss\", \"step\": 100, \"is\": 0.1667, \"tolerance\": 1e-6 },\n"
      "              { \"figure\": \"val_loss\", \"below\": 0.01 }, { \"figure\": \"verdict\", \"is\": \"vanishing\" },\n"
      "              { \"figure\": \"weights\", \"is\": \"w.npz\", \"tolerance\": 1e-6 } ] }\n"
      "Figures: " +
      figures +
      ".\n\"step\" asks for a column of the log at that step, else it is that of the end. Tolerances are absolute. Divergence "
      "is\n"
      "\"none\" or its text; a run that diverges is judged like any other. parameters_sha256 is of the arrays' bytes in the\n"
      "order of their names.");
  return {parser, [options] { return verify(*options); }};
}

}  // namespace backflow::cli
