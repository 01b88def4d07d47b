// The screen first, then training, then what nobody waits for.
#pragma once

namespace backflow {

enum class Priority { Training = 5, Background = 19 };  // nice values; the screen's thread keeps 0

// The calling thread yields the processor to threads above it; it cannot take that back. Where the system knows no priority of
// a thread, nothing happens.
void lowerPriority(Priority priority = Priority::Background);

}  // namespace backflow
