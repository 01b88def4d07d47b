// How much of a lane's curves is the seed's doing: the lane's experiment as it stands is trained again with the next seeds, up
// to the lane's step, and of all of them together, the lane's own run included, least, median and greatest value are kept.
// Whatever changes the experiment ends it.
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "engine/sweep/seed_runs.h"
#include "ui/views/envelope.h"

namespace backflow::ui {

class SeedBand {
 public:
  static constexpr int kMost = 8;
  void want(const Lane& lane, int others);  // 0: no more of it. Throws InputError
  bool poll(const Lanes& lanes);            // takes what has been trained; true: there is something new to draw

  // Over the seeds that have not diverged, at each training step; log₁₀.
  struct Quantity {
    Envelope least, median, greatest;
  };
  const Quantity& loss() const { return loss_; }  // of the training batch

  char lane() const { return lane_; }  // 0: there is none
  int seeds() const { return 1 + others_; }
  int diverged() const { return diverged_; }   // of the seeds, at the last step
  std::int64_t step() const { return step_; }  // up to which all have been trained
  bool caughtUp() const { return !runs_ || step_ >= aim_; }
  QString error() const { return error_; }  // why there is none

 private:
  void drop();
  void add(const Row& own, const SeedRuns::Step& others);

  std::unique_ptr<SeedRuns> runs_;
  std::vector<std::unique_ptr<SeedRuns>> dropped_;  // told to stop, about to end
  std::vector<SeedRuns::Step> waiting_;             // for the lane's own row: it has begun again
  Experiment experiment_;
  char lane_ = 0;
  int others_ = 0, diverged_ = 0;
  std::int64_t step_ = 0, aim_ = 0;
  Quantity loss_;
  QString error_;
};

}  // namespace backflow::ui
