#include <cmath>
#include <numbers>

#include "engine/schedules/list.h"

namespace backflow::schedule {

// Without restarts; from k = K on, when all of train.steps are done, it stays at the floor.
const ScheduleInfo cosine{
    {"cosine", "Cosine", "s(k) = floor + (1 − floor)·½(1 + cos(π k/K)), K = steps − warmup", "Loshchilov and Hutter 2017"},
    [](const TrainConfig& train, double k) {
      const double K = static_cast<double>(train.steps - train.schedule.warmup);
      const double part = k <= 0.0 ? 0.0 : k < K ? k / K : 1.0;
      return train.schedule.floor + (1.0 - train.schedule.floor) * 0.5 * (1.0 + std::cos(std::numbers::pi * part));
    }};

}  // namespace backflow::schedule
