// The threads that do long jobs: each once; an error, a wish to stop and a thread that is missing end them all.
#include <catch2/catch.hpp>
#include <stdexcept>

#include "engine/core/job_pool.h"
#include "tests/engine/address_space_limit.h"

using namespace backflow;

namespace {

void waitFor(JobPool& pool) {
  while (!pool.wait()) continue;
}

// A job that goes on until it is told to stop.
void untilStopped(const std::atomic<bool>& stop) {
  while (!stop) std::this_thread::yield();
}

}  // namespace

TEST_CASE("every job is done once, on however many threads") {
  for (const int threads : {0, 1, 3, 40}) {
    std::vector<std::atomic<int>> calls(17);
    JobPool pool(calls.size(), threads, [&calls](std::size_t job, const std::atomic<bool>& /*stop*/) { ++calls[job]; });
    waitFor(pool);
    for (const std::atomic<int>& of : calls) CHECK(of == 1);
  }
  JobPool none(0, 4, [](std::size_t, const std::atomic<bool>&) {});
  CHECK(none.wait());
}

TEST_CASE("what a job throws reaches the one who waits, and ends the others") {
  std::atomic<int> begun = 0;
  JobPool pool(100, 3, [&begun](std::size_t job, const std::atomic<bool>& stop) {
    ++begun;
    if (job == 1) throw std::runtime_error("job 1");
    untilStopped(stop);
  });
  CHECK_THROWS_WITH(waitFor(pool), "job 1");
  CHECK(begun <= 3);
}

TEST_CASE("a pool that is stopped, or goes, waits for the jobs that it has begun") {
  std::atomic<int> begun = 0, ended = 0;
  const auto job = [&](std::size_t /*job*/, const std::atomic<bool>& stop) {
    ++begun;
    untilStopped(stop);
    ++ended;
  };
  {
    JobPool pool(10, 2, job);
    pool.stop();
    waitFor(pool);
    CHECK(begun == ended);
  }
  { const JobPool pool(10, 2, job); }
  CHECK(begun == ended);
  CHECK(ended <= 4);
}

#ifndef TEST_SANITIZED  // a sanitizer takes all addresses for itself
TEST_CASE("where a thread of a pool cannot be started, no job goes on") {
  std::atomic<int> begun = 0, ended = 0;
  const AddressSpaceLimit limit(64 << 20);
  const auto start = [&] {
    JobPool(200, 200, [&](std::size_t /*job*/, const std::atomic<bool>& stop) {
      ++begun;
      untilStopped(stop);
      ++ended;
    });
  };
  CHECK_THROWS_WITH(start(), Catch::StartsWith("200 more threads: only "));
  CHECK(begun == ended);
}
#endif
