#include "ui/check_job.h"

#include <utility>

#include "ui/half_a_core.h"

namespace backflow::ui {

CheckJob::CheckJob(char lane, std::shared_ptr<const RunState> state)
    : lane_(lane), step_(state->steps), thread_([this, from = std::move(state)] {
        try {
          work(*from);
        } catch (const std::exception& error) {
          error_ = error.what();
        }
        done_ = true;
      }) {}

void CheckJob::work(const RunState& state) {
  const std::unique_ptr<Run> run = Run::make(state.experiment);
  run->restore(state);
  result_ = run->check(halfACore(progress_, cancelled_));
}

}  // namespace backflow::ui
