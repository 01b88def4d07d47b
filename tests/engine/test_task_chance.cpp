// The chance level of each task is what its memoryless answer really scores, and the marked inputs alone decide the answer.
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "engine/tasks/task.h"

using namespace backflow;

namespace {

std::unique_ptr<Task> make(const char* name, int length, const char* target = "last", const char* by = "row") {
  Experiment experiment;
  experiment.task.name = name;
  experiment.task.length = length;
  experiment.task.target = target;
  experiment.task.by = by;
  return makeTask(experiment);
}

Batch drawMany(const Task& task, int size) {
  Batch batch;
  Random random(11, Stream::Data, 0);
  task.draw(random, size, batch);
  return batch;
}

// L of an answer: the number `value` everywhere, for "mse".
double lossOf(const Batch& batch, double value) {
  return ((batch.target.array() - value).square().row(0).transpose() * batch.weight.array()).sum();
}

// L of an answer with probability p(t, label) for the truth, for "cross_entropy".
double lossOf(const Batch& batch, const std::function<double(int, int)>& p) {
  double sum = 0.0;
  for (int i = 0; i < batch.length * batch.size; ++i)
    if (batch.weight(i) > 0) sum -= batch.weight(i) * std::log(p(i / batch.size, batch.label[static_cast<std::size_t>(i)]));
  return sum;
}

int hot(const Batch& batch, int t, int b) {
  Eigen::Index i = 0;
  batch.x.col(batch.column(t, b)).maxCoeff(&i);
  return static_cast<int>(i);
}

}  // namespace

TEST_CASE("adding: guessing 1 scores 1/6, and the marked numbers make the sum", "[tasks]") {
  for (const int length : {2, 7, 50}) {
    const auto task = make("adding", length);
    const Batch batch = drawMany(*task, 20000);
    CHECK(task->chance == Approx(1.0 / 6.0));
    CHECK(lossOf(batch, 1.0) == Approx(task->chance).epsilon(0.03));
    CHECK(lossOf(batch, 1.1) > lossOf(batch, 1.0));
    for (int b = 0; b < 200; ++b) {
      const std::vector<int>& marks = batch.marks[static_cast<std::size_t>(b)];
      REQUIRE(marks.size() == 2);
      CHECK((marks[0] < length / 2 && marks[1] >= length / 2));
      double sum = 0.0, marked = 0.0;
      for (int t = 0; t < length; ++t) {
        sum += batch.x(0, batch.column(t, b)) * batch.x(1, batch.column(t, b));
        marked += batch.x(1, batch.column(t, b));
      }
      CHECK(marked == 2.0);
      CHECK(batch.target(0, batch.column(length - 1, b)) == Approx(sum));
      CHECK(batch.x(1, batch.column(marks[0], b)) == 1.0);
    }
  }
}

TEST_CASE("copy: blanks and then any symbol score K ln S/(T + 2K)", "[tasks]") {
  const auto task = make("copy", 30);  // K = 5, S = 8
  const Batch batch = drawMany(*task, 500);
  CHECK(task->length == 40);
  CHECK(task->chance == Approx(5 * std::log(8.0) / 40));
  CHECK(lossOf(batch, [](int t, int label) { return t < 35 ? (label == 8 ? 1.0 : 1e-9) : 1.0 / 8; }) == Approx(task->chance));
  for (int b = 0; b < 100; ++b) {
    REQUIRE(batch.marks[static_cast<std::size_t>(b)] == std::vector<int>{0, 1, 2, 3, 4});
    CHECK(hot(batch, 34, b) == 9);  // the marker, one step before the recall
    for (int t = 0; t < 40; ++t) {
      const auto i = static_cast<std::size_t>(batch.column(t, b));
      CHECK(batch.scored[i] == (t >= 35));
      CHECK(batch.label[i] == (t >= 35 ? hot(batch, t - 35, b) : 8));
      if (t >= 5 && t != 34) CHECK(hot(batch, t, b) == 8);
    }
  }
}

