#include "engine/sweep/sweep_folder.h"

#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/sweep/sweep_file.h"
#include "engine/train/snapshot_json.h"

namespace backflow {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

Divergence readDivergence(const json& from) {
  JsonObject object(from, "divergence");
  Divergence found;
  found.step = object.whole("step", 0, kMostSteps);
  found.quantity = object.text("quantity");
  found.layer = static_cast<int>(object.whole("layer", 0, 1e6));
  found.timeStep = static_cast<int>(object.whole("time_step", 0, 1e6));
  found.nan = object.flag("nan", false);
  return found;
}

std::string optionalText(const json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

SweepResult readResult(const json& from) {
  JsonObject object(from, "");
  SweepResult result;
  const auto number = [&](const char* key) { return object.has(key) ? numberOfJson(*object.find(key)) : kNotMeasured; };
  result.error = optionalText(from, "error");
  result.verdict.kind = verdictNamed(optionalText(from, "verdict")).value_or(VerdictKind::Unknown);
  result.verdict.badge = optionalText(from, "badge");
  if (const json* evidence = object.find("evidence"); evidence && evidence->is_array())
    for (const json& sentence : *evidence)
      if (sentence.is_string()) result.verdict.evidence.push_back(sentence);
  result.verdict.headline = optionalText(from, "headline");
  result.loss = number("loss");
  result.trainLoss = number("train_loss");
  result.accuracy = number("accuracy");
  result.chance = number("chance");
  result.slope = number("slope");
  result.logRatio = number("log_ratio");
  result.seconds = number("seconds");
  result.steps = object.whole("steps", 0, kMostSteps);
  result.dataHash = optionalText(from, "data_sha256");
  if (const json* divergence = object.find("divergence"); divergence && !divergence->is_null())
    result.divergence = readDivergence(*divergence);
  return result;
}

// A data file is named so that it is found from any working folder.
Sweep placed(Sweep sweep) {
  std::error_code ignored;
  if (std::optional<std::string>& file = sweep.base.task.file; file && fs::is_regular_file(*file, ignored))
    file = fs::absolute(*file).lexically_normal().string();
  return sweep;
}

}  // namespace

SweepFolder::SweepFolder(fs::path folder, Sweep sweep)
    : folder_(std::move(folder)), sweep_(placed(std::move(sweep))), hash_(sweepHash(sweep_)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!fs::is_directory(folder_))
    throw IoError(folder_.string() + ": cannot be made a folder" + (error ? ": " + error.message() : ""));
  const fs::path definition = folder_ / "sweep.json";
  if (!fs::exists(definition))
    writeFileAtomically(definition, sweepText(sweep_));
  else if (sweepHash(loadSweep(definition)) != hash_)
    throw InputError(definition.string() + ": is another sweep than this one; results are not mixed: choose another folder");
}

SweepFolder::SweepFolder(fs::path folder) : folder_(std::move(folder)) {
  if (!fs::exists(folder_ / "sweep.json")) throw IoError(folder_.string() + ": is no folder of a sweep: it has no sweep.json");
  sweep_ = loadSweep(folder_ / "sweep.json");
  hash_ = sweepHash(sweep_);
}

fs::path SweepFolder::file(std::size_t cell) const {
  const std::string number = std::to_string(cell + 1);
  return folder_ / ("trial-" + std::string(6 - std::min<std::size_t>(number.size(), 6), '0') + number + ".json");
}

std::vector<std::string> SweepFolder::files() const {
  std::vector<std::string> all{(folder_ / "sweep.json").string()};
  std::error_code ignored;
  for (std::size_t cell = 0; cell < sweep_.cells(); ++cell)
    if (const fs::path trial = file(cell); fs::exists(trial, ignored)) all.push_back(trial.string());
  return all;
}

std::optional<Trial> SweepFolder::read(std::size_t cell) const {
  const fs::path from = file(cell);
  std::error_code ignored;
  if (!fs::exists(from, ignored)) return {};
  const std::string where = from.string(), text = readFile(from);
  try {
    const json root = parseJson(text, "its text");
    JsonObject object(root, "");
    if (object.text("sweep") != hash_) throw InputError("belongs to another sweep than sweep.json beside it");
    if (object.whole("trial", 1, static_cast<double>(kMostTrials)) != static_cast<std::int64_t>(cell) + 1)
      throw InputError("is another trial than its name says");
    return Trial{sweep_.settings(cell), readResult(root), optionalText(root, "numeric_mode"), optionalText(root, "version")};
  } catch (const InputError& error) {
    throw InputError(where + ": " + error.what() + "; remove it, and it is run again");
  }
}

void SweepFolder::write(std::size_t cell, const SweepResult& result) const {
  ordered_json out = {{"trial", cell + 1}, {"sweep", hash_}};
  out["set"] = ordered_json::object();
  for (const Sweep::Setting& setting : sweep_.settings(cell)) out["set"][setting.path] = setting.value;
  out["error"] = result.error.empty() ? json(nullptr) : json(result.error);
  out["verdict"] = verdictName(result.verdict.kind);
  out["badge"] = result.verdict.badge;
  out["headline"] = result.verdict.headline;
  out["evidence"] = result.verdict.evidence;
  out["loss"] = numberJson(result.loss);
  out["train_loss"] = numberJson(result.trainLoss);
  out["accuracy"] = numberJson(result.accuracy);
  out["chance"] = numberJson(result.chance);
  out["slope"] = numberJson(result.slope);
  out["log_ratio"] = numberJson(result.logRatio);
  out["steps"] = result.steps;
  out["divergence"] = divergenceJson(result.divergence);
  out["seconds"] = numberJson(result.seconds);
  out["numeric_mode"] = numericMode();
  out["version"] = version();
  out["data_sha256"] = result.dataHash.empty() ? json(nullptr) : json(result.dataHash);
  writeFileAtomically(file(cell), jsonText(out));
}

SweepMap readSweepMap(const fs::path& path) {
  const SweepFolder folder(path);
  const Sweep& all = folder.sweep();
  SweepMap map{{all.base, {}, all.steps, {}, 1, 1}, {}};
  std::vector<std::size_t> spanning;
  for (std::size_t i = 0; i < all.axes.size(); ++i) {
    if (all.axes[i].values.size() > 1 && all.axes[i].path != "seed") {
      spanning.push_back(i);
      map.sweep.axes.push_back(all.axes[i]);
    } else {
      setKnob(map.sweep.base, all.axes[i].path, all.axes[i].values.front());
    }
  }
  if (!all.drawn.empty()) throw InputError(path.string() + ": is a sweep with random draws, which is no map");
  if (spanning.size() != 2)
    throw InputError(path.string() + ": has " + std::to_string(spanning.size()) +
                     " keys with more than one value, seeds aside; a map has two");
  const bool ownSteps = map.sweep.axes[0].path == "train.steps" || map.sweep.axes[1].path == "train.steps";
  if (all.steps == Sweep::kOwnSteps && !ownSteps) map.sweep.steps = map.sweep.base.train.steps;
  for (std::size_t cell = 0; cell < map.sweep.cells(); ++cell) {
    std::vector<std::size_t> at(all.axes.size(), 0);
    for (std::size_t i = 0; i < 2; ++i) at[spanning[i]] = map.sweep.at(cell)[i];
    const std::optional<Trial> trial = folder.read(all.cell(at));
    map.results.push_back(trial ? std::optional(trial->result) : std::nullopt);
  }
  return map;
}

}  // namespace backflow
