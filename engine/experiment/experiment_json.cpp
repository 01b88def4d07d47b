#include "engine/experiment/experiment_json.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"

namespace backflow {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kLargestText = 1000000;  // bytes; a real experiment file has about 1,500
constexpr int kDeepest = 8;

// "line 3, column 14" of the character that is the byte-th (from 1) of the text.
std::string place(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::string_view row = before.substr(before.rfind('\n') + 1);
  return "line " + std::to_string(line) + ", column " + std::to_string(columnsOf(row) + 1);
}

// What the JSON library says after its own preamble, without the raw bytes it quotes.
std::string_view reason(std::string_view what) {
  for (const std::string_view end : {"] ", ": "})
    if (const std::size_t at = what.find(end); at != what.npos) what.remove_prefix(at + end.size());
  return what.substr(0, what.find("; last read"));
}

// Refuses what a JSON parser lets through: the same key twice in an object, and nesting that nobody means.
class Guard {
 public:
  explicit Guard(const std::string& where) : where_(where) {}

  bool operator()(int depth, json::parse_event_t event, json& parsed) {
    if (depth > kDeepest) throw InputError(where_ + ": is nested more than " + std::to_string(kDeepest) + " deep");
    if (event == json::parse_event_t::object_start) {
      keys_.emplace_back();
      path_.emplace_back();
    } else if (event == json::parse_event_t::object_end) {
      keys_.pop_back();
      path_.pop_back();
    } else if (event == json::parse_event_t::key) {
      path_.back() = parsed.get<std::string>();
      if (!keys_.back().insert(path_.back()).second)
        throw InputError(where_ + ": the key " + json(whole()).dump() + " stands twice in one object");
    }
    return true;
  }

 private:
  std::string whole() const {  // "train.clip.mode"
    std::string all;
    for (const std::string& key : path_) all += (all.empty() ? "" : ".") + key;
    return all;
  }

  std::string where_;
  std::vector<std::set<std::string>> keys_;  // of each object that is open
  std::vector<std::string> path_;            // the last of each
};

// Whether keys begin with `path` and a dot: "train.clip" is a section, "train.batch" is none.
bool isSection(const std::string& path) {
  return std::any_of(knobs().begin(), knobs().end(), [&](const Knob& k) { return k.path.rfind(path + ".", 0) == 0; });
}

// Sets every key of an object; `prefix` is empty or ends with a dot.
void readObject(const json& object, const std::string& prefix, Experiment& experiment) {
  for (const auto& [key, value] : object.items()) {
    const std::string path = prefix + key;
    const bool plain = key.find('.') == std::string::npos;  // {"train.batch": 8} is no way to write a section
    if (plain && isSection(path)) {
      if (!value.is_object()) throw InputError(path + ": must be an object with keys of its own");
      readObject(value, path + ".", experiment);
    } else if (plain) {
      setKnob(experiment, path, value);
    } else {
      throw InputError(json(path).dump() + ": there is no such key; sections are objects inside each other");
    }
  }
}

// Makes or finds the place of "train.clip.mode" in nested objects.
template <class Json>
Json& at(Json& root, const std::string& path, const char* between = nullptr) {
  Json* node = &root;
  for (std::size_t start = 0, dot = 0; dot != std::string::npos; start = dot + 1) {
    dot = path.find('.', start);
    if (between) node = &(*node)[between];
    node = &(*node)[path.substr(start, dot - start)];
  }
  return *node;
}

template <class Json>
Json nested(const Experiment& experiment) {
  Json root;
  for (const Knob& knob : knobs()) at(root, knob.path) = Json(knob.get(experiment));
  return root;
}

json knobSchema(const Knob& knob) {
  using Type = Knob::Type;
  json schema;
  if (knob.type == Type::Bool) {
    schema["type"] = "boolean";
  } else if (knob.type == Type::Integer || knob.type == Type::Real) {
    schema = {{"type", knob.type == Type::Integer ? "integer" : "number"}, {"minimum", knob.min}, {"maximum", knob.max}};
    if (knob.type == Type::Integer) {
      schema["minimum"] = static_cast<std::int64_t>(knob.min);
      schema["maximum"] = static_cast<std::int64_t>(knob.max);
    }
  } else if (knob.type == Type::IntegerList) {
    const json entry = {{"type", "integer"},
                        {"minimum", static_cast<std::int64_t>(knob.min)},
                        {"maximum", static_cast<std::int64_t>(knob.max)}};
    schema = {{"type", "array"}, {"items", entry}, {"maxItems", kMostListed}};
  } else {
    schema["type"] = "string";
    for (const Description& choice : knob.choices) schema["enum"].push_back(choice.id);
  }
  if (knob.type == Type::Bool && knob.max < 1) schema["enum"] = {false};
  if (knob.nullable) schema["type"] = {schema["type"], "null"};
  schema["title"] = knob.label;
  schema["description"] = knob.help + (knob.unit.empty() ? "" : " [" + knob.unit + "]");
  schema["default"] = knob.get(Experiment());
  return schema;
}

// Every section of a schema is an object that allows no other keys.
void closeObjects(json& schema) {
  if (!schema.contains("properties")) return;
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  for (json& property : schema["properties"]) closeObjects(property);
}

}  // namespace

