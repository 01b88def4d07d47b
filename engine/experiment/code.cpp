#include "engine/experiment/code.h"

#include <zlib.h>

#include <cctype>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/base64.h"

namespace backflow {
namespace {

constexpr std::string_view kBegin = "backflow1:";
constexpr const char* kWhere = "the experiment's code";
constexpr uLongf kMostBytes = 1 << 16;  // of JSON; a whole experiment file has some 2,000

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

}  // namespace

std::string experimentCode(const Experiment& experiment) {
  nlohmann::ordered_json own{{"backflow", 1}};
  for (const std::string& path : changedKnobs(Experiment(), experiment)) {
    nlohmann::ordered_json* at = &own;
    std::size_t from = 0;
    for (std::size_t dot; (dot = path.find('.', from)) != std::string::npos; from = dot + 1)
      at = &(*at)[path.substr(from, dot - from)];
    (*at)[path.substr(from)] = nlohmann::ordered_json(knob(path).get(experiment));
  }
  const std::string text = own.dump();
  uLongf size = compressBound(text.size());
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(), 9) !=
      Z_OK)
    throw IoError("not enough memory to make the experiment's code");
  packed.resize(size);
  return std::string(kBegin) + base64Url(packed);
}

bool isExperimentCode(std::string_view text) { return trimmed(text).starts_with(kBegin); }

Experiment parseExperimentCode(std::string_view text) {
  if (!isExperimentCode(text)) throw InputError(std::string(kWhere) + " must begin with " + std::string(kBegin));
  std::string digits(trimmed(text).substr(kBegin.size()));
  std::erase_if(digits, [](unsigned char c) { return std::isspace(c); });
  const std::string packed = parseBase64Url(digits, kWhere);
  std::string json(kMostBytes, '\0');
  uLongf size = kMostBytes;
  if (uncompress(reinterpret_cast<Bytef*>(json.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size()) !=
      Z_OK)
    throw InputError(std::string(kWhere) + ": is damaged or cut short");
  json.resize(size);
  return parseExperiment(json, kWhere);
}

}  // namespace backflow
