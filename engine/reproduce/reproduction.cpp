#include "engine/reproduce/reproduction.h"

#include <algorithm>

#include "engine/core/resources.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/number_text.h"
#include "engine/reproduce/measures/list.h"

namespace backflow {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestText = 1000000;  // bytes
constexpr std::size_t kMostSeeds = 100, kMostArms = 100;

struct MustName {
  Must must;
  const char *id, *text;
};
constexpr MustName kMusts[] = {{Must::FallBelow, "fall_below", "must fall below"},
                               {Must::RiseAbove, "rise_above", "must rise above"},
                               {Must::StayBelow, "stay_below", "must stay below"},
                               {Must::StayAbove, "stay_above", "must stay above"},
                               {Must::Near, "near", "must be"}};

const MustName& nameOf(Must must) {
  return *std::find_if(std::begin(kMusts), std::end(kMusts), [=](const MustName& n) { return n.must == must; });
}

Check readCheck(const json& from, const std::string& path, const std::vector<std::string>& figures) {
  JsonObject object(from, path);
  Check check;
  check.figure = object.text("figure");
  if (std::find(figures.begin(), figures.end(), check.figure) == figures.end()) {
    std::string all = "one of";
    for (const std::string& figure : figures) all += (all.size() > 6 ? ", " : " ") + figure;
    object.refuse("figure", all);
  }
  const std::string must = object.text("must");
  const auto name = std::find_if(std::begin(kMusts), std::end(kMusts), [&](const MustName& n) { return must == n.id; });
  if (name == std::end(kMusts)) object.refuse("must", "one of fall_below, rise_above, stay_below, stay_above, near");
  check.must = name->must;
  check.bound = object.number("bound", -1e300, 1e300);
  if (check.must == Must::Near) check.within = object.number("within", 0.0, 1e300);
  if (object.find("corrected")) check.corrected = object.text("corrected");
  object.close();
  return check;
}

std::vector<double> readArguments(const MeasureInfo& measure, const json* from, const std::string& path) {
  const json none = json::object();
  JsonObject object(from ? *from : none, path);
  std::vector<double> values;
  for (const MeasureArgument& argument : measure.arguments) {
    const std::string name(argument.name);
    values.push_back(object.find(name) ? object.number(name, argument.min, argument.max) : argument.standard);
  }
  object.close();
  return values;
}

Arm readArm(const json& from, const std::string& path, const Experiment& base) {
  JsonObject object(from, path);
  Arm arm;
  arm.name = object.text("name");
  arm.experiment = base;
  if (const json* set = object.find("set")) {
    if (!set->is_object()) object.refuse("set", "an object such as { \"model.cell\": \"lstm\" }");
    for (const auto& [key, value] : set->items()) setKnob(arm.experiment, key, value);
  }
  std::vector<std::string> figures = trainingFigures();
  if (object.find("measure")) {
    arm.measure = &find(measures(), object.text("measure"), object.path("measure"));
    arm.arguments = readArguments(*arm.measure, object.find("with"), object.path("with"));
    figures.assign(arm.measure->figures.begin(), arm.measure->figures.end());
  } else {
    arm.experiment.train.steps = object.whole("steps", 1, 1e9);
    if (const json* may = object.find("may_diverge")) {
      if (!may->is_boolean()) object.refuse("may_diverge", "true or false");
      arm.mayDiverge = may->get<bool>();
    }
  }
  const json& checks = object.list("checks", kMostArms);
  for (std::size_t i = 0; i < checks.size(); ++i)
    arm.checks.push_back(readCheck(checks[i], object.path("checks") + "[" + std::to_string(i) + "]", figures));
  object.close();
  return arm;
}

Reproduction read(const json& from) {
  JsonObject object(from, "");
  Reproduction all;
  object.whole("reproduce", 1, 1);
  all.number = static_cast<int>(object.whole("number", 1, 10000));
  all.title = object.text("title");
  all.source = object.text("source");
  all.lookAt = object.text("look_at");
  const json* base = object.find("experiment");
  const Experiment experiment = base ? parseExperiment(base->dump(), "experiment") : Experiment();
  const json& seeds = object.list("seeds", kMostSeeds);
  for (const json& seed : seeds) {
    Experiment checked;
    setKnob(checked, "seed", seed);
    all.seeds.push_back(checked.seed);
  }
  all.needed = static_cast<int>(object.whole("needed", 1, static_cast<double>(seeds.size())));
  const json& arms = object.list("arms", kMostArms);
  for (std::size_t i = 0; i < arms.size(); ++i)
    all.arms.push_back(readArm(arms[i], "arms[" + std::to_string(i) + "]", experiment));
  object.close();
  return all;
}

}  // namespace

const std::vector<std::string>& trainingFigures() {
  static const std::vector<std::string> all = {"train_loss", "val_loss", "accuracy", "grad_norm", "slope"};
  return all;
}

Reproduction parseReproduction(const std::string& text, const std::string& where) {
  if (text.size() > kLargestText) throw InputError(where + ": is larger than 1 MB; such a file has about 2 kB");
  const json root = parseJson(text, where);
  try {
    return read(root);
  } catch (const InputError& error) {
    throw InputError(where + ": " + error.what());
  }
}

Reproduction loadReproduction(const std::filesystem::path& file) {
  Reproduction all = parseReproduction(readFile(file), file.string());
  all.id = file.stem().string();
  all.id.erase(0, std::min(all.id.find_first_not_of("0123456789_"), all.id.size()));
  return all;
}

std::vector<std::filesystem::path> reproductionFiles() { return jsonFiles(resourceFolder() / "experiments"); }

std::string checkText(const Arm& arm, const Check& check) {
  std::string text = check.figure + " " + nameOf(check.must).text + " " + roundedText(check.bound, 6);
  if (check.must == Must::Near) text += " ± " + roundedText(check.within, 2);
  const std::int64_t steps = arm.experiment.train.steps;
  if (!arm.measure && steps > 1)
    text += (check.must == Must::FallBelow || check.must == Must::RiseAbove ? " within " : " for ") + std::to_string(steps) +
            " steps";
  return text;
}

}  // namespace backflow
