// run.json: what a run was, what it rests on and what came out, for scripts.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/train/run.h"

namespace backflow::cli {

// What stands at the end of a training. Non-finite numbers: NaN is null, infinities are "inf" and "-inf".
struct Outcome {
  Row last;
  double seconds = 0.0;      // of wall time in this process
  bool interrupted = false;  // stopped before the end
  std::int64_t resumedAt = 0;
};

nlohmann::ordered_json runJson(Run& run, const Outcome& outcome);

}  // namespace backflow::cli
