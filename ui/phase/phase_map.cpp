#include "ui/phase/phase_map.h"

#include <QObject>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "engine/sweep/border.h"

namespace backflow::ui {

void PhaseMap::begin(Sweep sweep) {
  if (sweep.axes.size() != 2 || sweep.axes[0].path == sweep.axes[1].path)
    throw InputError(QObject::tr("phase: wants two different keys, one for each axis").toStdString());
  for (const SweepAxis& axis : sweep.axes)
    if (axis.values.size() > kMost)
      throw InputError(QObject::tr("phase: %1 has %2 values; %3 are the most")
                           .arg(QString::fromStdString(axis.path), QString::number(axis.values.size()), QString::number(kMost))
                           .toStdString());
  drop();
  sweep_ = std::move(sweep);
  results_.assign(sweep_.cells(), std::nullopt);
  known_.clear();
}

void PhaseMap::start(Sweep sweep) {
  begin(std::move(sweep));
  go();
}

void PhaseMap::show(SweepMap map) {
  begin(std::move(map.sweep));
  results_ = std::move(map.results);
  for (std::size_t cell = 0; cell < results_.size(); ++cell)
    if (results_[cell]) known_.push_back(cell);
  ++revision_;
}

void PhaseMap::go() {
  if (empty())
    throw InputError(QObject::tr("phase: there is no map to go on with; start one, as in: phase model.init.gain 0.5 1.5 21 "
                                 "task.length 10 200 20")
                         .toStdString());
  if (running() || complete()) return;
  job_ = std::make_unique<SweepJob>(sweep_, known_);
  ++revision_;
}

void PhaseMap::drop() {
  if (!job_) return;
  job_->cancel();
  dropped_.push_back(std::move(job_));
}

void PhaseMap::stop() {
  poll();
  drop();
  ++revision_;
}

void PhaseMap::poll() {
  std::erase_if(dropped_, [](const auto& job) { return job->ended(); });
  if (!job_) return;
  const bool ended = job_->ended();  // before the last results are taken
  for (auto& [cell, result] : job_->take()) {
    results_[cell] = std::move(result);
    known_.push_back(cell);
    ++revision_;
  }
  if (!ended) return;
  job_.reset();
  ++revision_;
}

std::optional<PhaseMap::Place> PhaseMap::placeOf(const Experiment& experiment) const {
  if (empty()) return {};
  for (const std::string& path : changedKnobs(sweep_.base, experiment)) {
    const bool swept = path == sweep_.axes[0].path || path == sweep_.axes[1].path;
    const bool idle = path == "name" || path == "train.validate_every" ||
                      (path == "train.steps" && experiment.train.schedule.kind == "constant");
    if (!swept && !idle) return {};
  }
  const auto place = [&](const SweepAxis& axis) {
    nlohmann::json value = knob(axis.path).get(experiment);
    if (value.is_null() && axis.path == "model.init.spectral_radius")
      if (const auto radius = initialRadius(experiment)) value = *radius;
    return placeOn(axis, value);
  };
  const std::optional<double> column = place(sweep_.axes[0]), row = place(sweep_.axes[1]);
  return column && row ? std::optional<Place>({*column, *row}) : std::nullopt;
}

}  // namespace backflow::ui