json parseJson(const std::string& text, const std::string& where) {
  try {
    return json::parse(text, Guard(where));
  } catch (const json::parse_error& error) {
    throw InputError(where + ": " + place(text, error.byte) + ": not JSON: " + std::string(reason(error.what())));
  } catch (const json::out_of_range& error) {
    throw InputError(where + ": not JSON that can be read: " + std::string(reason(error.what())));
  }
}

Experiment parseExperiment(const std::string& text, const std::string& where) {
  if (text.size() > kLargestText) throw InputError(where + ": is larger than 1 MB; an experiment file has about 2 kB");
  const json root = parseJson(text, where);
  Experiment experiment;
  try {
    if (!root.is_object()) throw InputError("must be a JSON object: { \"backflow\": 1, … }");
    for (const auto& [key, is] : {std::pair{"backflow_sweep", "a sweep; for it there is: backflow-cli sweep"},
                                  std::pair{"backflow_expect", "what a run must come to; for it there is: backflow-cli verify"},
                                  std::pair{"reproduce", "a canonical experiment; for it there is: backflow-cli reproduce"}})
      if (root.contains(key)) throw InputError(std::string("is ") + is);
    if (root.contains("backflow")) setKnob(experiment, "backflow", root["backflow"]);  // before keys of another version
    readObject(root, "", experiment);
  } catch (const InputError& error) {
    throw InputError(where + ": " + error.what());
  }
  return experiment;
}

Experiment loadExperiment(const std::filesystem::path& file) {
  const std::string text = readFile(file, kLargestText + 1);  // once, as a pipe can be
  if (text.starts_with("PK\x03\x04"))
    throw InputError(file.string() + ": is an archive; an experiment is a JSON file, and a session goes on with --resume");
  if (text.size() > kLargestText) throw InputError(file.string() + ": is larger than 1 MB; an experiment file has about 2 kB");
  Experiment experiment = parseExperiment(text, file.string());
  findDataBeside(experiment, file.parent_path());
  return experiment;
}

void findDataBeside(Experiment& experiment, const std::filesystem::path& folder) {
  std::error_code ignored;
  if (!experiment.task.file || !std::filesystem::path(*experiment.task.file).is_relative()) return;
  const std::filesystem::path beside = folder / *experiment.task.file;
  if (std::filesystem::is_regular_file(beside, ignored)) experiment.task.file = beside.string();
}

std::string experimentText(const Experiment& experiment) {
  return nested<ordered_json>(experiment).dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

json experimentJson(const Experiment& experiment) { return nested<json>(experiment); }

json experimentSchema() {
  json root;
  for (const Knob& knob : knobs()) at(root, knob.path, "properties") = knobSchema(knob);
  closeObjects(root);
  root["$schema"] = "http://json-schema.org/draft-07/schema#";
  root["title"] = "Backflow experiment";
  root["description"] = "Everything about a run. Every key is optional and has a default; unknown keys are errors.";
  return root;
}

}  // namespace backflow