TEST_CASE("temporal order: guessing scores ln 4, and the two marked symbols are the class", "[tasks]") {
  for (const int length : {10, 37, 50}) {
    const auto task = make("temporal_order", length);
    const Batch batch = drawMany(*task, 4000);
    CHECK(task->chance == Approx(std::log(4.0)));
    CHECK(lossOf(batch, [](int, int) { return 0.25; }) == Approx(task->chance));
    std::vector<int> count(4, 0);
    for (int b = 0; b < batch.size; ++b) {
      const std::vector<int>& p = batch.marks[static_cast<std::size_t>(b)];
      const int label = batch.label[static_cast<std::size_t>(batch.column(length - 1, b))];
      ++count[static_cast<std::size_t>(label)];
      REQUIRE(p.size() == 2);
      REQUIRE((10 * p[0] >= length && 10 * p[0] < 2 * length && 10 * p[1] >= 5 * length && 10 * p[1] < 6 * length));
      REQUIRE(label == 2 * hot(batch, p[0], b) + hot(batch, p[1], b));
      for (int t = 0; t < length; ++t)
        if (t != p[0] && t != p[1]) REQUIRE(hot(batch, t, b) >= 2);
    }
    for (const int n : count) CHECK(n == Approx(1000).margin(120));  // no class is a better guess than another
  }
}

TEST_CASE("delayed recall: guessing scores ln S, and the first input is the answer", "[tasks]") {
  const auto task = make("delayed_recall", 12);
  const Batch batch = drawMany(*task, 4000);
  CHECK(task->chance == Approx(std::log(8.0)));
  CHECK(lossOf(batch, [](int, int) { return 0.125; }) == Approx(task->chance));
  std::vector<int> count(8, 0);
  for (int b = 0; b < batch.size; ++b) {
    REQUIRE(batch.marks[static_cast<std::size_t>(b)] == std::vector<int>{0});
    const int label = batch.label[static_cast<std::size_t>(batch.column(11, b))];
    ++count[static_cast<std::size_t>(label)];
    REQUIRE(label == hot(batch, 0, b));
    for (int t = 1; t < 12; ++t) REQUIRE(hot(batch, t, b) == 8);
  }
  for (const int n : count) CHECK(n == Approx(500).margin(90));
}

TEST_CASE("selective copy: guessing scores ln S, and the answers are the symbols in their order", "[tasks]") {
  const auto task = make("selective_copy", 15);  // K = 5, S = 8
  const Batch batch = drawMany(*task, 6000);
  REQUIRE(task->length == 20);
  CHECK(task->firstLossStep == 15);
  CHECK(task->chance == Approx(std::log(8.0)));
  CHECK(lossOf(batch, [](int, int) { return 0.125; }) == Approx(task->chance));
  CHECK(lossOf(batch, [](int, int label) { return label == 0 ? 0.3 : 0.1; }) > task->chance);
  std::vector<int> places(15, 0), symbols(8, 0);
  for (int b = 0; b < batch.size; ++b) {
    std::vector<int> marks;
    for (int t = 0; t < 15; ++t)
      if (hot(batch, t, b) < 8) {
        marks.push_back(t);
        ++places[static_cast<std::size_t>(t)];
      } else {
        REQUIRE(hot(batch, t, b) == 8);
      }
    REQUIRE(marks.size() == 5);
    REQUIRE(marks == batch.marks[static_cast<std::size_t>(b)]);
    for (int k = 0; k < 5; ++k) {
      const int label = batch.label[static_cast<std::size_t>(batch.column(15 + k, b))];
      REQUIRE(hot(batch, 15 + k, b) == 9);
      REQUIRE(label == hot(batch, marks[static_cast<std::size_t>(k)], b));
      ++symbols[static_cast<std::size_t>(label)];
    }
  }
  for (const int n : places) CHECK(n == Approx(2000).margin(180));  // no place is preferred
  for (const int n : symbols) CHECK(n == Approx(3750).margin(240));
  TaskConfig config;
  config.length = 15;
  config.items = 0;
  CHECK_THROWS_WITH(find(tasks(), "selective_copy", "").make(config, 7), Catch::Contains("task.items = 0: must be at least 1"));
}

