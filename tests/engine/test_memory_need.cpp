#include <catch2/catch.hpp>
#include <fstream>

#include "engine/core/error.h"
#include "engine/core/free_memory.h"
#include "engine/train/memory_need.h"
#include "engine/train/run.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;

TEST_CASE("what is free is what the system has left, or what a control group leaves of it", "[memory]") {
  const TemporaryFolder folder;
  const std::filesystem::path root = folder.path();
  const auto write = [&root](const std::string& file, const std::string& text) {
    const std::filesystem::path path = root / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  };
  CHECK_FALSE(freeMemory(root));  // a system that does not tell
  write("proc/meminfo", "MemTotal:  8000 kB\nMemAvailable:  6000 kB\nHugePages_Total:  0\nSwapFree:  1000 kB\n");
  CHECK(freeMemory(root) == 7000 * 1024.0);
  write("proc/self/cgroup", "4:memory:/old\n1:cpu:/old\n0::/outer/inner\n");
  CHECK(freeMemory(root) == 7000 * 1024.0);
  write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
  write("sys/fs/cgroup/outer/inner/memory.current", "100\n");
  CHECK(freeMemory(root) == 7000 * 1024.0);
  write("sys/fs/cgroup/outer/memory.max", "5000000\n");
  write("sys/fs/cgroup/outer/memory.current", "1000000\n");
  CHECK(freeMemory(root) == 4e6);
  write("sys/fs/cgroup/outer/memory.stat", "anon 600000\ninactive_file 300000\n");
  CHECK(freeMemory(root) == 4.3e6);
  write("sys/fs/cgroup/memory/old/memory.limit_in_bytes", "3000000\n");
  write("sys/fs/cgroup/memory/old/memory.usage_in_bytes", "3500000\n");
  CHECK(freeMemory(root) == 0.0);
}

TEST_CASE("an experiment that needs more memory than there is says so before it takes any", "[memory]") {
  Experiment e;
  e.model.cell = "lstm";
  e.model.hidden = 4096;
  e.task.length = 20000;
  e.train.batch = 4096;
  const double need = memoryNeed(e, *makeTask(e));
  CHECK(need > 5e12);
  REQUIRE(freeMemory().value_or(0.0) < need);
  if (!freeMemory()) return;
  try {
    Run::make(e);
    FAIL("was made");
  } catch (const InputError& error) {
    INFO(error.what());
    CHECK(std::string(error.what()).find("GB of memory, and ") != std::string::npos);
    CHECK(std::string(error.what()).find("smaller hidden, batch or length") != std::string::npos);
  }
  e.train.batch = 1;
  e.model.hidden = 64;
  CHECK(memoryNeed(e, *makeTask(e)) < 100e6);
  e.task.length = 5;
  e.model.head.units = {4096, 4096, 4096};
  CHECK(memoryNeed(e, *makeTask(e)) > 16 * 4.0 * 2 * 4096 * 4096);
  CHECK(analysisNeed(e, *makeTask(e)) == Approx(4 * memoryNeed(e, *makeTask(e))).epsilon(0.1));
}
