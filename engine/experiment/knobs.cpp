#include "engine/experiment/knobs.h"

#include <fast_float/fast_float.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/activations/list.h"
#include "engine/cells/cell.h"
#include "engine/clips/list.h"
#include "engine/data/utf8.h"
#include "engine/formats/number_text.h"
#include "engine/initializers/list.h"
#include "engine/tasks/task.h"

namespace backflow {
namespace {

using nlohmann::json;
using Type = Knob::Type;

// A value as it is quoted in a message: JSON, one line, and not longer than a line.
std::string quoted(const json& value) { return shortened(value.dump(-1, ' ', false, json::error_handler_t::replace), 80); }

std::string allowed(const Knob& knob) {
  const json standard = knob.get(Experiment());
  const bool single =
      (knob.type == Type::Choice && knob.choices.size() == 1) || (knob.type != Type::Choice && knob.min == knob.max);
  if (single && knob.type != Type::Text) return "this version has only " + quoted(standard);
  const std::string bounds = "from " + numberText(knob.min) + " to " + numberText(knob.max);
  std::string text = "must be ";
  switch (knob.type) {
    case Type::Bool:
      text += "true or false";
      break;
    case Type::Integer:
      text += "a whole number " + bounds;
      break;
    case Type::Real:
      text += "a number " + bounds;
      break;
    case Type::Text:
      text += "text in UTF-8";
      break;
    case Type::IntegerList:
      text += "a list such as [10, 20] of at most " + std::to_string(kMostListed) + " whole numbers " + bounds;
      break;
    case Type::Choice:
      text += "one of";
      for (const Description& choice : knob.choices)
        text += (&choice == &knob.choices.front() ? " " : ", ") + std::string(choice.id);
      break;
  }
  return text + (knob.nullable ? ", or null" : "");
}

bool inRange(const Knob& knob, double value) { return std::isfinite(value) && value >= knob.min && value <= knob.max; }

// A whole number, also when written 32.0 or 1e4, as JSON Schema has it; none if it is something else or out of range.
std::optional<std::int64_t> wholeNumber(const Knob& knob, const json& value) {
  if (!value.is_number() || !inRange(knob, value.get<double>())) return std::nullopt;
  if (value.is_number_float() && std::trunc(value.get<double>()) != value.get<double>()) return std::nullopt;
  return value.get<std::int64_t>();
}

// The value in its exact form, or none where the knob does not allow it.
std::optional<json> accept(const Knob& knob, const json& value) {
  if (value.is_null()) return knob.nullable ? std::optional<json>(value) : std::nullopt;
  switch (knob.type) {
    case Type::Bool:
      if (value.is_boolean() && inRange(knob, value.get<bool>() ? 1 : 0)) return value;
      break;
    case Type::Integer:
      if (const auto whole = wholeNumber(knob, value)) return *whole;
      break;
    case Type::Real:
      if (value.is_number() && inRange(knob, value.get<double>())) return value.get<double>();
      break;
    case Type::Text:
      if (value.is_string() && isText(value.get_ref<const std::string&>())) return value;
      break;
    case Type::Choice:
      if (value.is_string() &&
          std::any_of(knob.choices.begin(), knob.choices.end(), [&](const Description& c) { return value == c.id; }))
        return value;
      break;
    case Type::IntegerList: {
      json list = json::array();
      if (!value.is_array() || value.size() > kMostListed) break;
      for (const json& entry : value)
        if (const auto whole = wholeNumber(knob, entry)) list.push_back(*whole);
      if (list.size() == value.size()) return list;
      break;
    }
  }
  return std::nullopt;
}

// Levenshtein's distance: insertions, deletions and replacements that turn a into b.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

// The key or section that was probably meant: `cell` and `model.cel` both mean model.cell, `modle` means model.
std::string_view nearest(std::string_view path) {
  std::string_view best;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  const auto consider = [&](std::string_view written, std::string_view meant, std::size_t farther) {
    const std::size_t far = distance(path, written) + farther;
    if (far >= least) return;
    least = far;
    best = meant;
  };
  for (const Knob& knob : knobs()) {
    const std::string_view whole = knob.path;
    for (std::size_t end = whole.find('.'); end != whole.npos; end = whole.find('.', end + 1))
      consider(whole.substr(0, end), whole.substr(0, end), 0);
    consider(whole, whole, 0);
  }
  for (const Knob& knob : knobs()) consider(std::string_view(knob.path).substr(knob.path.rfind('.') + 1), knob.path, 1);
  return best;
}

// ".01", "1." and "+2", which are no JSON; none if it is no number, or not a finite one.
std::optional<double> written(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

const Knob& knob(std::string_view path) {
  for (const Knob& candidate : knobs())
    if (candidate.path == path) return candidate;
  for (const Knob& inside : knobs())
    if (!path.empty() && inside.path.rfind(std::string(path) + '.', 0) == 0)
      throw InputError(quoted(json(path)) + ": is a group of keys; name one of them, such as " + inside.path);
  throw InputError(quoted(json(path.substr(0, 1000))) + ": there is no such key; the nearest one is " +
                   std::string(nearest(path.substr(0, 100))));
}

void setKnob(Experiment& experiment, std::string_view path, const json& value) {
  const Knob& target = knob(path);
  const std::optional<json> accepted = accept(target, value);
  if (!accepted) throw InputError(target.path + " = " + quoted(value) + ": " + allowed(target));
  target.put(experiment, *accepted);
}

void setKnobText(Experiment& experiment, std::string_view path, std::string_view text) {
  const Knob& target = knob(path);
  const bool words = target.type == Type::Text || target.type == Type::Choice;
  if (target.nullable && (text == "null" || text == "none" || (!words && text == "off")))
    return setKnob(experiment, path, nullptr);
  if (target.type == Type::Bool && (text == "on" || text == "off")) return setKnob(experiment, path, text == "on");
  json value = json::parse(text, nullptr, false);
  // A column called 2 and a run called true are text; so is what is no JSON.
  if (value.is_discarded() || (words && !value.is_string())) value = std::string(text);
  if (const auto number = written(text); !words && value.is_string() && number) value = *number;
  setKnob(experiment, path, value);
}

std::string knobText(const Experiment& experiment, const Knob& knob) {
  const json value = knob.get(experiment);
  if (value.is_null()) return knob.type == Type::Text || knob.type == Type::Choice ? "none" : "off";
  if (value.is_boolean()) return value.get<bool>() ? "on" : "off";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return numberText(value.get<double>());
  return value.dump();
}

void requireAllowed(const Experiment& experiment) {
  for (const Knob& knob : knobs()) {
    const json value = knob.get(experiment);
    const bool share = knob.max <= 1.0 || knob.unit == "%";
    const bool larger =
        knob.type == Type::Real && !share && value.is_number() && std::isfinite(value.get<double>()) && value > knob.max;
    if (!larger && !accept(knob, value)) throw InputError(knob.path + " = " + quoted(value) + ": " + allowed(knob));
  }
}

std::vector<std::string> changedKnobs(const Experiment& a, const Experiment& b) {
  std::vector<std::string> changed;
  for (const Knob& knob : knobs())
    if (knob.get(a) != knob.get(b)) changed.push_back(knob.path);
  return changed;
}

bool needsRestart(const Experiment& a, const Experiment& b) {
  // A φ that learns has parameters of its own, which a network without them has no place for.
  const auto learned = [](const Experiment& e) {
    const ActivationInfo& phi = find(activations(), e.model.activation, "model.activation");
    const bool learns = phi.learned && findCell(e.model.cell, e.model.peephole).usesActivation;
    return std::pair(learns, learns && phi.perUnit);
  };
  return learned(a) != learned(b) || std::any_of(knobs().begin(), knobs().end(),
                                                 [&](const Knob& knob) { return !knob.live && knob.get(a) != knob.get(b); });
}

bool acts(std::string_view path, const Experiment& e) {
  const CellInfo& cell = findCell(e.model.cell, e.model.peephole);
  if (path == "train.clip.threshold") return find(clips(), e.train.clip.mode, "train.clip.mode").usesThreshold;
  if (path == "train.clip.percentile") return find(clips(), e.train.clip.mode, "train.clip.mode").ownThreshold;
  if (path == "model.head.activation" || path == "model.head.dropout") return !e.model.head.units.empty();
  if (path == "model.peephole") return !findCell(e.model.cell, "none").peepholes.empty();
  if (path == "task.length") return dataOf(e.task) != TaskData::Pictures;
  if (path == "model.dropout" || path == "model.residual") return e.model.layers > 1;
  if (path == "model.activation") return cell.usesActivation;
  const bool scales = path == "model.init.gain" || path == "model.init.spectral_radius";
  if (scales && e.model.recurrent == "orthogonal") return false;  // only Q of U = QR counts
  if (path == "model.init.gain" && e.model.init.spectralRadius) return false;
  const bool drawsBiases = find(initializers(), e.model.init.input, "model.init.input").biasToo;
  if (path == "model.init.bias") return !drawsBiases;
  if (path == "model.init.forget_bias") return cell.forgetBlock >= 0 && !drawsBiases && e.model.init.gateBias != "chrono";
  const bool gates = cell.forgetBlock >= 0 || cell.inputGateBlock >= 0;
  if (path == "model.init.gate_bias") return gates;
  if (path == "model.init.chrono_max") return gates && e.model.init.gateBias == "chrono";
  if (path == "model.init.recurrent" || scales || path == "model.recurrent" || path == "train.omega")
    return recurrentBlocks(cell) > 0;
  return true;
}

}  // namespace backflow
