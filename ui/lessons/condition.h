// What a lane is held against, by a lesson and by the act `expect`: one of its figures, its verdict, or a key of its
// experiment.
#pragma once

#include <QString>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/formats/json_object.h"
#include "ui/lane.h"

namespace backflow::ui {

struct Figure {
  const char* id;                                     // "log10_ratio"
  const char* symbol;                                 // "log₁₀ ‖δ₁‖/‖δ_T‖"
  double (*at)(const Lane& lane, std::int64_t step);  // NaN where it is not measured
  double of(const Lane& lane) const;                  // at the training step that it shows
};
const std::vector<Figure>& figures();
const Figure& figure(const std::string& id);  // throws InputError that names them all

struct Condition {
  char lane = 'A';
  std::string figure, key;  // one of them; figure may be "verdict"
  std::optional<nlohmann::json> is;
  std::optional<double> above, below;

  bool isVerdict() const { return figure == "verdict"; }
  bool isMeasured() const { return key.empty() && !isVerdict(); }  // a figure, of every training step
  bool holds(const Lane& of) const;                                // at the training step that the lane shows
  bool held(const Lane& of, std::int64_t step) const;              // at an earlier one; not for verdicts
  QString text() const;                                            // "log₁₀ ‖δ₁‖/‖δ_T‖ above -3"
  QString actual(const Lane& of) const;                            // "-7.6", "vanishing"; "not measured"
  QString actual(const Lane& of, std::int64_t step) const;
};

// { "figure": "log10_ratio", "above": -3 }, { "figure": "verdict", "is": "vanishing" }, { "key": "task.length", "is": 100 };
// "lane": "B" where it is not A. Throws InputError.
Condition readCondition(const nlohmann::json& from, const std::string& path);
std::vector<Condition> readConditions(JsonObject& object, const std::string& key);
char readLane(JsonObject& object);  // "lane": A … D, or A

}  // namespace backflow::ui
