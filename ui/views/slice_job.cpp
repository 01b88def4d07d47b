#include "ui/views/slice_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/train/run.h"
#include "ui/half_a_core.h"

namespace backflow::ui {
namespace {

using Clock = std::chrono::steady_clock;

// So many points a side that the grid takes some seconds, by the multiplications of a forward pass.
int pointsFor(const Run& run) {
  constexpr double kSeconds = 4.0, kMultiplicationsASecond = 2e9;
  const double each = static_cast<double>(run.parameterCount()) * run.experiment().train.batch * run.task().length;
  return static_cast<int>(std::clamp(std::sqrt(kSeconds * kMultiplicationsASecond / each), 11.0, 41.0)) | 1;
}

}  // namespace

SliceJob::SliceJob(std::shared_ptr<const RunState> state, LossSliceOptions options)
    : thread_([this, from = std::move(state), wanted = std::move(options)] {
        try {
          work(*from, wanted);
        } catch (const std::exception& error) {
          error_ = error.what();
        }
        done_ = true;
      }) {}

void SliceJob::work(const RunState& state, LossSliceOptions options) {
  const Clock::time_point begin = Clock::now();
  const std::unique_ptr<Run> run = Run::make(state.experiment);
  run->restore(state);
  options.points = pointsFor(*run);
  slice_ = run->lossSlice(options, halfACore(progress_, cancelled_));
  seconds_ = std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace backflow::ui
