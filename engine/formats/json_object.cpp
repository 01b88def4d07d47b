#include "engine/formats/json_object.h"

#include <cmath>
#include <limits>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/formats/number_text.h"

namespace backflow {

using nlohmann::json;

JsonObject::JsonObject(const json& object, std::string path) : object_(object), path_(std::move(path)) {
  if (!object.is_object()) throw InputError((path_.empty() ? "the file" : path_) + ": must be a JSON object");
}

void JsonObject::refuse(const std::string& key, const std::string& right) const {
  const auto found = object_.find(key);
  const std::string value = found == object_.end()
                                ? " is missing"
                                : " = " + shortened(found->dump(-1, ' ', false, json::error_handler_t::replace), 80);
  throw InputError(path(key) + value + ": must be " + right);
}

const json* JsonObject::find(const std::string& key) {
  asked_.insert(key);
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

std::string JsonObject::text(const std::string& key) {
  const json* value = find(key);
  if (!value || !value->is_string() || value->get<std::string>().empty()) refuse(key, "text");
  return value->get<std::string>();
}

double JsonObject::number(const std::string& key, double min, double max) {
  const json* value = find(key);
  if (!value || !value->is_number() || !(value->get<double>() >= min && value->get<double>() <= max))
    refuse(key, "a number from " + numberText(min) + " to " + numberText(max));
  return value->get<double>();
}

std::int64_t JsonObject::whole(const std::string& key, double min, double max) {
  const json* value = find(key);
  if (!value || !value->is_number() || !(value->get<double>() >= min && value->get<double>() <= max) ||
      std::trunc(value->get<double>()) != value->get<double>())
    refuse(key, min == max ? numberText(min) : "a whole number from " + numberText(min) + " to " + numberText(max));
  return value->get<std::int64_t>();
}

bool JsonObject::flag(const std::string& key, bool standard) {
  const json* value = find(key);
  if (value && !value->is_boolean()) refuse(key, "true or false");
  return value ? value->get<bool>() : standard;
}

const json& JsonObject::list(const std::string& key, std::size_t most) {
  const json* value = find(key);
  if (!value || !value->is_array() || value->empty() || value->size() > most)
    refuse(key, "a list of 1 to " + std::to_string(most));
  return *value;
}

void JsonObject::close() const {
  std::string known;
  for (const std::string& key : asked_) known += (known.empty() ? "" : ", ") + key;
  for (const auto& [key, value] : object_.items())
    if (!asked_.count(key)) throw InputError(path(key) + ": there is no such key here; there may be " + known);
}

json numberJson(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::isinf(value)) return numberText(value);
  return value;
}

double numberOfJson(const json& value) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (value == "inf") return kInfinity;
  if (value == "-inf") return -kInfinity;
  return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace backflow
