#include "engine/report/report.h"

namespace backflow {

void GradientHistory::add(std::int64_t step, const std::vector<double>& norms) {
  if ((step - 1) % stride != 0) return;
  steps.push_back(step);
  logNorms.push_back(norms);
  if (steps.size() <= kMost) return;
  stride *= 2;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if ((steps[i] - 1) % stride != 0) continue;
    steps[kept] = steps[i];
    if (kept != i) logNorms[kept] = std::move(logNorms[i]);
    ++kept;
  }
  steps.resize(kept);
  logNorms.resize(kept);
}

}  // namespace backflow
