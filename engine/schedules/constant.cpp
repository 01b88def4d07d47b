#include "engine/schedules/list.h"

namespace backflow::schedule {

const ScheduleInfo constant{{"constant", "Constant", "s(k) = 1", ""}, [](const TrainConfig&, double) { return 1.0; }};

}  // namespace backflow::schedule
