#include "engine/sweep/sweep.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <numeric>

#include "engine/core/random.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/number_text.h"
#include "engine/train/run.h"

namespace backflow {
namespace {

using nlohmann::json;

constexpr int kMostValues = 10'000;    // of an axis
constexpr double kMostIntegers = 1e9;  // to draw from

const Knob& sweepable(std::string_view path) {
  const Knob& which = knob(path);
  if (which.path == "backflow" || which.path == "name" || which.type == Knob::Type::Text)
    throw InputError(which.path + ": cannot be swept; a number, a choice or a switch can");
  return which;
}

const Knob& number(std::string_view path) {
  const Knob& which = sweepable(path);
  if (which.type != Knob::Type::Integer && which.type != Knob::Type::Real)
    throw InputError(which.path + ": is no number; name its values, or write: all");
  return which;
}

// Checked by setKnob, and in the form that the knob itself gives it.
json exact(const std::string& path, const json& value) {
  Experiment probe;
  setKnob(probe, path, value);
  return knob(path).get(probe);
}

void append(SweepAxis& axis, const json& value) {
  json checked = exact(axis.path, value);
  if (std::find(axis.values.begin(), axis.values.end(), checked) == axis.values.end())
    axis.values.push_back(std::move(checked));
}

SweepAxis spaced(std::string_view path, double from, double to, int count, bool logarithmic) {
  const Knob& which = number(path);
  if (count < 1 || count > kMostValues)
    throw InputError(which.path + ": an axis has from 1 to " + std::to_string(kMostValues) + " values");
  if (!std::isfinite(from) || !std::isfinite(to)) throw InputError(which.path + ": an axis goes from a number to a number");
  if (logarithmic && !(from > 0.0 && to > 0.0))
    throw InputError(which.path + ": a logarithmic axis goes from a number above 0 to another");
  SweepAxis axis{which.path, {}, logarithmic};
  for (int i = 0; i < count; ++i) {
    const double part = count > 1 ? static_cast<double>(i) / (count - 1) : 0.0;
    double value = logarithmic ? std::exp(std::log(from) + part * (std::log(to) - std::log(from))) : from + part * (to - from);
    if (i == 0) value = from;
    if (i == count - 1 && count > 1) value = to;
    // A tenth is written 0.1 and not 0.10000000000000001: twelve digits are what anyone means by a spaced value.
    append(axis, which.type == Knob::Type::Integer ? json(std::round(value)) : json::parse(roundedText(value, 12)));
  }
  return axis;
}

json draw(const SweepDistribution& from, Random& random) {
  using Kind = SweepDistribution::Kind;
  if (from.kind == Kind::Choice)
    return from.values[static_cast<std::size_t>(random.below(static_cast<int>(from.values.size())))];
  if (from.kind == Kind::Integers) return from.low + random.below(static_cast<int>(from.high - from.low) + 1);
  const double value = from.kind == Kind::Uniform ? random.uniform(from.low, from.high)
                                                  : std::exp(random.uniform(std::log(from.low), std::log(from.high)));
  if (knob(from.path).type == Knob::Type::Integer) return std::clamp(std::round(value), from.low, from.high);
  return std::clamp(json::parse(roundedText(value, 6)).get<double>(), from.low, from.high);
}

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

SweepAxis linearAxis(std::string_view path, double from, double to, int count) { return spaced(path, from, to, count, false); }

SweepAxis logarithmicAxis(std::string_view path, double from, double to, int count) {
  return spaced(path, from, to, count, true);
}

SweepAxis listAxis(std::string_view path, const std::vector<std::string>& values) {
  SweepAxis axis{sweepable(path).path, {}, false};
  if (values.empty()) throw InputError(axis.path + ": wants at least one value");
  for (const std::string& text : values) {
    Experiment probe;
    setKnobText(probe, path, text);
    append(axis, knob(path).get(probe));
  }
  return axis;
}

SweepAxis choiceAxis(std::string_view path) {
  const Knob& which = sweepable(path);
  SweepAxis axis{which.path, {}, false};
  if (which.type == Knob::Type::Bool) axis.values = {false, true};
  for (const Description& choice : which.choices) axis.values.push_back(std::string(choice.id));
  if (axis.values.empty()) throw InputError(which.path + ": has no choices; give it FROM TO COUNT");
  return axis;
}

SweepAxis valueAxis(std::string_view path, const std::vector<json>& values, bool logarithmic) {
  SweepAxis axis{sweepable(path).path, {}, logarithmic};
  if (values.empty()) throw InputError(axis.path + ": wants at least one value");
  for (const json& value : values) append(axis, value);
  if (logarithmic && !std::all_of(axis.values.begin(), axis.values.end(),
                                  [](const json& value) { return value.is_number() && value.get<double>() > 0.0; }))
    throw InputError(axis.path + ": the values of a logarithmic axis are numbers above 0");
  return axis;
}

SweepDistribution distribution(std::string_view path, SweepDistribution::Kind kind, double low, double high) {
  const Knob& which = number(path);
  if (!(low <= high)) throw InputError(which.path + ": is drawn from a number to one that is not smaller");
  if (kind == SweepDistribution::Kind::LogUniform && !(low > 0.0))
    throw InputError(which.path + ": log_uniform goes from a number above 0 to another");
  if (kind == SweepDistribution::Kind::Integers &&
      (std::trunc(low) != low || std::trunc(high) != high || !(high - low < kMostIntegers)))
    throw InputError(which.path + ": integers go from a whole number to another, at most 1e9 apart");
  for (const double end : {low, high}) exact(which.path, end);  // between two values that are allowed, all are
  return {which.path, kind, low, high, {}};
}

SweepDistribution choiceDistribution(std::string_view path, const std::vector<json>& values) {
  const SweepAxis axis = valueAxis(path, values);
  return {axis.path, SweepDistribution::Kind::Choice, 0.0, 0.0, axis.values};
}

std::optional<double> placeOn(const SweepAxis& axis, const json& value) {
  const auto exact = std::find(axis.values.begin(), axis.values.end(), value);
  if (exact != axis.values.end()) return static_cast<double>(exact - axis.values.begin());
  const auto isNumber = [](const json& v) { return v.is_number(); };
  if (!isNumber(value) || axis.values.size() < 2 || !std::all_of(axis.values.begin(), axis.values.end(), isNumber)) return {};
  const auto scaled = [&](const json& v) { return axis.logarithmic ? std::log(v.get<double>()) : v.get<double>(); };
  const double v = scaled(value);
  for (std::size_t i = 0; i + 1 < axis.values.size(); ++i) {
    const double at = (v - scaled(axis.values[i])) / (scaled(axis.values[i + 1]) - scaled(axis.values[i]));
    const double least = i == 0 ? -0.5 : 0.0, most = i + 2 == axis.values.size() ? 1.5 : 1.0;
    if (at >= least && at <= most) return static_cast<double>(i) + at;
  }
  return {};
}

std::size_t Sweep::cells() const {
  return std::accumulate(axes.begin(), axes.end(), draws,
                         [](std::size_t product, const SweepAxis& axis) { return product * axis.values.size(); });
}

std::vector<Sweep::Setting> Sweep::settings(std::size_t cell) const {
  std::vector<Setting> all;
  const std::vector<std::size_t> where = at(cell);
  for (std::size_t i = 0; i < axes.size(); ++i) all.push_back({axes[i].path, axes[i].values[where[i]]});
  Random random(drawSeed, Stream::Sweep, cell / (cells() / draws));
  for (const SweepDistribution& each : drawn) all.push_back({each.path, exact(each.path, draw(each, random))});
  return all;
}

std::vector<std::size_t> Sweep::at(std::size_t cell) const {
  std::vector<std::size_t> at;
  for (const SweepAxis& axis : axes) {
    at.push_back(cell % axis.values.size());
    cell /= axis.values.size();
  }
  return at;
}

std::size_t Sweep::cell(const std::vector<std::size_t>& at) const {
  std::size_t cell = 0;
  for (std::size_t i = axes.size(); i-- > 0;) cell = cell * axes[i].values.size() + at[i];
  return cell;
}

Experiment Sweep::experiment(std::size_t cell) const {
  Experiment e = base;
  for (const Setting& setting : settings(cell)) setKnob(e, setting.path, setting.value);
  if (e.task.name != base.task.name) {  // a file belongs to the task that reads it
    e.task.file.reset();
    e.task.column.reset();
  }
  return e;
}

std::vector<std::size_t> Sweep::coarseToFine() const {
  // The largest 2ᵏ that divides all of a cell's indices; 0 is divided by all.
  const auto stride = [this](std::size_t cell) {
    std::size_t bits = 0;
    for (const std::size_t index : at(cell)) bits |= index;
    return bits == 0 ? ~std::size_t{0} : bits & (~bits + 1);
  };
  std::vector<std::size_t> order(cells());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return stride(a) > stride(b); });
  return order;
}