TEST_CASE("associative recall: guessing scores ln S, and the answer belongs to the key", "[tasks]") {
  const auto task = make("associative_recall", 24);  // K = 5, S = 8
  const Batch batch = drawMany(*task, 6000);
  CHECK(task->chance == Approx(std::log(8.0)));
  CHECK(lossOf(batch, [](int, int) { return 0.125; }) == Approx(task->chance));
  std::vector<int> first(24, 0), which(5, 0), values(8, 0);
  for (int b = 0; b < batch.size; ++b) {
    std::vector<int> value(8, -1);
    int pairs = 0, asked = -1;
    const int query = hot(batch, 23, b);
    REQUIRE(query < 8);
    for (int t = 0; t < 23; ++t) {
      if (hot(batch, t, b) == 16) continue;
      REQUIRE(value[static_cast<std::size_t>(hot(batch, t, b))] == -1);  // a key, and a new one
      if (pairs == 0) ++first[static_cast<std::size_t>(t)];
      if (hot(batch, t, b) == query) {
        asked = pairs;
        REQUIRE(batch.marks[static_cast<std::size_t>(b)] == std::vector<int>{t, t + 1});
      }
      value[static_cast<std::size_t>(hot(batch, t, b))] = hot(batch, t + 1, b) - 8;
      ++t;
      ++pairs;
    }
    REQUIRE(pairs == 5);
    REQUIRE(asked >= 0);
    ++which[static_cast<std::size_t>(asked)];
    const int label = batch.label[static_cast<std::size_t>(batch.column(23, b))];
    REQUIRE(label == value[static_cast<std::size_t>(query)]);
    ++values[static_cast<std::size_t>(label)];
  }
  // 5 pairs among 18 places: the first place holds one with probability 5/18, and then it is the first pair.
  CHECK(first[0] == Approx(6000.0 * 5 / 18).margin(160));
  CHECK(first[1] == Approx(6000.0 * 13 / 18 * 5 / 17).margin(160));
  for (const int n : which) CHECK(n == Approx(1200).margin(140));
  for (const int n : values) CHECK(n == Approx(750).margin(120));
  TaskConfig config;
  config.symbols = 4;
  CHECK_THROWS_WITH(find(tasks(), "associative_recall", "").make(config, 7),
                    Catch::Contains("task.symbols = 4: must be at least 5"));
}

TEST_CASE("parity: guessing scores ln 2, and the answer is the exclusive or so far", "[tasks]") {
  for (const char* target : {"last", "every"}) {
    const auto task = make("parity", 20, target);
    const Batch batch = drawMany(*task, 1000);
    CHECK(task->chance == Approx(std::log(2.0)));
    CHECK(lossOf(batch, [](int, int) { return 0.5; }) == Approx(task->chance));
    CHECK(batch.marks[0].size() == 20);
    for (int b = 0; b < 100; ++b)
      for (int t = 0, parity = 0; t < 20; ++t) {
        parity ^= batch.x(0, batch.column(t, b)) > 0.5 ? 1 : 0;
        if (batch.weight(batch.column(t, b)) > 0) REQUIRE(batch.label[static_cast<std::size_t>(batch.column(t, b))] == parity);
      }
  }
  CHECK(drawMany(*make("parity", 65), 1).marks[0].empty());
}

TEST_CASE("sine: guessing 0 scores 1, and the target is the next input", "[tasks]") {
  const auto task = make("sine", 40);
  const Batch batch = drawMany(*task, 20000);
  CHECK(task->chance == 1.0);
  CHECK(lossOf(batch, 0.0) == Approx(1.0).epsilon(0.03));
  for (int b = 0; b < 50; ++b)
    for (int t = 0; t + 1 < 40; ++t) REQUIRE(batch.target(0, batch.column(t, b)) == batch.x(0, batch.column(t + 1, b)));
  CHECK(batch.x.cwiseAbs().maxCoeff() <= 3 * std::sqrt(2.0 / 3.0) + 1e-9);
}

TEST_CASE("digits: guessing scores ln 10, by row and by pixel alike", "[tasks]") {
  const auto row = make("digits", 3), pixel = make("digits", 3, "last", "pixel");
  CHECK(row->chance == Approx(std::log(10.0)));
  CHECK((row->length == 8 && row->inputs == 8 && pixel->length == 64 && pixel->inputs == 1));
  CHECK(row->validationSize() == 360);
  CHECK(row->dataHash.size() == 64);
  Batch a, b;
  row->validation(0, 1, a);
  pixel->validation(0, 1, b);
  CHECK(Eigen::Map<const Vector<double>>(a.x.data(), 64) == Eigen::Map<const Vector<double>>(b.x.data(), 64));
  CHECK(a.x.minCoeff() == 0.0);
  CHECK(a.x.maxCoeff() == 1.0);
  std::vector<int> count(10, 0);
  const Batch many = drawMany(*row, 5000);
  for (int i = 0; i < many.size; ++i)
    ++count[static_cast<std::size_t>(many.label[static_cast<std::size_t>(many.column(7, i))])];
  for (const int n : count) CHECK(n == Approx(500).margin(100));
  CHECK_THROWS_WITH(make("digits", 3, "last", "column"), Catch::Contains("task.by = \"column\": must be row or pixel"));
}
