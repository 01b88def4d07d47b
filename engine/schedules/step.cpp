#include <algorithm>
#include <cmath>

#include "engine/schedules/list.h"

namespace backflow::schedule {

const ScheduleInfo step{{"step", "Step", "s(k) = max(floor, factor^⌊k/step_every⌋)", "as torch.optim.lr_scheduler.StepLR"},
                        [](const TrainConfig& train, double k) {
                          const double falls = std::floor(k / static_cast<double>(train.schedule.stepEvery));
                          return std::max(train.schedule.floor, std::pow(train.schedule.factor, falls));
                        }};

}  // namespace backflow::schedule
