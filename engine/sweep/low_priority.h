// For work that nobody waits for.
#pragma once

namespace backflow {

// The calling thread yields the processor to every thread of ordinary priority; it cannot take that back. Where the system
// knows no priority of a thread, nothing happens.
void lowerPriority();

}  // namespace backflow
