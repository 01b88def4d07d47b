#include "engine/train/snapshot_json.h"

#include "engine/diagnose/verdict.h"

namespace backflow {

nlohmann::ordered_json verdictJson(const Verdict& verdict) {
  return {{"kind", verdictName(verdict.kind)},
          {"badge", verdict.badge},
          {"headline", verdict.headline},
          {"evidence", verdict.evidence}};
}

nlohmann::ordered_json divergenceJson(const std::optional<Divergence>& divergence) {
  if (!divergence) return nullptr;
  return {{"step", divergence->step},          {"quantity", divergence->quantity}, {"layer", divergence->layer},
          {"time_step", divergence->timeStep}, {"nan", divergence->nan},           {"text", divergence->text()}};
}

}  // namespace backflow
