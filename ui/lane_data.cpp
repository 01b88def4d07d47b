// What a lane keeps of a run: plain vectors, no thread and no trainer.
#include <algorithm>

#include "ui/lane.h"

namespace backflow::ui {

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

void Lane::absorb(const Trainer::News& news) {
  if (news.length != history_.length && !news.rows.empty()) history_.clear(news.length);
  rows_.insert(rows_.end(), news.rows.begin(), news.rows.end());
  const auto length = static_cast<std::size_t>(news.length);
  for (std::size_t i = 0; i < news.rows.size() && (i + 1) * length <= news.logNorms.size(); ++i)
    history_.append(news.rows[i].step, news.logNorms.data() + i * length);
  if (news.snapshot) snapshot_ = news.snapshot;
}

void Lane::forget() {
  rows_.clear();
  history_.clear(0);
  snapshot_.reset();
  analyst_.forget();
  analysis_.reset();
  static quint64 runs = 0;  // of all lanes: a lane that takes a closed one's letter has drawn nothing of its runs
  generation_ = ++runs;
}

}  // namespace backflow::ui
