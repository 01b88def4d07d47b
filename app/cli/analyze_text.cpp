// An analysis to be read by eye.
#include <algorithm>
#include <cmath>
#include <ostream>
#include <set>

#include "app/cli/analyze_text.h"
#include "engine/data/utf8.h"
#include "engine/diagnose/slope.h"
#include "engine/formats/number_text.h"

namespace backflow::cli {
namespace {

std::string padded(std::string text, std::size_t width, bool right = false) {
  const std::size_t columns = columnsOf(text);
  const std::string blanks(columns < width ? width - columns : 0, ' ');
  return right ? blanks + text : text + blanks;
}

class Page {
 public:
  explicit Page(std::ostream& out) : out_(out) {}
  void head(const std::string& title) { out_ << '\n' << title << '\n'; }
  void line(const std::string& label, const std::string& text) { out_ << "  " << padded(label, 26) << text << '\n'; }
  void row(const std::vector<std::string>& cells) {
    out_ << "  " << padded(cells.front(), 26);
    for (std::size_t i = 1; i < cells.size(); ++i) out_ << padded(cells[i], 12, true);
    out_ << '\n';
  }

 private:
  std::ostream& out_;
};

void writeSlope(Page& page, const std::string& label, const SlopeFit& fit) {
  if (fit.t1 == 0) return page.line(label, fit.range);
  page.line(label, slopeText(fit.slope) + "; r² " + shownText(fit.r2));
  page.line("", "fitted over t = " + std::to_string(fit.t1) + " … " + std::to_string(fit.t2) + ", " + fit.range);
  page.line("", "end to end, without a fit: " + slopeText(fit.endToEnd));
}

void writeLayer(Page& page, const Analysis::Layer& layer, int number) {
  page.head("layer " + std::to_string(number));
  writeSlope(page, "slope of ln ‖∂L/∂h_t‖", layer.slope);
  if (layer.timeConstants) {
    const TimeConstants& tau = *layer.timeConstants;
    page.line("⟨ln (" + tau.gate + ")⟩", shownText(tau.directSlope) + " a step: the direct path only, not the slope above");
    page.line("τ of " + tau.gate, "quartiles over the units: " + shownText(tau.least) + ", " + shownText(tau.lower) + ", " +
                                      shownText(tau.median) + ", " + shownText(tau.upper) + ", " + shownText(tau.greatest) +
                                      " steps");
  }
  const Saturation& s = layer.saturation;
  page.line("|h| > 0.95", percentText(s.hidden) + " of the values; dead units " + percentText(s.dead));
  page.line("mean φ′", shownText(s.slope) + (std::isnan(s.slopeOfC) ? "" : "; of φ(c) " + shownText(s.slopeOfC)));
  if (!s.gates.empty()) page.row({"gate", "< 0.05", "> 0.95", "mean"});
  for (const Saturation::Gate& gate : s.gates)
    page.row({gate.label, percentText(gate.low), percentText(gate.high), shownText(gate.mean)});
  if (!layer.spectra.empty()) page.row({"U", "ρ", "σ₁", "σ_min", "σ₁·γ"});
  for (const GateSpectrum& u : layer.spectra)
    page.row({u.gate, shownText(u.radius), shownText(u.largestSingular), shownText(u.smallestSingular), shownText(u.bound)});
  const std::size_t T = layer.share.logNorm.size();
  if (T == 0) return;  // there is no U
  page.row({"dU by time step", "‖dU⁽ᵗ⁾‖/‖dU‖", "cosine"});
  for (const std::size_t t : std::set<std::size_t>{1, (T + 3) / 4, (T + 1) / 2, (3 * T + 3) / 4, T})
    page.row(
        {"t = " + std::to_string(t), shownText(std::exp(layer.share.logNorm[t - 1])), shownText(layer.share.cosine[t - 1])});
}

void writeJacobians(Page& page, const Jacobians& j) {
  page.head("Jacobians J_t of the top layer, " + std::to_string(j.size) + " × " + std::to_string(j.size) + ", over " +
            std::to_string(j.samples) + (j.samples == 1 ? " sample" : " samples"));
  page.line("σ₁(J_t)", "least " + shownText(j.largest.least) + ", median " + shownText(j.largest.median) + ", greatest " +
                           shownText(j.largest.greatest));
  std::string first;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, j.exponents.size()); ++i)
    first += (i ? ", " : "") + shownText(j.exponents[i]);
  page.line("Lyapunov exponents", "over these steps, from a random start: " + first +
                                      (j.exponents.size() > 4 ? " … " + shownText(j.exponents.back()) : ""));
  page.row({"ln σ of J_T … J_{T−lag+1}", "greatest", "median", "least"});
  for (const Jacobians::Lag& lag : j.lags)
    page.row({"lag " + std::to_string(lag.lag), shownText(lag.greatest), shownText(lag.median), shownText(lag.least)});
}

