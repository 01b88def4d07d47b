// The phase diagram without its picture: a sweep over two knobs that is being computed, and what is known of it so far.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/sweep/sweep_folder.h"
#include "engine/sweep/sweep_job.h"

namespace backflow::ui {

class PhaseMap {
 public:
  // Begins anew. Throws InputError unless there are two axes of at most kMost values.
  static constexpr std::size_t kMost = 40;
  void start(Sweep sweep);
  void show(SweepMap map);  // what is known of a sweep, and no more until go(). Throws as start() does
  void stop();              // at once; what is known stays
  void go();                // goes on with what is missing. Throws InputError where there is nothing to go on with
  void poll();              // takes what has been computed

  bool empty() const { return results_.empty(); }  // nothing has been started
  bool running() const { return job_ != nullptr; }
  bool complete() const { return !empty() && known_.size() == results_.size(); }
  const Sweep& sweep() const { return sweep_; }
  std::size_t columns() const { return sweep_.axes[0].values.size(); }
  std::size_t rows() const { return sweep_.axes[1].values.size(); }
  const std::optional<SweepResult>& at(std::size_t column, std::size_t row) const {
    return results_[sweep_.cell({column, row})];
  }
  std::size_t known() const { return known_.size(); }  // cells
  double secondsLeft() const { return job_ ? job_->secondsLeft() : kNotMeasured; }
  // Where an experiment lies on the map, in cells from 0. None: it differs from the map's in other keys than the two as well
  // (those that change nothing of a run left out), or lies beyond its borders.
  struct Place {
    double column, row;
  };
  std::optional<Place> placeOf(const Experiment& experiment) const;
  quint64 revision() const { return revision_; }  // changes with everything above but the time

 private:
  void begin(Sweep sweep);
  void drop();

  Sweep sweep_;
  std::vector<std::optional<SweepResult>> results_;  // one a cell
  std::vector<std::size_t> known_;
  std::unique_ptr<SweepJob> job_;
  std::vector<std::unique_ptr<SweepJob>> dropped_;  // cancelled, about to end
  quint64 revision_ = 0;
};

}  // namespace backflow::ui
