#include "ui/phase/seed_band.h"

#include <QObject>
#include <algorithm>
#include <cmath>

#include "engine/core/error.h"
#include "engine/diagnose/statistics.h"
#include "engine/experiment/knobs.h"

namespace backflow::ui {
namespace {

void addTo(SeedBand::Quantity& quantity, std::int64_t step, std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  std::sort(values.begin(), values.end());
  const auto log10 = [&values](double fraction) { return std::log10(quantile(values, fraction)); };
  quantity.least.add(step, log10(0.0));
  quantity.median.add(step, log10(0.5));
  quantity.greatest.add(step, log10(1.0));
}

}  // namespace

void SeedBand::drop() {
  if (runs_) {
    runs_->stop();
    dropped_.push_back(std::move(runs_));
  }
  waiting_.clear();
  lane_ = 0;
  others_ = diverged_ = 0;
  step_ = aim_ = 0;
  loss_ = {};
}

void SeedBand::want(const Lane& lane, int others) {
  if (others < 0 || others > kMost)
    throw InputError(QObject::tr("seeds = %1: must be from 0 to %2").arg(others).arg(kMost).toStdString());
  auto runs = others > 0 ? std::make_unique<SeedRuns>(lane.experiment(), others) : nullptr;
  drop();
  error_.clear();
  if (!runs) return;
  runs_ = std::move(runs);
  experiment_ = lane.experiment();
  lane_ = lane.name();
  others_ = others;
  aim_ = lane.rows().empty() ? 0 : lane.rows().back().step;
  runs_->aim(aim_);
}

void SeedBand::add(const Row& own, const SeedRuns::Step& others) {
  std::vector<double> losses{own.trainLoss};
  for (const Row& row : others) losses.push_back(row.trainLoss);
  step_ = own.step;
  diverged_ = static_cast<int>(std::count_if(losses.begin(), losses.end(), [](double l) { return !std::isfinite(l); }));
  addTo(loss_, step_, std::move(losses));
}

bool SeedBand::poll(const Lanes& lanes) {
  std::erase_if(dropped_, [](const auto& runs) { return runs->ended(); });
  if (!runs_) return false;
  const auto lane = std::find_if(lanes.begin(), lanes.end(), [this](const Lane* l) { return l->name() == lane_; });
  const auto changed = [&] {
    for (const std::string& path : changedKnobs(experiment_, (*lane)->experiment()))
      if (path != "name") return true;
    return false;
  };
  error_ = QString::fromStdString(runs_->error());
  if (!error_.isEmpty() || lane == lanes.end() || changed()) {
    drop();
    return true;
  }
  const std::vector<Row>& rows = (*lane)->rows();
  if (!rows.empty() && rows.back().step > aim_) runs_->aim(aim_ = rows.back().step);
  for (SeedRuns::Step& step : runs_->take()) waiting_.push_back(std::move(step));
  std::size_t used = 0;
  for (const SeedRuns::Step& step : waiting_) {
    if (rows.empty() || step.front().step > rows.back().step) break;
    const std::int64_t at = step.front().step - rows.front().step;
    if (at >= 0) add(rows[static_cast<std::size_t>(at)], step);
    ++used;
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(used));
  return used > 0;
}

}  // namespace backflow::ui
