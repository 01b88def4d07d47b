#include "engine/diagnose/slope.h"

#include <cmath>
#include <limits>

#include "engine/formats/number_text.h"

namespace backflow {

double halfLife(double slope) {
  if (std::isnan(slope)) return kNotMeasured;
  return std::abs(slope) < 1e-8 ? std::numeric_limits<double>::infinity() : std::log(0.5) / slope;
}

std::string slopeText(double slope) {
  const double steps = halfLife(slope);
  std::string text = shownText(slope) + " a step back";
  if (std::isfinite(steps))
    text += (std::signbit(steps) ? ", doubles in " : ", half-life ") + shownText(std::abs(steps)) + " steps";
  return text;
}

SlopeFit fitSlope(const std::vector<double>& logNorm, int t1, int t2) {
  SlopeFit fit;
  const auto y = [&](int t) { return logNorm[static_cast<std::size_t>(t - 1)]; };
  const int T = static_cast<int>(logNorm.size());
  if (T > 1 && y(T) != -std::numeric_limits<double>::infinity())  // of nothing there is no share
    fit.endToEnd = (y(1) - y(T)) / (T - 1);
  int low = t2 + 1;
  while (low > t1 && std::isfinite(y(low - 1))) --low;
  if (t2 - low < 1) return fit;
  fit.t1 = low;
  fit.t2 = t2;
  const double n = t2 - low + 1, middle = 0.5 * (low + t2);
  double mean = 0.0;
  for (int t = low; t <= t2; ++t) mean += y(t) / n;
  double tt = 0.0, ty = 0.0, yy = 0.0;
  for (int t = low; t <= t2; ++t) {
    const double dt = t - middle, dy = y(t) - mean;
    tt += dt * dt;
    ty += dt * dy;
    yy += dy * dy;
  }
  fit.slope = -ty / tt;
  fit.halfLife = halfLife(fit.slope);
  // Below this the differences are rounding, and a share of rounding says nothing.
  if (yy > n * 1e-24) fit.r2 = ty * ty / (tt * yy);
  return fit;
}

SlopeFit fitBackward(const std::vector<double>& logNorm, int firstLoss, int lastLoss, bool fromAbove) {
  const bool alone = firstLoss >= 3 || firstLoss == lastLoss;
  SlopeFit fit = fitSlope(logNorm, 1, alone ? firstLoss : lastLoss);
  fit.range = firstLoss == lastLoss ? "up to the loss" : alone ? "up to the first loss" : "up to the last loss";
  fit.range += fromAbove ? "; what the layer above adds on the way is in it"
               : alone   ? ": nothing is added on the way"
                         : "; what the losses add on the way is in it";
  if (fit.t1 > 1) fit.range += "; before step " + std::to_string(fit.t1) + " the norm is 0 or not finite";
  if (fit.t1 == 0) fit.range = "fewer than two steps have a finite norm above 0";
  return fit;
}

}  // namespace backflow
