#include "engine/train/moment.h"

#include <algorithm>
#include <limits>

namespace backflow {

void GradientHistory::clear(int newLength) {
  length = newLength;
  stride = 1;
  steps.clear();
  logNorms.clear();
}

void GradientHistory::append(std::int64_t step, const float* column) {
  if (!steps.empty() && step - steps.back() < stride) return;
  if (steps.size() == kColumns) {
    const auto size = static_cast<std::size_t>(length);
    for (std::size_t i = 1; 2 * i < steps.size(); ++i) {
      steps[i] = steps[2 * i];
      std::copy_n(logNorms.begin() + static_cast<std::ptrdiff_t>(2 * i * size), size,
                  logNorms.begin() + static_cast<std::ptrdiff_t>(i * size));
    }
    steps.resize(kColumns / 2);
    logNorms.resize(steps.size() * size);
    stride *= 2;
    if (step - steps.back() < stride) return;
  }
  steps.push_back(step);
  logNorms.insert(logNorms.end(), column, column + length);
}

GradientHistory GradientHistory::until(std::int64_t step) const {
  GradientHistory past = *this;
  past.steps.erase(std::upper_bound(past.steps.begin(), past.steps.end(), step), past.steps.end());
  past.logNorms.resize(past.steps.size() * static_cast<std::size_t>(length));
  return past;
}

double GradientHistory::logRatio(std::size_t column, std::size_t t) const {
  const float* norms = logNorms.data() + column * static_cast<std::size_t>(length);
  const double here = norms[t], last = norms[length - 1];
  return here == -std::numeric_limits<double>::infinity() ? here : here - last;
}

}  // namespace backflow
