// Run::check of a lane, beside its training.
#pragma once

#include "ui/job.h"

namespace backflow::ui {

class CheckJob : public Job<GradientCheck> {
 public:
  CheckJob(char lane, std::shared_ptr<const RunState> state)
      : Job(std::move(state), [](Run& run, const auto& progress) { return run.check(progress); }), lane_(lane) {}
  char lane() const { return lane_; }

 private:
  char lane_;
};

}  // namespace backflow::ui
