#include "app/cli/run_json.h"

#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/array_hash.h"
#include "engine/formats/json_object.h"
#include "engine/train/snapshot_json.h"

namespace backflow::cli {

using Json = nlohmann::ordered_json;

namespace {

Json summaryJson(Run& run, const Outcome& outcome) {
  Snapshot snapshot;
  run.fill(snapshot);
  const Validation held = run.divergence() ? Validation() : run.validate();
  const std::vector<double>& norms = run.logNorms();
  return {{"steps", run.steps()},
          {"complete", !outcome.interrupted && !run.divergence()},
          {"train_loss", numberJson(outcome.last.trainLoss)},
          {"val_loss", numberJson(held.loss)},
          {"accuracy", numberJson(held.accuracy)},
          {"chance", numberJson(run.task().chance)},
          {"chance_label", run.task().chanceLabel},
          {"grad_norm", numberJson(outcome.last.gradNorm)},
          {"grad_norm_applied", numberJson(outcome.last.gradNormApplied)},
          {"slope", numberJson(outcome.last.slope)},
          {"half_life", numberJson(outcome.last.halfLife)},
          {"log_ratio", numberJson(norms.front() - norms.back())},
          {"verdict", verdictJson(snapshot.verdict)},
          {"divergence", divergenceJson(run.divergence())}};
}

}  // namespace

Json runJson(Run& run, const Outcome& outcome) {
  const Task& task = run.task();
  Json data = nullptr;
  if (!task.dataFile.empty()) data = {{"file", task.dataFile}, {"sha256", task.dataHash}};
  return {{"backflow_run", 1},
          {"version", version()},
          {"numeric_mode", numericMode()},
          {"data", data},
          {"parameters", run.parameterCount()},
          {"parameters_sha256", arrayHash(run.parameters())},
          {"resumed_at", outcome.resumedAt > 0 ? Json(outcome.resumedAt) : Json(nullptr)},
          {"wall_seconds", outcome.seconds},
          {"summary", summaryJson(run, outcome)},
          {"experiment", Json::parse(experimentText(run.experiment()))}};
}

}  // namespace backflow::cli
