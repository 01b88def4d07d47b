#include "engine/diagnose/verdict.h"

#include <fast_float/fast_float.h>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/formats/number_text.h"

namespace backflow {

namespace {

// A thousandfold change over the sequence: one learning rate cannot serve both of its ends.
constexpr double kFold = 1e3;
// Nearly all of the layer: a few units at rest or at their limit are ordinary, and may even be the memory.
constexpr double kNearlyAll = 0.9;
// A loss this far below chance means that the task is learned, and the gradient is small for want of an error.
constexpr double kLearned = 0.01;
// |h| at its limits stops the gradient only where less than a tenth of it arrives.
constexpr double kStopped = 0.1;
// With a tenth of chance left, a gradient as small as this over all parameters moves nothing any more.
constexpr double kNearlyLearned = 0.1, kSmallGradient = 1e-3;

// An orthogonal U has σ₁ = 1 to rounding; what is written with three digits is told apart from 1 from here on.
constexpr double kOne = 1e-6;

double read(const std::string& text) {
  double value = 0.0;
  fast_float::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// e^ln with as many digits as it takes for its nth power to come out as what briefExpText says of n·ln; seldom fewer while it
// trains, so that the text stays as long as it is.
std::string baseText(double ln, int n, int& digits) {
  constexpr int kMostDigits = 15;
  for (digits = 2 + static_cast<int>(std::to_string(n).size()); digits < kMostDigits; ++digits) {
    const std::string text = roundedText(std::exp(ln), digits);
    if (briefExpText(n * std::log(read(text))) == briefExpText(n * ln)) return text;
  }
  return roundedText(std::exp(ln), digits);
}

std::string raised(int n) {
  static constexpr std::array<const char*, 10> kDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : std::to_string(n)) text += kDigits[static_cast<std::size_t>(digit - '0')];
  return text;
}

bool far(const VerdictInput& in) { return std::abs(in.logRatio) > std::log(kFold); }

// Truncated backpropagation lets nothing through, whatever the network would.
bool isCut(const VerdictInput& in) { return in.truncate > 0 && in.truncate < in.length && std::isinf(in.logRatio); }

// Where ∂L/∂h dies, ∂L/∂c may yet arrive.
bool memoryCarries(const VerdictInput& in) { return std::isfinite(in.memoryRatio) && in.memoryRatio > -std::log(kFold); }

bool learned(const VerdictInput& in) {
  if (!(in.chance > 0.0) || !std::isfinite(in.loss)) return false;
  if (in.loss < kLearned * in.chance) return true;
  return in.loss < kNearlyLearned * in.chance && in.gradNorm < kSmallGradient && !far(in);
}

VerdictKind kindOf(const VerdictInput& in) {
  if (in.divergence) return VerdictKind::Diverged;
  if (in.dead > kNearlyAll) return VerdictKind::Dead;
  if (in.saturated > kNearlyAll && in.logRatio < std::log(kStopped)) return VerdictKind::Saturated;
  if (in.length < 2) return VerdictKind::Unknown;
  if (learned(in)) return VerdictKind::Converged;  // also with a gradient that is 0 throughout
  if (std::isnan(in.logRatio)) return VerdictKind::Unknown;
  if (!far(in)) return VerdictKind::Healthy;
  return in.logRatio < 0.0 ? VerdictKind::Vanishing : VerdictKind::Exploding;
}

std::string missing(const VerdictInput& in) {
  if (in.length < 2) return "The sequence has fewer than two steps: there is no way back to measure.";
  return "How much of ‖∂L/∂h‖ reaches t = 1 is missing: no gradient has been measured yet, or it is 0 at the last step.";
}

std::string headlineOf(VerdictKind kind, const VerdictInput& in) {
  const std::string gradient = in.ofLast ? "The gradient of the last loss" : "The gradient";
  switch (kind) {
    case VerdictKind::Unknown:
      return "There is nothing to judge by yet.";
    case VerdictKind::Vanishing:
      if (isCut(in)) return "Truncation cuts the gradient off on its way back.";
      if (!in.ofLast && memoryCarries(in)) return "∂L/∂h dies on its way back, but the memory c carries the gradient.";
      return gradient + " dies on its way back.";
    case VerdictKind::Exploding:
      return gradient + " grows more than a thousandfold on its way back.";
    case VerdictKind::Healthy:
      return gradient + (in.logRatio < std::log(0.1)    ? " reaches the beginning, weakened."
                         : in.logRatio > std::log(10.0) ? " reaches the beginning, and has grown."
                                                        : " reaches the beginning at a comparable size.");
    case VerdictKind::Saturated:
      return "Nearly all hidden values sit at their limits, where little gradient passes.";
    case VerdictKind::Dead:
      return "Nearly all units are zero throughout.";
    case VerdictKind::Converged:
      return "The gradient is small because the task is learned.";
    case VerdictKind::Diverged:
      return "The numbers have left the finite range.";
  }
  return {};
}

std::string fromLast(const VerdictInput& in) { return in.ofLast ? " from the last loss" : ""; }

std::string reaches(const VerdictInput& in) { return briefExpText(in.logRatio) + " reaches t = 1" + fromLast(in); }

std::string badgeOf(VerdictKind kind, const VerdictInput& in) {
  const std::string name(verdictName(kind));
  switch (kind) {
    case VerdictKind::Unknown:
      return name;
    case VerdictKind::Vanishing: {
      const bool slopes = std::isfinite(in.slope) && in.slope < 0.0;
      return name + " · " + reaches(in) +
             (slopes ? " · half-life " + roundedText(std::log(0.5) / in.slope, 2) + " steps" : std::string());
    }
    case VerdictKind::Exploding:
      return name + " · grows " + briefExpText(in.logRatio) + "-fold by t = 1" + fromLast(in);
    case VerdictKind::Healthy:
      return name + " · " + reaches(in);
    case VerdictKind::Saturated:
      return name + " · " + percentText(in.saturated) + " of |h| > 0.95";
    case VerdictKind::Dead:
      return name + " · " + percentText(in.dead) + " of the units are 0";
    case VerdictKind::Converged:
      return name + " · loss " + briefExpText(std::log(in.loss / in.chance)) + " of chance";
    case VerdictKind::Diverged:
      return name + " · training step " + std::to_string(in.divergence->step);
  }
  return name;
}

std::string lossName(const VerdictInput& in) {
  return in.lossIsMean ? "The running mean of the loss" : "The loss of this batch";
}

// Why this kind and no other: the number that decided, and what it is held against.
std::string reasonFor(VerdictKind kind, const VerdictInput& in) {
  const std::string ratio =
      in.ofLast ? std::string("Of the last loss alone") + (in.ofSample ? ", in sample 1" : "") + ", ‖∂L/∂h‖ at t = 1 is " +
                      briefExpText(in.logRatio) + " of what it is where the loss is"
                : "‖∂L/∂h‖ at t = 1 is " + briefExpText(in.logRatio) + " of what it is at t = " + std::to_string(in.length);
  switch (kind) {
    case VerdictKind::Unknown:
      return missing(in);
    case VerdictKind::Vanishing:
      return ratio + "; vanishing is below 1e-3.";
    case VerdictKind::Exploding:
      return ratio + "; exploding is above 1e3.";
    case VerdictKind::Healthy:
      return ratio + "; healthy is 1e-3 to 1e3.";
    case VerdictKind::Saturated:
      return percentText(in.saturated) + " of the hidden values have |h| > 0.95, and " + briefExpText(in.logRatio) +
             " of the gradient arrives; saturated is above 90 % where less than 0.1 arrives.";
    case VerdictKind::Dead:
      return percentText(in.dead) + " of the units are 0 over the whole batch and sequence; dead is above 90 %.";
    case VerdictKind::Converged: {
      const bool deep = in.loss < kLearned * in.chance;
      return lossName(in) + " is " + briefExpText(std::log(in.loss / in.chance)) + " of chance" +
             (deep ? "; learned is below 0.01."
                   : " and ‖∂L/∂θ‖ = " + briefExpText(std::log(in.gradNorm)) +
                         "; learned is below 0.1 where the norm is under 1e-3.");
    }
    case VerdictKind::Diverged:
      return "The first number that was not finite: " + in.divergence->text() + ".";
  }
  return {};
}

// Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, section 2.1: ‖∂h_t/∂h_{t−1}‖
// ≤ σ₁(U)·γ.
// Below 1 it is sufficient for vanishing, above 1 necessary for exploding; where it decides nothing, nothing is said.
std::string bound(VerdictKind kind, const VerdictInput& in) {
  const double most = in.largestSingularValue * in.gamma;
  if (!std::isfinite(most)) return {};
  const std::string product = "σ₁(U)·γ = " + roundedText(most, 3);
  if (std::abs(most - 1.0) < kOne) return product + ": no step back can lengthen it (Pascanu 2013).";
  if (most < 1.0) return product + " < 1 is enough for it to vanish (Pascanu 2013).";
  return kind == VerdictKind::Exploding ? product + " > 1 allows growth (Pascanu 2013)." : std::string();
}

// What the losses on the way make of it: that is what the river shows.
std::string withTheOthers(const VerdictInput& all) {
  if (!all.ofLast || std::isnan(all.logRatio)) return {};
  return "With the losses on the way ‖∂L/∂h‖ at t = 1 is " + briefExpText(all.logRatio) + " of what it is at the end" +
         (all.logRatio - all.lastRatio > std::log(kFold) ? ": near losses keep it up." : ".");
}

std::string throughMemory(VerdictKind kind, const VerdictInput& in) {
  if (kind != VerdictKind::Vanishing || in.ofLast || !memoryCarries(in)) return {};
  return "‖∂L/∂c‖ before t = 1 is " + briefExpText(in.memoryRatio) + " of ‖∂L/∂h‖ at the end: the memory's own way is open.";
}

std::string truncation(VerdictKind kind, const VerdictInput& in) {
  if (kind != VerdictKind::Vanishing || !isCut(in)) return {};
  return "train.truncate = " + std::to_string(in.truncate) +
         " cuts it every so many steps, counted back from T. The triangle and the shares of dU are of the gradient uncut.";
}

// From the end of the way that is judged back to t = 1.
int stepsBack(const VerdictInput& in) { return (in.ofLast ? in.lastLoss : in.length) - 1; }

// The step back as an equation in this run's numbers: what φ′ and Uᵀ make of it, and that its power is what arrives.
std::string stepBack(const VerdictInput& in) {
  const int n = stepsBack(in);
  if (!std::isfinite(in.slope) || n < 1) return {};
  int digits = 0;
  const std::string base = baseText(in.slope, n, digits);
  const std::string power = base + raised(n) + " = " + briefExpText(n * in.slope);
  if (!std::isfinite(in.throughActivation)) return "Each step back multiplies it by " + base + " on average: " + power + ".";
  const std::string phi = roundedText(std::exp(in.throughActivation), digits);
  std::string u;  // of what is shown, and to as many digits as it takes for the product to come out
  for (int more = digits; more < digits + 4; ++more) {
    u = roundedText(read(base) / read(phi), more);
    if (roundedText(read(phi) * read(u), digits) == base) break;
  }
  return "Each step back multiplies it by φ′, then by Uᵀ, on average " + phi + " · " + u + " = " + base + ": " + power + ".";
}

// The direct path, which is one among several, in the average unit; those that keep more lead the norm. Where more than ten
// times as much arrives it says so: else the two figures would seem to contradict each other.
std::string throughKeeper(const VerdictInput& in) {
  const int n = stepsBack(in);
  if (!std::isfinite(in.throughKeeper) || !std::isfinite(in.slope) || n < 1) return {};
  int digits = 0;
  const std::string base = baseText(in.throughKeeper, n, digits);
  return "In the average unit " + in.keeper + " alone keeps " + base + (in.ofSample ? " of it in sample 1: " : " of it: ") +
         base + raised(n) + " = " + briefExpText(n * in.throughKeeper) +
         (n * (in.slope - in.throughKeeper) > std::numbers::ln10
              ? "; the rest comes through units that keep more, or by ways other than " + in.keeper + "."
              : ".");
}

std::string firstMark(const VerdictInput& in) {
  const int back = in.length - 1 - in.firstMark;
  if (in.firstMark < 0 || back < 1 || std::isnan(in.markRatio)) return {};
  return "In sample 1 the first input that matters sits " + countText(back, "step") + " back: " +
         (in.markRatio > 0.0 ? "‖∂L/∂h‖ is " + briefExpText(in.markRatio) + " times as large there."
                             : briefExpText(in.markRatio) + " of ‖∂L/∂h‖ arrives there.");
}

std::string lossAgainstChance(VerdictKind kind, const VerdictInput& in) {
  const bool told = kind == VerdictKind::Converged;  // by reasonFor()
  if (told || !std::isfinite(in.loss) || !std::isfinite(in.chance)) return {};
  return lossName(in) + " is " + roundedText(in.loss, 3) + "; chance is " + roundedText(in.chance, 3) +
         (in.chanceLabel.empty() ? "." : " (" + in.chanceLabel + ").");
}

}  // namespace

Verdict judge(const VerdictInput& all) {
  VerdictInput input = all;
  if (all.ofLast) input.logRatio = all.lastRatio, input.slope = all.lastSlope;  // from here on these are meant
  const VerdictKind kind = kindOf(input);
  Verdict verdict{kind, badgeOf(kind, input), headlineOf(kind, input), {reasonFor(kind, input)}};
  const auto say = [&](std::string sentence) {
    if (!sentence.empty() && verdict.evidence.size() < 6) verdict.evidence.push_back(std::move(sentence));
  };
  if (kind == VerdictKind::Diverged || kind == VerdictKind::Unknown) return verdict;
  say(withTheOthers(all));
  say(truncation(kind, input));
  say(throughMemory(kind, input));
  say(stepBack(input));
  say(throughKeeper(input));
  say(firstMark(input));
  say(bound(kind, input));
  say(lossAgainstChance(kind, input));
  return verdict;
}

std::optional<VerdictKind> verdictNamed(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(VerdictKind::Diverged); ++i)
    if (verdictName(static_cast<VerdictKind>(i)) == name) return static_cast<VerdictKind>(i);
  return std::nullopt;
}

std::string_view verdictName(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::Unknown:
      return "unknown";
    case VerdictKind::Vanishing:
      return "vanishing";
    case VerdictKind::Exploding:
      return "exploding";
    case VerdictKind::Healthy:
      return "healthy";
    case VerdictKind::Saturated:
      return "saturated";
    case VerdictKind::Dead:
      return "dead";
    case VerdictKind::Converged:
      return "converged";
    case VerdictKind::Diverged:
      return "diverged";
  }
  return "unknown";
}

}  // namespace backflow
