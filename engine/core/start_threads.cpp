#include "engine/core/start_threads.h"

#include <string>
#include <system_error>

#include "engine/core/error.h"

namespace backflow {

std::vector<std::jthread> startThreads(int n, const std::function<void(int)>& work, const std::function<void()>& stop) {
  std::vector<std::jthread> threads;  // joined after stop() where this is left by a throw
  try {
    for (int i = 0; i < n; ++i) threads.emplace_back(work, i);
  } catch (const std::system_error&) {
    stop();
    throw InputError(std::to_string(n) + " more threads: only " + std::to_string(threads.size()) +
                     " could be started; ask for fewer");
  } catch (...) {
    stop();
    throw;
  }
  return threads;
}

}  // namespace backflow
