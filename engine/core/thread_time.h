// How long the calling thread has computed: unlike a clock on the wall, this stands still while other threads have the core.
#pragma once

#include <chrono>

namespace backflow {

std::chrono::nanoseconds threadTime();  // since the thread began; where the system does not tell, of the clock on the wall

}  // namespace backflow
