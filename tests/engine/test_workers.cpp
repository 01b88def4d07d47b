// The threads that share the work of a training step: each index once, whatever the numbers of threads, indices and rounds.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/workers.h"
#include "tests/engine/address_space_limit.h"

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

TEST_CASE("all threads take part, each with the same share in every round") {
  constexpr int kThreads = 3, kEach = 2;
  Workers workers(kThreads);
  std::vector<std::thread::id> first(kThreads);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::thread::id> by(kThreads * kEach);
    std::atomic<int> begun = 0;
    workers.run(kThreads * kEach, [&](int i) {
      by[static_cast<std::size_t>(i)] = std::this_thread::get_id();
      if (++begun <= kThreads)  // nobody goes on to another's share before all have begun
        while (begun < kThreads) std::this_thread::yield();
    });
    for (int thread = 0; thread < kThreads; ++thread) {
      const auto own = by[static_cast<std::size_t>(thread * kEach)];
      auto& expected = first[static_cast<std::size_t>(thread)];
      if (round == 0) expected = own;
      REQUIRE(own == expected);
    }
  }
  CHECK(first[0] == std::this_thread::get_id());
  CHECK(first[1] != first[0]);
  CHECK(first[2] != first[0]);
  CHECK(first[2] != first[1]);
}

TEST_CASE("what a thread throws reaches the caller after all are done, and the next round goes on as ever") {
  for (int threads : {1, 2, 4}) {
    Workers workers(threads);
    for (int round = 0; round < 40; ++round) {
      std::atomic<int> working = 0, done = 0;
      const auto work = [&](int i) {
        ++working;
        std::this_thread::sleep_for(std::chrono::microseconds(20));
        --working;
        if (i == round % 8) throw std::runtime_error("index " + std::to_string(i));
        ++done;
      };
      CHECK_THROWS_WITH(workers.run(8, work), "index " + std::to_string(round % 8));
      CHECK(working == 0);
      workers.run(8, [&](int /*i*/) { ++done; });
      CHECK(done >= 8);
    }
  }
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

#ifndef TEST_SANITIZED  // a sanitizer takes all addresses for itself
TEST_CASE("more workers than can be started are an error, after which those that were have ended") {
  const AddressSpaceLimit limit(64 << 20);
  CHECK_THROWS_WITH(Workers(200), Catch::StartsWith("199 more threads: only "));
}
#endif
