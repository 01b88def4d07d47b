#include "engine/train/change.h"

#include <utility>

#include "engine/core/error.h"

namespace backflow {
namespace {

Applied apply(const Experiment& changed, Run& run) {
  run.change(changed);
  return {};
}

Applied apply(const std::vector<Pull>& pulls, Run& run) {
  Pulled pulled = pullAll(run, pulls);
  return {std::move(pulled.refused), pulled.changed};
}

Applied apply(const Parameters& parameters, Run& run) {
  try {
    run.setParameters(*parameters);
    return {};
  } catch (const InputError& error) {
    return {error.what(), false};
  }
}

}  // namespace

Applied apply(const Change& change, Run& run) {
  Applied applied = std::visit([&run](const auto& what) { return apply(what, run); }, change.what);
  if (applied.done) run.countChange();
  return applied;
}

}  // namespace backflow
