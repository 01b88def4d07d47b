// Mackey–Glass and Lorenz against other integrators with a far smaller step, and the level that guessing the mean scores.
#include "engine/tasks/next_value.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace backflow;

namespace {

// Mackey–Glass by the trapezoidal rule of order 2 (Heun) with h = 1/400 from a constant history: a value every 6 units.
std::vector<double> byHeun(double history, int count, double n = 10.0) {
  constexpr int kPerUnit = 400, kLag = 17 * kPerUnit;
  const double h = 1.0 / kPerUnit;
  std::vector<double> x(kLag + 1, history), values;
  const auto slope = [n](double now, double u) { return 0.2 * u / (1.0 + std::pow(u, n)) - 0.1 * now; };
  for (int i = 0; static_cast<int>(values.size()) < count; ++i) {
    const double now = x.back();
    if (i % (6 * kPerUnit) == 0) values.push_back(now);
    const double k1 = slope(now, x[x.size() - 1 - kLag]), k2 = slope(now + h * k1, x[x.size() - kLag]);
    x.push_back(now + h / 2 * (k1 + k2));
  }
  return values;
}

// Lorenz by its power series in time, order 20, with h = 1/200: x every 0.1 units. Coefficients by the product rule.
std::vector<double> bySeries(double x, double y, double z, int count, double rho = 28.0) {
  constexpr int kOrder = 20;
  const double h = 1.0 / 200;
  std::vector<double> values;
  for (int i = 0; static_cast<int>(values.size()) < count; ++i) {
    if (i % 20 == 0) values.push_back(x);
    std::array<double, kOrder + 1> X{x}, Y{y}, Z{z};
    for (std::size_t k = 0; k < kOrder; ++k) {
      double xz = 0.0, xy = 0.0;
      for (std::size_t j = 0; j <= k; ++j) xz += X[j] * Z[k - j], xy += X[j] * Y[k - j];
      const double next = static_cast<double>(k + 1);
      X[k + 1] = 10.0 * (Y[k] - X[k]) / next;
      Y[k + 1] = (rho * X[k] - xz - Y[k]) / next;
      Z[k + 1] = (xy - 8.0 / 3.0 * Z[k]) / next;
    }
    x = y = z = 0.0;
    for (std::size_t k = kOrder + 1; k-- > 0;) x = x * h + X[k], y = y * h + Y[k], z = z * h + Z[k];
  }
  return values;
}

double worst(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  double most = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

std::unique_ptr<Task> make(const char* name, int length) {
  TaskConfig config;
  config.length = length;
  return find(tasks(), name, "task.name").make(config, 7);
}

// The mean and the variance of all targets, and the loss of repeating the input.
struct Levels {
  double mean = 0.0, guess = 0.0, persistence = 0.0;
};
Levels levels(const Task& task, int size) {
  Batch batch;
  Random random(11, Stream::Data, 0);
  task.draw(random, size, batch);
  Levels found;
  for (Eigen::Index i = 0; i < batch.weight.size(); ++i) {
    const double z = batch.target(0, i), w = batch.weight(i);
    found.mean += w * z;
    found.guess += w * z * z;
    found.persistence += w * (z - batch.x(0, i)) * (z - batch.x(0, i));
  }
  return found;
}

}  // namespace

TEST_CASE("Mackey–Glass is what a far smaller step gives", "[next_value]") {
  for (const double history : {0.5, 0.9, 1.2}) {
    const std::vector<double> ours = mackeyGlass(history, 0, 60);  // 354 time units
    CHECK(ours.front() == history);
    CHECK(worst(ours, byHeun(history, 60)) < 1e-5);
    CHECK(worst(ours, byHeun(history, 60, 9.9)) > 1e-3);  // another exponent is told apart
  }
}

TEST_CASE("Lorenz is what a power series gives", "[next_value]") {
  const std::vector<double> ours = lorenz({1.0, -2.0, 20.0}, 0, 31);  // 3 time units
  CHECK(ours.front() == 1.0);
  CHECK(worst(ours, bySeries(1.0, -2.0, 20.0, 31)) < 1e-3);
  CHECK(worst(ours, bySeries(1.0, -2.0, 20.0, 31, 28.01)) > 0.1);
  const std::vector<double> mirrored = lorenz({-1.0, 2.0, 20.0}, 0, 31);
  for (std::size_t i = 0; i < ours.size(); ++i) REQUIRE(mirrored[i] == -ours[i]);
}

TEST_CASE("skipped time is the same trajectory, later", "[next_value]") {
  const std::vector<double> glass = mackeyGlass(0.7, 0, 40), river = lorenz({1, 2, 25}, 0, 40);
  CHECK(mackeyGlass(0.7, 12 * 15, 25) == std::vector<double>(glass.begin() + 15, glass.end()));
  CHECK(lorenz({1, 2, 25}, 10 * 15, 25) == std::vector<double>(river.begin() + 15, river.end()));
  CHECK(lorenz({1, 2, 25}, 10 * 15 + 1, 25) != std::vector<double>(river.begin() + 15, river.end()));
}

TEST_CASE("guessing the mean of Mackey–Glass and of Lorenz scores 1", "[next_value]") {
  for (const auto& [name, persistence] : {std::pair("mackey_glass", 0.67), {"lorenz", 0.26}}) {
    CAPTURE(name);
    const auto task = make(name, 60);
    const Levels found = levels(*task, 3000);
    CHECK(task->chance == 1.0);
    CHECK(found.mean == Approx(0.0).margin(0.03));
    CHECK(found.guess == Approx(1.0).epsilon(0.02));
    CHECK(found.persistence == Approx(persistence).epsilon(0.05));
  }
}

TEST_CASE("the target of a signal is its next input, and it is shown in its own unit and time", "[next_value]") {
  for (const char* name : {"sine", "mackey_glass", "lorenz"}) {
    CAPTURE(name);
    const auto task = make(name, 30);
    Batch batch;
    task->validation(0, 1, batch);
    for (int t = 0; t + 1 < 30; ++t) REQUIRE(batch.target(0, t) == batch.x(0, t + 1));
    const Matrix<double> known = task->warmUp();
    REQUIRE(known.cols() == 31);
    CHECK(known.leftCols(30) == batch.x);
    CHECK(known(0, 30) == batch.target(0, 29));
    const Prediction shown = task->predict(batch, batch.target, known.rightCols(2));
    REQUIRE(shown.continuedX.size() == 2);
    const double every = shown.x[1] - shown.x[0];
    CHECK(shown.continuedX[0] - shown.x.back() == Approx(every));
    CHECK(every == Approx(name == std::string("lorenz") ? 0.1 : name == std::string("sine") ? 1.0 : 6.0));
    CHECK(shown.continued[1] == shown.target.back());
  }
  const auto glass = make("mackey_glass", 100);
  Batch batch;
  glass->validation(0, 1, batch);
  for (const double x : glass->predict(batch, batch.target, {}).target) CHECK((x > 0.2 && x < 1.4));  // its attractor's range
}