void writePaths(Page& page, const Paths& paths) {
  page.head("paths of ∂L/∂(h, c), top layer, over " + std::to_string(paths.samples) +
            (paths.samples == 1 ? " sample" : " samples") + "; they add up to the total");
  page.row({"", "ln ‖·‖ at 1", "slope", "r²"});
  const auto row = [&](const std::string& name, const Paths::Path& path) {
    page.row({name, shownText(path.logNorm.front()), shownText(path.fit.slope), shownText(path.fit.r2)});
  };
  row("total", paths.total);
  row("highway", paths.highway);
  row("through the gates", paths.gates);
  row("through the candidate", paths.hidden);
}

void writeSharpness(Page& page, const Sharpness& s) {
  page.head("sharpness: extreme eigenvalues of ∂²L/∂θ²");
  page.line("λ_max, λ_min", shownText(s.largest) + ", " + shownText(s.smallest) + " (residual " + shownText(s.residual) +
                                ", error of the differences " + shownText(s.stepError) + ")");
  page.line("η·λ_max", shownText(s.rateTimesLargest) + (s.rateTimesLargest > 2.0 ? " > 2" : " ≤ 2") +
                           ": above 2 plain gradient descent is unstable; other optimizers scale their steps");
}

}  // namespace

void writeAnalysis(std::ostream& out, const Analysis& a) {
  Page page(out);
  const Experiment& e = a.experiment;
  out << (e.name.empty() ? std::string("analysis") : e.name) << ": " << e.model.cell << ", " << e.model.activation
      << ", H = " << a.hidden << ", " << e.task.name << ", T = " << a.length << ", B = " << a.batch << ", after " << a.step
      << " training steps\n"
      << "exact gradient of L in float64: before clipping, not truncated, without dropout and regularizers\n";
  page.head(a.verdict.badge);
  out << "  " << a.verdict.headline << '\n';
  for (const std::string& sentence : a.verdict.evidence) out << "  " << sentence << '\n';
  page.head("loss");
  page.line("L",
            shownText(a.loss) + "; chance " + shownText(a.chance) + (a.chanceLabel.empty() ? "" : " (" + a.chanceLabel + ")"));
  page.line("‖∂L/∂θ‖", shownText(a.gradNorm));
  if (a.lastLoss > a.firstLoss) writeSlope(page, "of the last loss alone", a.slopeOfLast);
  for (std::size_t l = 0; l < a.layers.size(); ++l) writeLayer(page, a.layers[l], static_cast<int>(l) + 1);
  if (a.jacobians) writeJacobians(page, *a.jacobians);
  if (a.paths) writePaths(page, *a.paths);
  if (a.sharpness) writeSharpness(page, *a.sharpness);
  if (!a.skipped.empty()) page.head("left out");
  for (const Analysis::Skipped& part : a.skipped) page.line(part.what, part.why);
}

}  // namespace backflow::cli
