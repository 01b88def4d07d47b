#include "engine/report/analysis_tables.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/diagnose/slope.h"
#include "engine/formats/number_text.h"

namespace backflow {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kExponents = 4;  // that are told before the last

void addSlope(Rows& rows, const std::string& label, const SlopeFit& fit) {
  if (fit.t1 == 0) {
    rows.push_back({label, fit.range});
    return;
  }
  rows.push_back({label, slopeText(fit.slope) + "; r² " + shownText(fit.r2)});
  rows.push_back({"fitted over", "t = " + std::to_string(fit.t1) + " … " + std::to_string(fit.t2) + ", " + fit.range});
  rows.push_back({"end to end, without a fit", slopeText(fit.endToEnd)});
}

TextTable lossTable(const Analysis& a) {
  TextTable table{"Loss", {}, {}};
  table.rows.push_back({"L", shownText(a.loss)});
  table.rows.push_back({"chance", shownText(a.chance) + (a.chanceLabel.empty() ? "" : " (" + a.chanceLabel + ")")});
  table.rows.push_back({"‖∂L/∂θ‖", shownText(a.gradNorm)});
  if (a.lastLoss > a.firstLoss) addSlope(table.rows, "slope of the last loss alone", a.slopeOfLast);
  return table;
}

TextTable layerTable(const Analysis::Layer& layer, const std::string& name) {
  TextTable table{name, {}, {}};
  addSlope(table.rows, "slope of ln ‖∂L/∂h_t‖", layer.slope);
  if (layer.timeConstants) {
    const TimeConstants& tau = *layer.timeConstants;
    table.rows.push_back(
        {"⟨ln (" + tau.gate + ")⟩", shownText(tau.directSlope) + " a step: the direct path only, not the slope above"});
    table.rows.push_back({"τ of " + tau.gate, "quartiles over the units: " + shownText(tau.least) + ", " +
                                                  shownText(tau.lower) + ", " + shownText(tau.median) + ", " +
                                                  shownText(tau.upper) + ", " + shownText(tau.greatest) + " steps"});
  }
  const Saturation& s = layer.saturation;
  table.rows.push_back({"|h| > 0.95", percentText(s.hidden) + " of the values; dead units " + percentText(s.dead)});
  table.rows.push_back({"mean φ′", shownText(s.slope) + (std::isnan(s.slopeOfC) ? "" : "; of φ(c) " + shownText(s.slopeOfC))});
  return table;
}

TextTable gateTable(const std::vector<Saturation::Gate>& gates, const std::string& name) {
  TextTable table{name + ": gates", {"gate", "< 0.05", "> 0.95", "mean"}, {}};
  for (const Saturation::Gate& gate : gates)
    table.rows.push_back({gate.label, percentText(gate.low), percentText(gate.high), shownText(gate.mean)});
  return table;
}

TextTable spectrumTable(const std::vector<GateSpectrum>& spectra, const std::string& name) {
  TextTable table{name + ": spectrum of U", {"U of", "ρ", "σ₁", "σ_min"}, {}};
  const bool bounded = std::any_of(spectra.begin(), spectra.end(), [](const GateSpectrum& u) { return !std::isnan(u.bound); });
  if (bounded) table.head.push_back("σ₁·γ");
  for (const GateSpectrum& u : spectra) {
    table.rows.push_back({u.gate, shownText(u.radius), shownText(u.largestSingular), shownText(u.smallestSingular)});
    if (bounded) table.rows.back().push_back(shownText(u.bound));
  }
  return table;
}

TextTable shareTable(const WeightShare& share, const std::string& name) {
  TextTable table{name + ": dU by time step", {"", "‖dU⁽ᵗ⁾‖/‖dU‖", "cosine"}, {}};
  const std::size_t T = share.logNorm.size();
  if (T == 0) return table;  // there is no U
  for (const std::size_t t : std::set<std::size_t>{1, (T + 3) / 4, (T + 1) / 2, (3 * T + 3) / 4, T})
    table.rows.push_back(
        {"t = " + std::to_string(t), shownText(std::exp(share.logNorm[t - 1])), shownText(share.cosine[t - 1])});
  return table;
}

TextTable jacobianTable(const Jacobians& j) {
  TextTable table{"Jacobians J_t of the top layer, " + std::to_string(j.size) + " × " + std::to_string(j.size) + ", " +
                      "over " + countText(j.samples, "sample"),
                  {},
                  {}};
  table.rows.push_back({"σ₁(J_t)", "least " + shownText(j.largest.least) + ", median " + shownText(j.largest.median) +
                                       ", greatest " + shownText(j.largest.greatest)});
  std::string exponents;
  for (std::size_t i = 0; i < std::min(kExponents, j.exponents.size()); ++i)
    exponents += (i ? ", " : "") + shownText(j.exponents[i]);
  if (j.exponents.size() > kExponents) exponents += " … " + shownText(j.exponents.back());
  table.rows.push_back({"Lyapunov exponents", "over these steps, from a random start: " + exponents});
  return table;
}

TextTable productTable(const std::vector<Jacobians::Lag>& lags) {
  TextTable table{"ln σ of the products J_T … J_{T−lag+1}", {"", "greatest", "median", "least"}, {}};
  for (const Jacobians::Lag& lag : lags)
    table.rows.push_back(
        {"lag " + std::to_string(lag.lag), shownText(lag.greatest), shownText(lag.median), shownText(lag.least)});
  return table;
}

TextTable pathTable(const Paths& paths) {
  TextTable table{"Paths of ∂L/∂(h, c), top layer, over " + countText(paths.samples, "sample") + "; they add up to the total",
                  {"", "ln ‖·‖ at t = 1", "slope", "r²"},
                  {}};
  const auto add = [&](const char* name, const Paths::Path& path) {
    table.rows.push_back({name, shownText(path.logNorm.front()), shownText(path.fit.slope), shownText(path.fit.r2)});
  };
  add("total", paths.total);
  add("memory highway", paths.highway);
  add("through the gates", paths.gates);
  add("through the candidate", paths.hidden);
  return table;
}

TextTable sharpnessTable(const Sharpness& s) {
  TextTable table{"Sharpness: extreme eigenvalues of ∂²L/∂θ²", {}, {}};
  table.rows.push_back({"λ_max, λ_min", shownText(s.largest) + ", " + shownText(s.smallest) + " (residual " +
                                            shownText(s.residual) + ", error of the differences " + shownText(s.stepError) +
                                            ")"});
  table.rows.push_back({"η·λ_max", shownText(s.rateTimesLargest) + (s.rateTimesLargest > 2.0 ? " > 2" : " ≤ 2") +
                                       ": above 2 plain gradient descent is unstable; other optimizers scale their steps"});
  return table;
}

}  // namespace

std::vector<TextTable> analysisTables(const Analysis& a) {
  std::vector<TextTable> all;
  const auto add = [&all](TextTable table) {
    if (!table.rows.empty()) all.push_back(std::move(table));
  };
  add(lossTable(a));
  for (std::size_t l = 0; l < a.layers.size(); ++l) {
    const Analysis::Layer& layer = a.layers[l];
    const std::string name = a.layers.size() > 1 ? "Layer " + std::to_string(l + 1) : "The recurrent layer";
    add(layerTable(layer, name));
    add(gateTable(layer.saturation.gates, name));
    add(spectrumTable(layer.spectra, name));
    add(shareTable(layer.share, name));
  }
  if (a.jacobians) {
    add(jacobianTable(*a.jacobians));
    add(productTable(a.jacobians->lags));
  }
  if (a.paths) add(pathTable(*a.paths));
  if (a.sharpness) add(sharpnessTable(*a.sharpness));
  TextTable skipped{"Left out", {}, {}};
  for (const Analysis::Skipped& part : a.skipped) skipped.rows.push_back({part.what, part.why});
  add(std::move(skipped));
  return all;
}

}  // namespace backflow
