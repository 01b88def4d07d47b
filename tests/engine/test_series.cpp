#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "engine/core/error.h"
#include "engine/tasks/task.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;

namespace {

std::unique_ptr<Task> make(const TaskConfig& config) { return find(tasks(), "series", "task.name").make(config, 7); }

// v_i = i² for i = 0 … n−1, under a header.
struct Squares {
  explicit Squares(int n) {
    std::ofstream out(folder / "squares.csv");
    out << "i,square\n";
    for (int i = 0; i < n; ++i) out << i << ',' << i * i << '\n';
    config.file = (folder / "squares.csv").string();
    config.length = 4;
  }
  TemporaryFolder folder;
  TaskConfig config;
};

std::string error(const TaskConfig& config) {
  try {
    make(config);
  } catch (const InputError& e) {
    return e.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("series: the bits do not depend on where its numbers lie in memory", "[series]") {
  const TemporaryFolder folder;
  TaskConfig config;
  config.file = (folder / "waves.csv").string();
  config.length = 4;
  {
    std::ofstream out(*config.file);
    for (int i = 0; i < 203; ++i) out << 100.0 * std::sin(0.37 * i) + 0.1 * i << '\n';
  }
  const double chance = make(config)->chance;
  std::vector<std::unique_ptr<Task>> held;  // each begins elsewhere, behind what is held
  std::vector<std::vector<char>> between;
  for (std::size_t i = 0; i < 64; ++i) {
    between.emplace_back(24 + 16 * (i % 7));
    held.push_back(make(config));
    REQUIRE(held.back()->chance == chance);
  }
}

TEST_CASE("series: split in time, scaled on the training part only", "[series]") {
  const Squares squares(50);  // 40 train, 10 are held out
  const auto task = make(squares.config);
  REQUIRE(task->validationSize() == 10);
  Batch batch;
  task->validation(0, 10, batch);
  double mean = 0.0, variance = 0.0;
  for (int i = 0; i < 40; ++i) mean += i * i / 40.0;
  for (int i = 0; i < 40; ++i) variance += (i * i - mean) * (i * i - mean) / 40.0;
  const auto z = [&](int i) { return (i * i - mean) / std::sqrt(variance); };
  for (int b = 0; b < 10; ++b) {  // the latest first
    CHECK(batch.target(0, batch.column(3, b)) == Approx(z(49 - b)));
    CHECK(batch.x(0, batch.column(0, b)) == Approx(z(45 - b)));
  }
  Random random(7, Stream::Data);
  task->draw(random, 2000, batch);
  CHECK(batch.target.maxCoeff() == Approx(z(39)));  // the last training value is a target, and none behind it
  CHECK(batch.x.minCoeff() == Approx(z(0)));
}

TEST_CASE("series: the chance level is persistence on the held-out targets", "[series]") {
  for (const char* target : {"last", "every"}) {
    for (const char* file : {"sunspots.csv", "co2.csv"}) {
      CAPTURE(target, file);
      TaskConfig config;
      config.file = file;
      config.length = 24;
      config.target = target;
      const auto task = make(config);
      Batch batch;
      task->validation(0, task->validationSize(), batch);
      const double loss = ((batch.target - batch.x).array().square().row(0).transpose() * batch.weight.array()).sum();
      CHECK(loss == Approx(task->chance));
      CHECK(task->chanceLabel == "persistence");
      CHECK(task->dataHash.size() == 64);
    }
  }
}

TEST_CASE("series: a prediction is in the column's own unit, over the row", "[series]") {
  const Squares squares(50);
  const auto task = make(squares.config);
  Batch batch;
  task->validation(0, task->predictionSize(), batch);
  Random random(7, Stream::Continuation);
  const Matrix<double> known = task->warmUp();
  const Matrix<double> continued = known.rightCols(1).replicate(1, task->continuationSteps());
  const Prediction shown = task->predict(batch, batch.target, continued);
  CHECK(shown.yLabel == "square");
  CHECK(shown.xLabel == "row");
  REQUIRE(shown.x.size() == 10);
  for (int k = 0; k < 10; ++k) {
    CHECK(shown.x[static_cast<std::size_t>(k)] == 41 + k);
    CHECK(shown.target[static_cast<std::size_t>(k)] == Approx((40 + k) * (40 + k)));
  }
  REQUIRE(shown.continued.size() == 24);
  CHECK(shown.continuedX.front() == 51);
  CHECK(shown.continued.front() == Approx(49 * 49));
  CHECK(task->inputAfter(known.col(2), random) == known.col(2));
}

TEST_CASE("series: without a file the sunspots are read", "[series]") {
  CHECK_THAT(make(TaskConfig{})->dataFile, Contains("sunspots.csv"));
}

TEST_CASE("series: what cannot be a series is told", "[series]") {
  const Squares squares(50);
  TaskConfig config = squares.config;
  config.length = 40;
  CHECK_THAT(error(config), Contains("50 values") && Contains("task.length = 40") && Contains("needs 41"));
  config.length = 11;
  CHECK(error(config) == "no error");
  config.target = "every";
  CHECK_THAT(error(config), Contains("10 are held out") && Contains("too short"));
  config.target = "first";
  CHECK_THAT(error(config), Contains("task.target = \"first\": must be last or every"));
  config = squares.config;
  config.column = "cube";
  CHECK_THAT(error(config), Contains("task.column = \"cube\"") && Contains("i, square"));
  for (const double part : {0.0, 1.0, -0.5, std::nan("")}) {
    config = squares.config;
    config.validation = part;
    CHECK_THAT(error(config), Contains("task.validation = ") && Contains("more than 0 and less than 1"));
  }
  config = squares.config;
  config.file = squares.folder.path().string();
  CHECK_THROWS_AS(make(config), IoError);
  config.file = "no-such-file.csv";
  CHECK_THROWS_AS(make(config), IoError);
  std::ofstream(squares.folder / "flat.csv") << "v\n3\n3\n3\n3\n3\n3\n3\n3\n4\n5\n";
  config = {};
  config.length = 2;
  config.file = (squares.folder / "flat.csv").string();
  CHECK_THAT(error(config), Contains("column \"v\": constant over the training part"));
}
