// backflow-cli bench: how long a whole training step takes.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "engine/core/multiplier.h"
#include "engine/core/numeric_mode.h"
#include "engine/experiment/knobs.h"
#include "engine/train/bench.h"

namespace backflow::cli {
namespace {

using nlohmann::ordered_json;

struct Preset {
  const char* name;
  int inputs, hidden, batch, length, outputs;
};

constexpr Preset kPresets[] = {{"S", 2, 32, 16, 50, 1},
                               {"M", 10, 64, 32, 100, 10},
                               {"L", 28, 128, 64, 200, 10},
                               {"long", 2, 64, 16, 1000, 1},
                               {"XL", 64, 512, 64, 100, 10}};

struct Options {
  ExperimentOption experiment;
  std::string preset, loss = "last";
  int inputs = 0, outputs = 0, threads = 1;
  std::int64_t repeats = 0;
  bool plain = false, serve = false, json = false;
};

// Which shapes are timed: those of the experiment, or of the preset, and then what the options say.
BenchSetup setupOf(const Options& options) {
  BenchSetup setup;
  Experiment standard;
  for (const Preset& preset : kPresets) {
    if (preset.name != options.preset) continue;
    standard.model.hidden = preset.hidden;
    standard.train.batch = preset.batch;
    standard.task.length = preset.length;
    standard.train.optimizer = "sgd";
    setup.inputs = preset.inputs;
    setup.outputs = preset.outputs;
  }
  setup.experiment = options.experiment.load(standard);
  if (options.inputs > 0) setup.inputs = options.inputs;
  if (options.outputs > 0) setup.outputs = options.outputs;
  setup.lossEveryStep = options.loss == "every";
  setup.instrumented = !options.plain;
  setup.threads = options.threads;
  return setup;
}

struct Times {
  double min, median, max;  // seconds a step
};

double timeStep(Bench& bench) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point before = Clock::now();
  bench.step();
  return std::chrono::duration<double>(Clock::now() - before).count();
}

Times summary(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return {seconds.front(), seconds[seconds.size() / 2], seconds.back()};
}

// Caches, branch predictors and the processor's clock need a moment.
void warmUp(Bench& bench) {
  double total = 0;
  for (int n = 0; n < 2 || (total < 0.2 && n < 2000); ++n) total += timeStep(bench);
}

Times measure(Bench& bench, std::int64_t repeats) {
  std::vector<double> seconds;
  double total = 0;
  const auto wanted = [&](std::int64_t n) { return repeats > 0 ? n < repeats : n < 5 || (total < 1.0 && n < 10000); };
  for (std::int64_t n = 0; wanted(n); ++n) total += seconds.emplace_back(timeStep(bench));
  return summary(std::move(seconds));
}

int serve(Bench& bench) {
  std::cout << "ready" << std::endl;
  constexpr std::int64_t kMost = 100000000;
  for (std::string line; std::getline(std::cin, line);) {
    std::int64_t count = 0;
    const char* end = line.data() + line.size();
    const bool good = line.rfind("n ", 0) == 0 && std::from_chars(line.data() + 2, end, count).ec == std::errc();
    if (!good || count < 1 || count > kMost)
      throw UsageError("bench --serve: \"" + line.substr(0, 80) + "\": must be n and a number of steps, such as \"n 10\"");
    const Times times = measure(bench, count);
    std::cout << ordered_json{{"med", times.median}, {"min", times.min}, {"n", count}}.dump() << std::endl;
  }
  return kWell;
}

int bench(const Options& options) {
  const BenchSetup setup = setupOf(options);
  const std::unique_ptr<Bench> bench = Bench::make(setup);
  warmUp(*bench);
  if (options.serve) return serve(*bench);
  const Times times = measure(*bench, options.repeats);
  const Experiment& e = setup.experiment;
  const double peak = e.precision == Precision::Float32 ? floatMultiplierPeak() : doubleMultiplierPeak();
  const ordered_json result = {{"cell", e.model.cell},
                               {"hidden", e.model.hidden},
                               {"batch", e.train.batch},
                               {"length", e.task.length},
                               {"input", setup.inputs},
                               {"output", setup.outputs},
                               {"layers", e.model.layers},
                               {"loss", options.loss},
                               {"precision", knob("precision").get(e)},
                               {"threads", setup.threads},
                               {"instrumented", setup.instrumented},
                               {"numeric_mode", numericMode()},
                               {"step_seconds", {{"min", times.min}, {"median", times.median}, {"max", times.max}}},
                               {"flops_per_step", bench->flopsPerStep()},
                               {"gflops", bench->flopsPerStep() / times.median * 1e-9},
                               {"peak_gflops", peak * setup.threads * 1e-9}};
  std::cout << result.dump(2) << '\n';
  return kWell;
}

}  // namespace

Command addBench(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("bench", "Time whole training steps on one batch of made-up data; prints JSON");
  options->experiment.addTo(*parser);
  parser
      ->add_option("--preset", options->preset,
                   "Shapes (input, H, B, T, outputs) and plain SGD: S 2,32,16,50,1; M 10,64,32,100,10; "
                   "L 28,128,64,200,10; long 2,64,16,1000,1; XL 64,512,64,100,10. --set goes on top")
      ->check(CLI::IsMember({"S", "M", "L", "long", "XL"}));
  parser->add_option("--input", options->inputs, "Inputs I (default 2)")->transform(whole(1, 65536));
  parser->add_option("--output", options->outputs, "Outputs O (default 1)")->transform(whole(1, 65536));
  parser->add_option("--loss", options->loss, "Loss at the last step, or at every one")
      ->check(CLI::IsMember({"last", "every"}));
  parser->add_option("--threads", options->threads, "Threads")->transform(whole(1, 256));
  parser->add_option("--repeats", options->repeats, "Steps to time (default: one second's worth, at least 5)")
      ->transform(whole(1, 100000000));
  parser->add_flag("--plain", options->plain, "Without any instrumentation");
  parser->add_flag("--serve", options->serve,
                   "Print ready, then answer each line \"n K\" with {\"med\",\"min\",\"n\"} of K timed steps");
  parser->add_flag("--json", options->json, "JSON, which is what it prints anyway");
  return {parser, [options] { return bench(*options); }};
}

}  // namespace backflow::cli
