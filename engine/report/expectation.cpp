#include "engine/report/expectation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/array_hash.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/number_text.h"
#include "engine/formats/weights.h"

namespace backflow {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMostExpected = 10'000;
constexpr double kHuge = 1e300;

struct Column {
  const char* name;
  double Row::*value;
};
constexpr Column kColumns[] = {{"train_loss", &Row::trainLoss},
                               {"val_loss", &Row::valLoss},
                               {"accuracy", &Row::accuracy},
                               {"grad_norm", &Row::gradNorm},
                               {"grad_norm_applied", &Row::gradNormApplied},
                               {"slope", &Row::slope},
                               {"half_life", &Row::halfLife}};
constexpr const char* kOther[] = {"grad_ratio", "log_ratio", "steps"};
constexpr const char* kTexts[] = {"verdict", "divergence", "data_sha256", "parameters_sha256", "weights"};

const Column* columnOf(const std::string& figure) {
  const auto found = std::find_if(std::begin(kColumns), std::end(kColumns), [&](const Column& c) { return figure == c.name; });
  return found == std::end(kColumns) ? nullptr : found;
}

bool isText(const std::string& figure) { return std::find(std::begin(kTexts), std::end(kTexts), figure) != std::end(kTexts); }

void readBounds(JsonObject& object, Expectation& e) {
  if (object.has("is")) e.number = object.number("is", -kHuge, kHuge);
  if (object.has("below")) e.below = object.number("below", -kHuge, kHuge);
  if (object.has("above")) e.above = object.number("above", -kHuge, kHuge);
  if (!e.number && !e.below && !e.above) object.refuse("is", "a number, or there must be below or above");
}

Expectation readExpectation(const json& from, const std::string& path) {
  JsonObject object(from, path);
  Expectation e;
  e.figure = object.text("figure");
  const std::vector<std::string>& known = expectedFigures();
  if (std::find(known.begin(), known.end(), e.figure) == known.end()) {
    std::string all;
    for (const std::string& figure : known) all += (all.empty() ? "" : ", ") + figure;
    object.refuse("figure", "one of " + all);
  }
  if (columnOf(e.figure) && object.has("step")) e.step = object.whole("step", 1, kMostSteps);
  if (isText(e.figure))
    e.text = object.text("is");
  else
    readBounds(object, e);
  if (e.figure == "verdict" && !verdictNamed(e.text)) object.refuse("is", "a verdict, such as vanishing");
  if ((e.number || e.figure == "weights") && object.has("tolerance")) e.tolerance = object.number("tolerance", 0, kHuge);
  object.close();
  return e;
}

Expectations read(const json& from) {
  JsonObject object(from, "");
  Expectations all;
  object.whole("backflow_expect", 1, 1);
  if (object.has("steps")) all.steps = object.whole("steps", 0, kMostSteps);
  if (object.has("numeric_mode")) all.numericMode = object.text("numeric_mode");
  if (object.has("version")) object.text("version");
  const json& list = object.list("expect", kMostExpected);
  for (std::size_t i = 0; i < list.size(); ++i)
    all.all.push_back(readExpectation(list[i], "expect[" + std::to_string(i) + "]"));
  object.close();
  return all;
}

// At a step or at the end; none: no such step, or nothing was measured there.
std::optional<double> numberIn(const Replay& replay, const Expectation& e) {
  const Column* column = columnOf(e.figure);
  if (!column || e.step == 0) {
    const auto found = replay.numbers.find(e.figure);
    if (found == replay.numbers.end() || std::isnan(found->second)) return {};
    return found->second;
  }
  for (const Row& row : replay.rows)
    if (row.step == e.step && !std::isnan(row.*column->value)) return row.*column->value;
  return {};
}

Judgement judgeNumber(const Expectation& e, const Replay& replay) {
  const std::optional<double> actual = numberIn(replay, e);
  Judgement result;
  result.text = e.figure + (e.step ? " at step " + std::to_string(e.step) : "") + " is " +
                (actual ? numberText(*actual) : "not measured") + ", expected";
  if (e.number) {
    result.text += " " + numberText(*e.number) + (e.tolerance > 0.0 ? " ± " + numberText(e.tolerance) : "");
  }
  if (e.below) result.text += " below " + numberText(*e.below);
  if (e.above) result.text += std::string(e.below ? " and" : "") + " above " + numberText(*e.above);
  if (!actual) return result;
  result.pass = (!e.number || std::abs(*actual - *e.number) <= e.tolerance) && (!e.below || *actual < *e.below) &&
                (!e.above || *actual > *e.above);
  return result;
}

// The greatest difference of any element; NaN where names or shapes differ, or an element is not finite.
double greatestDifference(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
  double greatest = 0.0;
  if (a.size() != b.size()) return std::nan("");
  for (const NamedArray& one : a) {
    const auto other = std::find_if(b.begin(), b.end(), [&](const NamedArray& x) { return x.name == one.name; });
    if (other == b.end() || other->shape != one.shape || other->data.index() != one.data.index()) return std::nan("");
    std::visit(
        [&](const auto& elements) {
          const auto& others = std::get<std::decay_t<decltype(elements)>>(other->data);
          for (std::size_t i = 0; i < elements.size(); ++i) {
            const double difference = std::abs(static_cast<double>(elements[i]) - static_cast<double>(others[i]));
            if (difference > greatest || std::isnan(difference)) greatest = difference;  // NaN stays: none is above it
          }
        },
        one.data);
  }
  return greatest;
}

Judgement judgeWeights(const Expectation& e, const Expectations& of, const Replay& replay) {
  const std::filesystem::path file = of.folder / e.text;
  const double difference = greatestDifference(replay.parameters, readWeights(file).arrays);
  Judgement result;
  result.pass = difference <= e.tolerance;
  result.text = "weights differ from " + e.text + " by " +
                (std::isnan(difference) ? "their names, shapes or precision, or hold a number that is not finite"
                                        : "at most " + numberText(difference)) +
                ", expected at most " + numberText(e.tolerance);
  return result;
}

}  // namespace

