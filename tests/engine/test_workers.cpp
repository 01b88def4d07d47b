// The threads that share the work of a training step: each index once, whatever the numbers of threads, indices and rounds.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>
#include <vector>

#include "engine/core/workers.h"

using namespace backflow;

TEST_CASE("every index is worked on once, in each of many rounds") {
  for (int threads : {1, 2, 3, 5}) {
    Workers workers(threads);
    CHECK(workers.threads() == threads);
    for (int round = 0; round < 300; ++round) {
      const int n = round % 17;
      std::vector<std::atomic<int>> calls(17);
      workers.run(n, [&calls](int i) { ++calls[static_cast<std::size_t>(i)]; });
      bool once = true;
      for (int i = 0; i < 17; ++i) once = once && calls[static_cast<std::size_t>(i)] == (i < n ? 1 : 0);
      REQUIRE(once);
    }
  }
}

TEST_CASE("run returns after the last index is done, and what the threads wrote is seen") {
  Workers workers(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<int> written(8, 0);  // not atomic: run() must order the accesses
    workers.run(8, [&](int i) {
      if (i % 3 == round % 3) std::this_thread::sleep_for(std::chrono::microseconds(50));
      written[static_cast<std::size_t>(i)] = i + round;
    });
    for (int i = 0; i < 8; ++i) REQUIRE(written[static_cast<std::size_t>(i)] == i + round);
  }
}

TEST_CASE("more threads than one do take part") {
  Workers workers(2);
  std::atomic<int> others = 0;
  const auto here = std::this_thread::get_id();
  for (int round = 0; round < 200 && others == 0; ++round)
    workers.run(2, [&](int /*i*/) {
      if (std::this_thread::get_id() != here) ++others;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
  CHECK(others > 0);
}

TEST_CASE("workers may be destroyed at once, while they spin, and when they sleep") {
  for (int i = 0; i < 50; ++i) const Workers unused(4);
  for (int i = 0; i < 20; ++i) {
    Workers workers(3);
    workers.run(4, [](int /*i*/) {});
    if (i % 4 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  SUCCEED();
}
