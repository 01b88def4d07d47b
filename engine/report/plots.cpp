#include "engine/report/plots.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/figure/plot.h"

namespace backflow {
namespace {

constexpr double kWidth = 560, kHeight = 300;

CurvePlot lossPlot(const Report& report) {
  CurvePlot plot{"Loss", "training step", "loss L", false, {}, {}, {}, {}};
  Curve train{"training batch", {}, {}}, held{"held out", {}, {}};
  double least = 1e300, greatest = 0.0;
  for (const Row& row : report.rows) {
    train.x.push_back(static_cast<double>(row.step));
    train.y.push_back(row.trainLoss);
    if (std::isnan(row.valLoss)) continue;
    held.x.push_back(static_cast<double>(row.step));
    held.y.push_back(row.valLoss);
  }
  for (const Curve* curve : {&train, &held})
    for (const double y : curve->y) least = std::min(least, y), greatest = std::max(greatest, std::isfinite(y) ? y : 0.0);
  plot.powers = least > 0.0 && greatest > 10.0 * least;
  const auto scaled = [&](double value) { return plot.powers ? std::log10(value) : value; };
  for (Curve* curve : {&train, &held})
    for (double& y : curve->y) y = scaled(y);
  const double chance = report.snapshot.chance;
  if (std::isfinite(chance) && (!plot.powers || chance > 0.0)) {
    plot.level = scaled(chance);
    plot.levelName = "chance: " + report.snapshot.chanceLabel;
  }
  plot.curves = {std::move(train)};
  if (!held.x.empty()) plot.curves.push_back(std::move(held));
  if (report.snapshot.divergence) plot.note = "The run ends where it diverged: " + report.snapshot.divergence->text() + ".";
  return plot;
}

Curve normCurve(const std::string& name, const std::vector<double>& logNorm) {
  Curve curve{name, {}, {}};
  for (std::size_t t = 0; t < logNorm.size(); ++t) {
    curve.x.push_back(static_cast<double>(t + 1));
    curve.y.push_back(logNorm[t] / std::numbers::ln10);
  }
  return curve;
}

CurvePlot normPlot(const Report& report) {
  CurvePlot plot{"Gradient norm by time step", "time step t", "‖∂L/∂h_t‖, top layer", true, {}, {}, {}, {}};
  std::size_t zeros = 0, wrong = 0;
  const auto add = [&](const std::string& name, const std::vector<double>& logNorm) {
    for (const double ln : logNorm) {
      zeros += std::isinf(ln) && ln < 0.0;
      wrong += std::isnan(ln) || (std::isinf(ln) && ln > 0.0);
    }
    plot.curves.push_back(normCurve(name, logNorm));
  };
  const GradientHistory& history = report.history;
  if (!history.steps.empty())
    add("training step " + std::to_string(history.steps.front()),
        {history.logNorms.begin(), history.logNorms.begin() + history.length});
  if (!report.snapshot.layers.empty()) add("at the end", report.snapshot.layers.back().logNorm);
  if (zeros) plot.note = "Exactly 0, and so not on a logarithmic axis: " + std::to_string(zeros) + " values. ";
  if (wrong) plot.note += "NaN or infinite: " + std::to_string(wrong) + " values.";
  return plot;
}

// Of more time and training steps than there is room for, every k-th: a mean of logarithms would show what is nowhere.
MapPlot historyPlot(const Report& report) {
  constexpr std::size_t kMostRows = 128, kMostColumns = 320;
  MapPlot plot{"Gradient norm over training", "training step", "time step t", 1, 1, 1, 1, {}, gradientColour, {}, {-4, 4}, {}};
  const GradientHistory& history = report.history;
  if (history.steps.empty()) return plot;
  const auto T = static_cast<std::size_t>(history.length);
  const std::size_t every = (history.steps.size() + kMostColumns - 1) / kMostColumns;
  const std::size_t rows = std::min(T, kMostRows), columns = (history.steps.size() + every - 1) / every;
  plot.values.resize(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  for (std::size_t c = 0; c < columns; ++c)
    for (std::size_t r = 0; r < rows; ++r) {
      const std::size_t t = rows > 1 ? r * (T - 1) / (rows - 1) : 0;
      plot.values(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c)) =
          history.logRatio(c * every, t) / std::numbers::ln10;
    }
  plot.xFirst = static_cast<double>(history.steps.front());
  plot.xLast = static_cast<double>(history.steps[(columns - 1) * every]);
  plot.yLast = static_cast<double>(T);
  plot.legend = {{-8, "≤ 10⁻⁸"}, {-4, "10⁻⁴"}, {0, "1"}, {4, "10⁴"}, {8, "≥ 10⁸"}, {std::nan(""), "NaN"}};
  plot.note = "‖∂L/∂h_t‖ / ‖∂L/∂h_T‖; lines at 10⁻⁴ (dashed) and 10⁴.";
  if (const std::int64_t stride = history.stride * static_cast<std::int64_t>(every); stride > 1)
    plot.note += " One training step in " + std::to_string(stride) + ".";
  return plot;
}

CurvePlot clipPlot(const Report& report) {
  CurvePlot plot{"Gradient before and after clipping", "training step", "‖∂L/∂θ‖", true, {}, {}, {}, {}};
  Curve before{"before", {}, {}}, after{"as applied", {}, {}};
  std::size_t clipped = 0;
  for (const Row& row : report.rows) {
    for (Curve* curve : {&before, &after}) curve->x.push_back(static_cast<double>(row.step));
    before.y.push_back(std::log10(row.gradNorm));
    after.y.push_back(std::log10(row.gradNormApplied));
    clipped += row.clipped;
  }
  plot.curves = {std::move(before), std::move(after)};
  plot.note = "Clipping acted in " + std::to_string(clipped) + " of " + std::to_string(report.rows.size()) + " training steps.";
  return plot;
}

}  // namespace

std::vector<Svg> reportPlots(const Report& report) {
  std::vector<Svg> plots;
  if (!report.rows.empty()) plots.push_back(draw(lossPlot(report), kWidth, kHeight));
  plots.push_back(draw(normPlot(report), kWidth, kHeight));
  if (report.rows.empty()) return plots;
  plots.push_back(draw(historyPlot(report), kWidth, kHeight));
  plots.push_back(draw(clipPlot(report), kWidth, kHeight));
  return plots;
}

}  // namespace backflow
