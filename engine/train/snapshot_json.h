// What a run's records say of how it went, for scripts: the same in every file.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "engine/train/snapshot.h"

namespace backflow {

nlohmann::ordered_json verdictJson(const Verdict& verdict);                          // kind, badge, headline, evidence
nlohmann::ordered_json divergenceJson(const std::optional<Divergence>& divergence);  // null where it did not diverge

}  // namespace backflow
