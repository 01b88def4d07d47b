#include "engine/train/change.h"

#include "engine/core/error.h"

namespace backflow {
namespace {

std::string apply(const Experiment& changed, Run& run) {
  run.change(changed);
  return {};
}

std::string apply(const std::vector<Pull>& pulls, Run& run) { return pullAll(run, pulls); }

std::string apply(const Parameters& parameters, Run& run) {
  try {
    run.setParameters(*parameters);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

std::string apply(const Change& change, Run& run) {
  return std::visit([&run](const auto& what) { return apply(what, run); }, change.what);
}

}  // namespace backflow
