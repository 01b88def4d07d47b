#include "engine/sweep/sweep_file.h"

#include <algorithm>
#include <set>

#include "engine/data/sha256.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"

namespace backflow {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using Kind = SweepDistribution::Kind;

constexpr std::size_t kLargestText = 10'000'000;  // bytes
constexpr std::size_t kMostKeys = 16, kMostListedValues = 10'000;
constexpr double kHuge = 1e300;

struct KindName {
  Kind kind;
  const char* id;
};
constexpr KindName kKinds[] = {
    {Kind::Uniform, "uniform"}, {Kind::LogUniform, "log_uniform"}, {Kind::Integers, "integers"}, {Kind::Choice, "choice"}};

// What `read` throws, with the path of the entry in front.
template <class Read>
auto named(const std::string& path, Read read) {
  try {
    return read();
  } catch (const InputError& error) {
    throw InputError(path + ": " + error.what());
  }
}

SweepAxis readAxis(const json& from, const std::string& path) {
  JsonObject object(from, path);
  const std::string key = object.text("key");
  const bool logarithmic = object.flag("log", false);
  SweepAxis axis;
  if (const json* values = object.find("values")) {
    if (*values == "all")
      axis = named(path, [&] { return choiceAxis(key); });
    else if (!values->is_array())
      object.refuse("values", "a list, or \"all\"");
    else
      axis = named(path, [&] { return valueAxis(key, object.list("values", kMostListedValues), logarithmic); });
  } else if (object.has("from")) {
    const double first = object.number("from", -kHuge, kHuge), last = object.number("to", -kHuge, kHuge);
    const int count = static_cast<int>(object.whole("count", 1, kMostListedValues));
    axis = named(path,
                 [&] { return logarithmic ? logarithmicAxis(key, first, last, count) : linearAxis(key, first, last, count); });
  } else {
    object.refuse("values", "a list, or there must be from, to and count");
  }
  object.close();
  return axis;
}

SweepDistribution readDistribution(const json& from, const std::string& path) {
  JsonObject object(from, path);
  const std::string key = object.text("key");
  std::vector<SweepDistribution> found;
  for (const KindName& kind : kKinds) {
    if (!object.has(kind.id)) continue;
    const json& values = object.list(kind.id, kMostListedValues);
    if (kind.kind == Kind::Choice) {
      found.push_back(named(path, [&] { return choiceDistribution(key, values); }));
      continue;
    }
    if (values.size() != 2 || !values[0].is_number() || !values[1].is_number())
      object.refuse(kind.id, "two numbers: the least and the greatest");
    found.push_back(named(path, [&] { return distribution(key, kind.kind, values[0], values[1]); }));
  }
  if (found.size() != 1) throw InputError(path + ": must have one of uniform, log_uniform, integers, choice");
  object.close();
  return found.front();
}

void readRandom(const json& from, Sweep& sweep) {
  JsonObject object(from, "random");
  sweep.draws = static_cast<std::size_t>(object.whole("count", 1, kMostTrials));
  if (object.has("seed")) sweep.drawSeed = static_cast<std::uint64_t>(object.whole("seed", 0, kLargestSeed));
  const json& keys = object.list("keys", kMostKeys);
  for (std::size_t i = 0; i < keys.size(); ++i)
    sweep.drawn.push_back(readDistribution(keys[i], "random.keys[" + std::to_string(i) + "]"));
  object.close();
}

Experiment readExperiment(const json& from, const std::filesystem::path& folder) {
  if (from.is_string()) return loadExperiment(folder / from.get<std::string>());
  Experiment experiment = parseExperiment(from.dump(), "experiment");
  findDataBeside(experiment, folder);
  return experiment;
}

void refuseTwice(const Sweep& sweep, bool hasSteps) {
  std::set<std::string> seen;
  const auto once = [&](const std::string& path) {
    if (!seen.insert(path).second) throw InputError(path + ": is swept twice");
  };
  for (const SweepAxis& axis : sweep.axes) once(axis.path);
  for (const SweepDistribution& each : sweep.drawn) once(each.path);
  if (hasSteps && seen.count("train.steps")) throw InputError("steps: must be left out where train.steps is swept");
}

// The product of the axes' sizes may be more than any integer holds.
void refuseTooMany(const Sweep& sweep) {
  double trials = static_cast<double>(sweep.draws);
  for (const SweepAxis& axis : sweep.axes) trials *= static_cast<double>(axis.values.size());
  if (trials > static_cast<double>(kMostTrials))
    throw InputError("has " + json(trials).dump() + " trials; at most " + std::to_string(kMostTrials) + " are allowed");
}

Sweep read(const json& from, const std::filesystem::path& folder) {
  JsonObject object(from, "");
  object.whole("backflow_sweep", 1, 1);
  Sweep sweep;
  if (const json* base = object.find("experiment")) sweep.base = readExperiment(*base, folder);
  const bool hasSteps = object.has("steps");
  sweep.steps = hasSteps ? object.whole("steps", 0, kMostSteps) : Sweep::kOwnSteps;
  if (object.has("grid")) {
    const json& grid = object.list("grid", kMostKeys);
    for (std::size_t i = 0; i < grid.size(); ++i) sweep.axes.push_back(readAxis(grid[i], "grid[" + std::to_string(i) + "]"));
  }
  if (const json* random = object.find("random")) readRandom(*random, sweep);
  object.close();
  if (sweep.axes.empty() && sweep.drawn.empty())
    throw InputError("grid: is missing: must be a list of keys and values, or there must be random");
  refuseTwice(sweep, hasSteps);
  refuseTooMany(sweep);
  return sweep;
}

ordered_json axisJson(const SweepAxis& axis) {
  ordered_json out = {{"key", axis.path}, {"values", axis.values}};
  if (axis.logarithmic) out["log"] = true;
  return out;
}

ordered_json distributionJson(const SweepDistribution& each) {
  const auto name = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindName& n) { return n.kind == each.kind; });
  ordered_json out = {{"key", each.path}};
  out[name->id] = each.kind == Kind::Choice ? ordered_json(each.values) : ordered_json({each.low, each.high});
  return out;
}

}  // namespace

Sweep parseSweep(const std::string& text, const std::string& where, const std::filesystem::path& folder) {
  if (text.size() > kLargestText) throw InputError(where + ": is larger than 10 MB; the file of a sweep has about 2 kB");
  const json root = parseJson(text, where);
  return named(where, [&] { return read(root, folder); });
}

Sweep loadSweep(const std::filesystem::path& file) { return parseSweep(readFile(file), file.string(), file.parent_path()); }

std::string sweepText(const Sweep& sweep) {
  ordered_json out = {{"backflow_sweep", 1}, {"experiment", ordered_json::parse(experimentText(sweep.base))}};
  if (sweep.steps != Sweep::kOwnSteps) out["steps"] = sweep.steps;
  for (const SweepAxis& axis : sweep.axes) out["grid"].push_back(axisJson(axis));
  if (!sweep.drawn.empty()) {
    out["random"] = {{"count", sweep.draws}, {"seed", sweep.drawSeed}};
    for (const SweepDistribution& each : sweep.drawn) out["random"]["keys"].push_back(distributionJson(each));
  }
  return jsonText(out);
}

std::string sweepHash(const Sweep& sweep) {
  Sweep placeless = sweep;
  if (std::optional<std::string>& file = placeless.base.task.file) file = std::filesystem::path(*file).filename().string();
  placeless.base.name.clear();
  return sha256(sweepText(placeless));
}

}  // namespace backflow