const std::vector<std::string>& expectedFigures() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const Column& column : kColumns) names.emplace_back(column.name);
    names.insert(names.end(), std::begin(kOther), std::end(kOther));
    names.insert(names.end(), std::begin(kTexts), std::end(kTexts));
    return names;
  }();
  return all;
}

Expectations parseExpectations(const std::string& text, const std::string& where) {
  const json root = parseJson(text, where);
  try {
    return read(root);
  } catch (const InputError& error) {
    throw InputError(where + ": " + error.what());
  }
}

Expectations loadExpectations(const std::filesystem::path& file) {
  Expectations all = parseExpectations(readFile(file), file.string());
  all.folder = file.parent_path();
  return all;
}

void finish(Replay& replay, Run& run) {
  Snapshot snapshot;
  run.fill(snapshot);
  if (!replay.rows.empty())
    for (const Column& column : kColumns) replay.numbers[column.name] = replay.rows.back().*column.value;
  const Validation held = run.divergence() ? Validation() : run.validate();
  replay.numbers["val_loss"] = held.loss;
  replay.numbers["accuracy"] = held.accuracy;
  const double logRatio = run.logNorms().front() - run.logNorms().back();
  replay.numbers["log_ratio"] = logRatio;
  replay.numbers["grad_ratio"] = std::exp(logRatio);
  replay.numbers["steps"] = static_cast<double>(run.steps());
  replay.texts["verdict"] = verdictName(snapshot.verdict.kind);
  replay.texts["divergence"] = run.divergence() ? run.divergence()->text() : "none";
  replay.texts["data_sha256"] = run.task().dataHash.empty() ? "none" : run.task().dataHash;
  replay.parameters = run.parameters();
  replay.texts["parameters_sha256"] = arrayHash(replay.parameters);
}

Judgement judge(const Expectation& e, const Expectations& of, const Replay& replay) {
  if (e.figure == "weights") return judgeWeights(e, of, replay);
  if (!isText(e.figure)) return judgeNumber(e, replay);
  const std::string& actual = replay.texts.at(e.figure);
  return {actual == e.text, e.figure + " is " + actual + ", expected " + e.text};
}

std::string expectationText(const Replay& replay, double tolerance) {
  ordered_json expect = ordered_json::array();
  const auto number = [&](const std::string& figure, std::int64_t step, double value) {
    if (!std::isfinite(value)) return;
    ordered_json one = {{"figure", figure}};
    if (step) one["step"] = step;
    one["is"] = value;
    if (tolerance > 0.0) one["tolerance"] = tolerance;
    expect.push_back(one);
  };
  std::set<std::size_t> at;
  for (std::size_t quarter = 1; quarter <= 4; ++quarter) at.insert((replay.rows.size() * quarter + 3) / 4);
  for (const std::size_t step : at)
    if (step > 0) number("train_loss", static_cast<std::int64_t>(step), replay.rows[step - 1].trainLoss);
  for (const char* figure : {"val_loss", "accuracy", "log_ratio"}) number(figure, 0, replay.numbers.at(figure));
  for (const char* figure : {"verdict", "divergence", "data_sha256"})
    expect.push_back({{"figure", figure}, {"is", replay.texts.at(figure)}});
  if (tolerance == 0.0) expect.push_back({{"figure", "parameters_sha256"}, {"is", replay.texts.at("parameters_sha256")}});
  const ordered_json file = {{"backflow_expect", 1},
                             {"version", version()},
                             {"numeric_mode", numericMode()},
                             {"steps", replay.rows.size()},
                             {"expect", expect}};
  return jsonText(file);
}

}  // namespace backflow
