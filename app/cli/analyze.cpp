// backflow-cli analyze: what the gradient does on its way back, and why.
#include <iostream>
#include <memory>

#include "app/cli/analyze_text.h"
#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/diagnose/analysis_json.h"
#include "engine/formats/json_object.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

constexpr const char* kDocument =
    "Of one training batch and the exact gradient of L in float64: before clipping, not truncated, without dropout and\n"
    "regularizers. --json prints one document with the keys\n"
    "  step length batch hidden inputs first_loss last_loss loss chance chance_label gradient_norm\n"
    "  verdict{kind badge headline evidence[]} divergence complete experiment skipped[{what why}]\n"
    "  layers[{log_norm[T] slope spectrum[{gate spectral_radius sigma_1 sigma_min sigma_1_gamma eigenvalues[[re,im]]}]\n"
    "          saturation{hidden mean_phi_slope mean_phi_slope_c dead gates{id{label low high mean}}}\n"
    "          time_constants{gate least lower_quartile median upper_quartile greatest direct_slope}\n"
    "          weight_share{log_share[T] cosine[T] log_total}}]\n"
    "  last_loss_alone{log_norm[T] slope log_through_activation log_through_keeper}\n"
    "  jacobians{samples size sigma_1[T] sigma_1_range{least median greatest} lyapunov_exponents[n]\n"
    "            lyapunov_greatest{lowest highest} product_log_singular_values[n] product_lags[{lag greatest median least}]}\n"
    "  paths{samples total highway gates hidden}, each {log_norm[T] slope}\n"
    "  sharpness{lambda_max lambda_min magnitude residual difference_step difference_error products learning_rate\n"
    "            learning_rate_times_lambda_max limit}\n"
    "where slope is {slope r2 half_life t1 t2 range end_to_end}, half_life = ln ½ / slope in steps: below 0 the norm doubles,\n"
    "\"inf\": it stays. Logarithms are natural, time steps count from 1. NaN is null, infinities are \"inf\" and \"-inf\"\n"
    "(\"-inf\": the logarithm of 0, or of what is below rounding within one Jacobian); a part left out is null, and its "
    "reason\n"
    "is under skipped; what a cell does not have (U, a gate that keeps the state) is null or empty. Ctrl-C ends early: "
    "complete\n"
    "is then false.\n"
    "  slope        least squares over t1 … t2: up to the first loss where that is at t ≥ 3, else up to the last; end_to_end:\n"
    "               without a fit, as the verdict has it\n"
    "  log_through_… mean over t = 2 … last_loss of ln(‖φ′ ⊙ δ_t‖/‖δ_t‖), which with Uᵀ's part adds up to end_to_end (rnn, a "
    "loss at T),\n"
    "               and of ln f where a gate f keeps the state\n"
    "  spectrum     of U as the cell computes with it: GRU's z updates, so its sign is the other one than in PyTorch's rows\n"
    "  saturation   shares of |h| > 0.95 (hidden) and of gates < 0.05 (low), > 0.95 (high); dead: units that are 0 throughout\n"
    "  time_constants  of τ = −1/⟨ln f⟩ over the units, in steps, f being the gate that keeps the state\n"
    "  weight_share ln ‖dU_t‖/‖dU‖ of each step, and the cosine of dU_t with dU = Σ dU_t, of what multiplies h (made of U "
    "where\n"
    "               it is orthogonal or antisymmetric), pruned weights included\n"
    "  jacobians    means over the first samples of the batch: of σ₁ itself, else of logarithms; at lags T·i/8. Lyapunov\n"
    "               exponents: QR of J_tᵀ on the way back over these T steps, from a random start: where they lie close\n"
    "               together, the greatest is too low until T is many times 1/distance\n"
    "  paths        highway: through no U; gates, hidden: the last U passed was a gate's, the candidate's; they add up to "
    "total\n"
    "  sharpness    of what is trained, by differences of the gradient at ±difference_step; residual: an eigenvalue of these\n"
    "               lies so near lambda_max, up to rounding; difference_error: by how much either end moves at a tenth of that "
    "step;\n"
    "               magnitude: the greater of the two\n"
    "The verdict is of ‖∂L/∂h_1‖/‖∂L/∂h_T‖ in the top layer; where steps before the last have a loss, of the last loss alone.\n"
    "Its running mean of the loss: the mean of the last 20 training steps; of fewer, of all.";

struct Options {
  ExperimentOption experiment;
  std::int64_t steps = 0;
  bool json = false, allowDivergence = false;
};

// Ctrl-C only ends it early. Plain lines of progress would stand in the way of the document.
void train(Run& run, const Options& options) {
  Progress progress(options.steps, options.json ? "" : "steps");
  while (run.steps() < options.steps && !run.divergence() && !interrupted()) {
    run.step();
    progress.update(run.steps());
  }
}

Analysis measure(Run& run) {
  Progress progress;
  return run.analyze([&](double fraction) { return progress.part(fraction); });
}

int analyze(const Options& options) {
  const std::unique_ptr<Run> run = Run::make(options.experiment.load());
  catchInterrupts();
  if (options.steps > 0) train(*run, options);
  const Analysis analysis = measure(*run);
  if (options.json)
    std::cout << jsonText(analysisJson(analysis));
  else
    writeAnalysis(std::cout, analysis);
  if (!analysis.divergence) return interrupted() ? kCheckFailed : kWell;
  if (options.allowDivergence) return kWell;  // the verdict has said so
  std::cerr << "diverged: " << analysis.divergence->text() << std::endl;
  return kDiverged;
}

}  // namespace

Command addAnalyze(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand(
      "analyze", "Slope, half-life, Jacobians, Lyapunov exponents, spectrum, saturation, paths, sharpness, and a verdict");
  options->experiment.addTo(*parser);
  parser->add_option("--steps", options->steps, "Training steps before it is measured")->transform(whole(0, kMostSteps));
  parser->add_flag("--json", options->json, "One JSON document");
  parser->add_flag("--allow-divergence", options->allowDivergence,
                   "Exit with 0 when NaN or Inf ends the training, instead of 4");
  parser->footer(kDocument);
  return {parser, [options] { return analyze(*options); }};
}

}  // namespace backflow::cli
