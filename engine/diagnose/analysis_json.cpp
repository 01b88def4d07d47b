#include "engine/diagnose/analysis_json.h"

#include "engine/experiment/experiment_json.h"
#include "engine/formats/json_object.h"
#include "engine/train/snapshot_json.h"

namespace backflow {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return numberJson(value); }

Json list(const std::vector<double>& values) {
  Json out = Json::array();
  for (double value : values) out.push_back(number(value));
  return out;
}

Json fitJson(const SlopeFit& fit) {
  return {{"slope", number(fit.slope)},
          {"r2", number(fit.r2)},
          {"half_life", number(fit.halfLife)},
          {"t1", fit.t1},
          {"t2", fit.t2},
          {"range", fit.range},
          {"end_to_end", number(fit.endToEnd)}};
}

Json spectrumJson(const GateSpectrum& spectrum) {
  Json values = Json::array();
  for (const std::complex<double>& value : spectrum.eigenvalues) values.push_back({number(value.real()), number(value.imag())});
  return {{"gate", spectrum.gate},
          {"spectral_radius", number(spectrum.radius)},
          {"sigma_1", number(spectrum.largestSingular)},
          {"sigma_min", number(spectrum.smallestSingular)},
          {"sigma_1_gamma", number(spectrum.bound)},
          {"eigenvalues", values}};
}

Json saturationJson(const Saturation& saturation) {
  Json gates = Json::object();
  for (const Saturation::Gate& gate : saturation.gates)
    gates[gate.id] = {
        {"label", gate.label}, {"low", number(gate.low)}, {"high", number(gate.high)}, {"mean", number(gate.mean)}};
  return {{"hidden", number(saturation.hidden)},
          {"mean_phi_slope", number(saturation.slope)},
          {"mean_phi_slope_c", number(saturation.slopeOfC)},
          {"dead", number(saturation.dead)},
          {"gates", gates}};
}

Json timeConstantsJson(const std::optional<TimeConstants>& tau) {
  if (!tau) return nullptr;
  return {{"gate", tau->gate},
          {"least", number(tau->least)},
          {"lower_quartile", number(tau->lower)},
          {"median", number(tau->median)},
          {"upper_quartile", number(tau->upper)},
          {"greatest", number(tau->greatest)},
          {"direct_slope", number(tau->directSlope)}};
}

Json layerJson(const Analysis::Layer& layer) {
  Json spectra = Json::array();
  for (const GateSpectrum& spectrum : layer.spectra) spectra.push_back(spectrumJson(spectrum));
  return {{"log_norm", list(layer.logNorm)},
          {"slope", fitJson(layer.slope)},
          {"spectrum", layer.spectra.empty() ? Json() : spectra},
          {"saturation", saturationJson(layer.saturation)},
          {"time_constants", timeConstantsJson(layer.timeConstants)},
          {"weight_share",
           {{"log_share", list(layer.share.logNorm)},
            {"cosine", list(layer.share.cosine)},
            {"log_total", number(layer.share.logTotal)}}}};
}

Json jacobiansJson(const std::optional<Jacobians>& jacobians) {
  if (!jacobians) return nullptr;
  const Jacobians& j = *jacobians;
  Json lags = Json::array();
  for (const Jacobians::Lag& lag : j.lags)
    lags.push_back(
        {{"lag", lag.lag}, {"greatest", number(lag.greatest)}, {"median", number(lag.median)}, {"least", number(lag.least)}});
  return {
      {"samples", j.samples},
      {"size", j.size},
      {"sigma_1", list(j.largestSingular)},
      {"sigma_1_range",
       {{"least", number(j.largest.least)}, {"median", number(j.largest.median)}, {"greatest", number(j.largest.greatest)}}},
      {"lyapunov_exponents", list(j.exponents)},
      {"lyapunov_greatest", {{"lowest", number(j.topLow)}, {"highest", number(j.topHigh)}}},
      {"product_log_singular_values", list(j.logSingular)},
      {"product_lags", lags}};
}

Json pathsJson(const std::optional<Paths>& paths) {
  if (!paths) return nullptr;
  const auto path = [](const Paths::Path& p) { return Json{{"log_norm", list(p.logNorm)}, {"slope", fitJson(p.fit)}}; };
  return {{"samples", paths->samples},
          {"total", path(paths->total)},
          {"highway", path(paths->highway)},
          {"gates", path(paths->gates)},
          {"hidden", path(paths->hidden)}};
}

Json sharpnessJson(const std::optional<Sharpness>& sharpness) {
  if (!sharpness) return nullptr;
  const Sharpness& s = *sharpness;
  return {{"lambda_max", number(s.largest)},
          {"lambda_min", number(s.smallest)},
          {"magnitude", number(s.magnitude)},
          {"residual", number(s.residual)},
          {"difference_step", number(s.step)},
          {"difference_error", number(s.stepError)},
          {"products", s.products},
          {"learning_rate", number(s.rate)},
          {"learning_rate_times_lambda_max", number(s.rateTimesLargest)},
          {"limit", 2}};
}

}  // namespace

Json analysisJson(const Analysis& a) {
  Json layers = Json::array(), skipped = Json::array();
  for (const Analysis::Layer& layer : a.layers) layers.push_back(layerJson(layer));
  for (const Analysis::Skipped& part : a.skipped) skipped.push_back({{"what", part.what}, {"why", part.why}});
  return {{"backflow_analysis", 1},
          {"step", a.step},
          {"length", a.length},
          {"batch", a.batch},
          {"hidden", a.hidden},
          {"inputs", a.inputs},
          {"first_loss", a.firstLoss},
          {"last_loss", a.lastLoss},
          {"loss", number(a.loss)},
          {"chance", number(a.chance)},
          {"chance_label", a.chanceLabel},
          {"gradient_norm", number(a.gradNorm)},
          {"verdict", verdictJson(a.verdict)},
          {"divergence", a.divergence ? Json(a.divergence->text()) : Json()},
          {"layers", layers},
          {"last_loss_alone",
           {{"log_norm", list(a.logNormOfLast)},
            {"slope", fitJson(a.slopeOfLast)},
            {"log_through_activation", number(a.throughActivation)},
            {"log_through_keeper", number(a.throughKeeper)}}},
          {"jacobians", jacobiansJson(a.jacobians)},
          {"paths", pathsJson(a.paths)},
          {"sharpness", sharpnessJson(a.sharpness)},
          {"skipped", skipped},
          {"complete", !a.cancelled},
          {"experiment", Json::parse(experimentText(a.experiment))}};
}

}  // namespace backflow
