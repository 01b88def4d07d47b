// Threads that are all started, or none.
#pragma once

#include <functional>
#include <thread>
#include <vector>

namespace backflow {

// Calls work(0) … work(n−1), each on a thread of its own. Where one cannot be started, `stop` must make the others end: they
// are joined, and InputError tells how many could be. (Whoever starts threads in a constructor that throws has no destructor
// called that would stop them.)
std::vector<std::jthread> startThreads(int n, const std::function<void(int)>& work, const std::function<void()>& stop);

}  // namespace backflow
