// What a lane keeps of a run: plain vectors, no thread and no trainer.
#include <algorithm>
#include <cmath>

#include "ui/lane.h"

namespace backflow::ui {

void Lane::absorb(const Trainer::News& news) {
  if (news.length != history_.length && !news.rows.empty()) history_.clear(news.length);
  rows_.insert(rows_.end(), news.rows.begin(), news.rows.end());
  changes_.insert(changes_.end(), news.changes.begin(), news.changes.end());
  for (; looked_ < rows_.size(); ++looked_)
    if (!std::isnan(rows_[looked_].valLoss)) validated_ = looked_;
  const auto length = static_cast<std::size_t>(news.length);
  for (std::size_t i = 0; i < news.rows.size() && (i + 1) * length <= news.logNorms.size(); ++i)
    history_.append(news.rows[i].step, news.logNorms.data() + i * length);
  if (news.snapshot) snapshot_ = news.snapshot;
  if (news.present) present_ = news.present;
}

const Row* Lane::rowAt(std::int64_t step) const {
  const auto row = std::ranges::lower_bound(rows_, step, {}, &Row::step);
  return row != rows_.end() && row->step == step ? &*row : nullptr;
}

const Row* Lane::validationUpTo(std::int64_t step) const {
  const Row* last = validated();
  if (!last || last->step <= step) return last;
  auto after = std::ranges::upper_bound(rows_, step, {}, &Row::step);
  while (after != rows_.begin())
    if (--after; !std::isnan(after->valLoss)) return &*after;
  return nullptr;
}

const Row* Lane::shownRow() const { return snapshot_ ? rowAt(snapshot_->step) : nullptr; }

const Row* Lane::shownValidation() const { return snapshot_ ? validationUpTo(snapshot_->step) : nullptr; }

void Lane::forget() {
  rows_.clear();
  changes_.clear();
  validated_ = kNone;
  looked_ = 0;
  history_.clear(0);
  snapshot_.reset();
  present_.reset();
  analyst_.forget();
  analysis_.reset();
  static quint64 runs = 0;  // of all lanes: a lane that takes a closed one's letter has drawn nothing of its runs
  generation_ = ++runs;
}

}  // namespace backflow::ui
