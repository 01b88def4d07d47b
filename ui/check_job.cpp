#include "ui/check_job.h"

#include <algorithm>
#include <chrono>
#include <utility>

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
  using Clock = std::chrono::steady_clock;
  const std::unique_ptr<Run> run = Run::make(state.experiment);
  run->restore(state);
  Clock::time_point last = Clock::now();
  result_ = run->check([&](double fraction) {
    progress_ = fraction;
    const Clock::time_point now = Clock::now();
    for (const auto until = now + (now - last); Clock::now() < until && !cancelled_;)
      std::this_thread::sleep_for(std::min<Clock::duration>(until - Clock::now(), std::chrono::milliseconds(10)));
    last = Clock::now();
    return !cancelled_;
  });
}

}  // namespace backflow::ui
