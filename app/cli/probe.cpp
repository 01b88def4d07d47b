// backflow-cli probe: one whole training step as arrays.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <type_traits>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/formats/npz.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

constexpr const char* kArrays =
    "The arrays, of the batch of the next training step; k counts layers from 0, T steps, B samples, I inputs, O outputs:\n"
    "  x[T,B,I]  target[T,B,O] (of classes: [T,B])  loss_weight[T,B]  loss  y[T,B,O]\n"
    "  h_l{k}[T,B,H]  h0_l{k}[B,H]   states, and those before the first step; c_l{k}, c0_l{k} where a cell has a memory\n"
    "  dh_l{k}[T,B,H]  norm_l{k}[T]  ∂L/∂h_t, and ‖∂L/∂h_t‖ over the batch, before clipping\n"
    "  triangle[T,T]                 row t, column k: ‖∂L_t/∂h_k‖ of the top layer, L_t being the loss at step t alone\n"
    "  NAME  grad/NAME  new/NAME  parameters under PyTorch's names and in its layout, ∂L/∂NAME, and NAME after the step\n"
    "  numeric_mode  meta            texts: how it was computed, and the experiment (JSON)\n"
    "The step is computed in one piece: sums over the batch differ from training's in their last bits.\n"
    "L = Σ loss_weight · the loss of y and target: at step t, of sample b. A gate's rows are in PyTorch's order;\n"
    "those of weight_norm as the cell computes them: LSTM i f g o, else the candidate first (GRU: h̃ z r; gru_reset_after: h̃'s\n"
    "W x, z, r, h̃'s U h).\n"
    "With train.truncate the adjoint is cut on its way, here as in training: dh, norm, triangle and grad are of what is left.\n"
    "With train.clip.mode=per_step it is shortened on its way: dh and norm at t are from before clipping at t and after that "
    "at\n"
    "later steps, and grad is what comes of it; the triangle is not clipped.";

// The first array that holds NaN or Inf; empty: none does. A norm may be beyond float32 where the step itself is not.
std::string notFinite(const std::vector<NamedArray>& arrays) {
  for (const NamedArray& array : arrays) {
    const auto isBad = [](const auto& numbers) {
      if constexpr (std::is_floating_point_v<typename std::decay_t<decltype(numbers)>::value_type>)
        return !std::all_of(numbers.begin(), numbers.end(), [](auto n) { return std::isfinite(n); });
      else
        return false;
    };
    if (array.name != "triangle" && !array.name.starts_with("norm_") && std::visit(isBad, array.data)) return array.name;
  }
  return {};
}

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
  requireApart({options.out}, {options.experiment.file(), run->task().dataFile});
  if (options.steps > 0) {
    Progress progress(options.steps, "steps");
    while (run->steps() < options.steps && !run->divergence()) {
      run->step();
      progress.update(run->steps());
    }
  }
  const std::vector<NamedArray> arrays = run->probe(options.asTrained);
  writeNpz(options.out, arrays);
  if (run->divergence()) return statusOf(*run, options.allowDivergence);
  const std::string bad = notFinite(arrays);
  if (bad.empty()) return kWell;
  (options.allowDivergence ? std::cout : std::cerr)
      << "diverged: in the step that was written " << bad << " is not finite; training stops before it and keeps its parameters"
      << std::endl;
  return options.allowDivergence ? kWell : kDiverged;
}

}  // namespace

Command addProbe(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("probe", "Train N steps, then write one whole training step as arrays (.npz)");
  options->experiment.addTo(*parser);
  parser->footer(kArrays);
  parser->add_option("--steps", options->steps, "Training steps before the one that is written")
      ->transform(whole(0, kMostSteps));
  parser->add_option("--out", options->out, "The .npz to write")->required()->check(fileName(".npz"));
  parser->add_flag("--as-trained", options->asTrained, "With dropout and regularizers, which are off otherwise");
  parser->add_flag("--allow-divergence", options->allowDivergence,
                   "Exit with 0 when NaN or Inf ends the training, or is in the step, instead of 4");
  return {parser, [options] { return probe(*options); }};
}

}  // namespace backflow::cli
