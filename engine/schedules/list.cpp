#include "engine/schedules/list.h"

#include <algorithm>

namespace backflow {
namespace {
constexpr const ScheduleInfo* kAll[] = {
#define X(name) &schedule::name,
    BACKFLOW_SCHEDULES(X)
#undef X
};
}  // namespace

Registry<ScheduleInfo> schedules() { return kAll; }

double learningRate(const TrainConfig& train, std::int64_t n) {
  const std::int64_t warmup = train.schedule.warmup, k = std::max<std::int64_t>(0, n - 1 - warmup);
  const double rise = n < warmup ? static_cast<double>(n) / static_cast<double>(warmup) : 1.0;
  const ScheduleInfo& schedule = find(schedules(), train.schedule.kind, "train.schedule.kind");
  return train.learningRate * rise * schedule.fraction(train, static_cast<double>(k));
}

}  // namespace backflow