std::optional<SweepResult> runCell(const Sweep& sweep, std::size_t cell, const std::function<bool()>& goOn) {
  const auto start = std::chrono::steady_clock::now();
  SweepResult result;
  try {
    Experiment experiment = sweep.experiment(cell);
    const std::int64_t steps = sweep.steps == Sweep::kOwnSteps ? experiment.train.steps : sweep.steps;
    experiment.train.validateEvery = 0;  // validation looks on: it changes nothing of the run
    if (goOn && !goOn()) return {};
    const std::unique_ptr<Run> run = Run::make(experiment);
    while (run->steps() < steps && !run->divergence()) {
      if (goOn && !goOn()) return {};
      result.trainLoss = run->step().trainLoss;
    }
    Snapshot snapshot;
    run->fill(snapshot);
    const std::vector<double>& norms = run->logNorms();
    result.verdict = snapshot.verdict;
    result.logRatio = norms.front() - norms.back();
    if (norms.size() > 1) result.slope = result.logRatio / static_cast<double>(norms.size() - 1);
    if (run->steps() > 0 && !snapshot.divergence) {
      const Validation held = run->validate();
      result.loss = held.loss;
      result.accuracy = held.accuracy;
    }
    result.dataHash = run->task().dataHash;
    result.chance = snapshot.chance;
    result.steps = run->steps();
    result.divergence = snapshot.divergence;
  } catch (const std::exception& error) {
    result = {};
    result.error = error.what();
  }
  result.seconds = secondsSince(start);
  return result;
}

}  // namespace backflow
