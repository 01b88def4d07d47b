#include <atomic>
#include <mutex>

#include "engine/core/job_pool.h"
#include "engine/sweep/sweep_folder.h"

namespace backflow {

void runCells(const SweepFolder& folder, const std::vector<std::size_t>& cells, int jobs,
              const std::function<bool(const FinishedCells&)>& finished) {
  std::mutex mutex;
  FinishedCells done;  // not told yet
  JobPool pool(cells.size(), jobs, [&](std::size_t i, const std::atomic<bool>& stop) {
    std::optional<SweepResult> result = runCell(folder.sweep(), cells[i], [&stop] { return !stop; });
    if (!result) return;
    folder.write(cells[i], *result);
    const std::lock_guard lock(mutex);
    done.emplace_back(cells[i], std::move(*result));
  });
  for (bool ended = false; !ended;) {
    ended = pool.wait();
    FinishedCells since;
    {
      const std::lock_guard lock(mutex);
      since.swap(done);
    }
    if (!finished(since)) pool.stop();
  }
}

}  // namespace backflow
