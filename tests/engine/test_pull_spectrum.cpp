// Eigenvalues pulled by hand: the mathematics, the run that takes the new matrix, the orders on their way to it.
#include "engine/diagnose/pull_spectrum.h"

#include <Eigen/QR>
#include <Eigen/SVD>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/train/pull.h"
#include "engine/train/trainer.h"
#include "tests/engine/within.h"

using namespace backflow;
using Complex = std::complex<double>;

namespace {

Matrix<double> gaussian(int n, std::uint64_t seed) {
  Random random(seed, Stream::Weights);
  return Matrix<double>::NullaryExpr(n, n, [&] { return random.normal() / std::sqrt(n); });
}

Matrix<double> orthogonal(int n, std::uint64_t seed) {
  return Eigen::HouseholderQR<Matrix<double>>(gaussian(n, seed)).householderQ();
}

double gap(const std::vector<Complex>& values, Complex to) {
  double least = 1e300;
  for (const Complex value : values) least = std::min(least, std::abs(value - to));
  return least;
}

// The largest distance of a value of `before` other than `but` and its conjugate to the nearest of `after`.
double othersMoved(const std::vector<Complex>& before, Complex but, const std::vector<Complex>& after) {
  double worst = 0.0;
  for (const Complex value : before)
    if (value != but && value != std::conj(but)) worst = std::max(worst, gap(after, value));
  return worst;
}

// Spectrum of the float32 rounding: at most κ·‖δU‖ from that of U, to first order, κ the condition of the eigenvectors.
Matrix<double> rounded(const Matrix<double>& u) { return u.cast<float>().cast<double>(); }

Experiment small(Precision precision, const std::string& cell = "rnn") {
  Experiment e;
  e.precision = precision;
  e.task.length = 30;
  e.model.cell = cell;
  e.model.hidden = 12;
  e.train.batch = 4;
  e.train.validateEvery = 0;
  return e;
}

Complex firstPair(const std::vector<Complex>& values) {
  for (const Complex value : values)
    if (value.imag() > 0.0) return value;
  FAIL("no pair");
  return {};
}

template <class S>
Matrix<double> recurrentOf(const Run& run) {
  for (const NamedArray& array : run.parameters()) {
    if (array.name.find("weight_hh_l0") == std::string::npos) continue;
    const auto& data = std::get<std::vector<S>>(array.data);
    const auto h = static_cast<Eigen::Index>(array.shape[1]);
    return Eigen::Map<const Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(data.data(), h, h)
        .template cast<double>();
  }
  FAIL("no U");
  return {};
}

}  // namespace

TEST_CASE("a pulled eigenvalue is where it was pulled, its conjugate with it, and the others stay", "[pull]") {
  for (int n : {2, 3, 5, 8, 16, 33, 64})
    for (std::uint64_t seed : {1, 2, 3})
      for (bool isOrthogonal : {false, true}) {
        CAPTURE(n, seed, isOrthogonal);
        const Matrix<double> u = isOrthogonal ? orthogonal(n, seed) : gaussian(n, seed);
        const std::vector<Complex> before = eigenvaluesOf(u);
        for (const Complex from : {before.front(), before[before.size() / 2], before.back()}) {
          const Complex to = pulledTo(from, std::polar(1.1, 0.3 + std::arg(from)));
          CAPTURE(from, to);
          const Matrix<double> result = withEigenvalue(u, from, to);
          const std::vector<Complex> after = eigenvaluesOf(result);
          CHECK(gap(after, to) < 1e-6);
          CHECK(gap(after, std::conj(to)) < 1e-6);
          CHECK(othersMoved(before, from, after) < 1e-6);
          const std::vector<Complex> single = eigenvaluesOf(rounded(result));
          CHECK(gap(single, to) < (isOrthogonal ? 1e-6 : 1e-4));
          CHECK(othersMoved(before, from, single) < (isOrthogonal ? 1e-6 : 1e-4));
        }
      }
}

TEST_CASE("eigenvectors are kept, and a normal matrix stays normal", "[pull]") {
  const Matrix<double> u = orthogonal(16, 4);
  const Complex from = firstPair(eigenvaluesOf(u));
  const Matrix<double> result = withEigenvalue(u, from, 1.2 * from);
  CHECK((result * result.transpose() - result.transpose() * result).norm() < 1e-10);
  CHECK((result * u - u * result).norm() < 1e-10);  // the same eigenvectors
}

TEST_CASE("a real eigenvalue stays real, a pair stays a pair", "[pull]") {
  CHECK(pulledTo(0.5, {0.7, 0.3}) == Complex(0.7, 0.0));
  CHECK(pulledTo({0.5, 0.2}, {0.7, 0.0}) == Complex(0.7, 1e-4));
  CHECK(pulledTo({0.5, -0.2}, {0.7, 0.3}) == Complex(0.7, -0.3));
  const Matrix<double> u = gaussian(9, 7);  // an odd number: one is real
  for (const Complex value : eigenvaluesOf(u)) {
    const std::vector<Complex> after = eigenvaluesOf(rounded(withEigenvalue(u, value, {0.4, 0.0})));
    const auto real = [](const std::vector<Complex>& all) {
      return std::count_if(all.begin(), all.end(), [](Complex z) { return z.imag() == 0.0; });
    };
    CHECK(real(after) == real(eigenvaluesOf(u)));
  }
}

TEST_CASE("equal eigenvalues with vectors of their own can be pulled apart, defective ones cannot", "[pull]") {
  const std::vector<Complex> after = eigenvaluesOf(withEigenvalue(Matrix<double>::Identity(5, 5), 1.0, 1.3));
  CHECK(gap(after, 1.3) < 1e-12);
  CHECK(std::count(after.begin(), after.end(), Complex(1.0)) == 4);
  CHECK(gap(eigenvaluesOf(withEigenvalue(Matrix<double>::Zero(4, 4), 0.0, -0.5)), -0.5) < 1e-12);
  Matrix<double> jordan = 0.9 * Matrix<double>::Identity(4, 4);
  jordan.diagonal(1).setOnes();
  CHECK_THROWS_WITH(withEigenvalue(jordan, 0.9, 1.1), Catch::Contains("too close to a defective one"));
  CHECK_THROWS_AS(withEigenvalue(jordan, 0.9, std::nan("")), InputError);
  jordan(1, 1) = std::nan("");
  CHECK_THROWS_AS(withEigenvalue(jordan, 0.9, 1.1), InputError);
}

TEST_CASE("the ring scales all eigenvalues", "[pull]") {
  const Matrix<double> u = gaussian(20, 3);
  CHECK(std::abs(eigenvaluesOf(withSpectralRadius(u, 1.25)).front()) == Approx(1.25).epsilon(1e-12));
  CHECK_THROWS_AS(withSpectralRadius(u, 0.0), InputError);
  CHECK_THROWS_AS(withSpectralRadius(Matrix<double>::Zero(3, 3), 1.0), InputError);
}

TEST_CASE("a run takes the pulled matrix, shows it, and trains on", "[pull]") {
  const auto check = [](Precision precision, auto zero, double tolerance) {
    const std::unique_ptr<Run> run = Run::make(small(precision));
    for (int i = 0; i < 3; ++i) run->step();
    Snapshot before;
    run->fill(before);
    const Matrix<double> u = run->recurrent(0, 0);
    const Complex from = firstPair(eigenvaluesOf(u)), to = from * (1.1 / std::abs(from));
    run->setRecurrent(0, 0, withEigenvalue(u, from, to));
    CHECK(gap(eigenvaluesOf(recurrentOf<decltype(zero)>(*run)), to) < tolerance);
    CHECK(run->steps() == 3);
    Snapshot after;
    run->fill(after);
    CHECK(after.step == 3);
    CHECK(gap(after.eigenvalues, to) < tolerance);
    CHECK(after.spectralRadius > 1.05);
    CHECK(after.layers.front().logNorm.front() != before.layers.front().logNorm.front());
    CHECK(run->step().step == 4);
    CHECK_FALSE(run->divergence());
  };
  check(Precision::Float64, 0.0, 1e-6);
  check(Precision::Float32, 0.0f, 1e-5);
}

TEST_CASE("only a free recurrent matrix can be set", "[pull]") {
  const auto refused = [](Experiment e, const char* why) {
    const std::unique_ptr<Run> run = Run::make(e);
    CHECK_THROWS_WITH(run->setRecurrent(0, 0, Matrix<double>::Identity(12, 12)), Catch::Contains(why));
    Snapshot snapshot;
    run->fill(snapshot);
    CHECK_THAT(snapshot.spectrumNote, Catch::Contains(why));
  };
  refused(small(Precision::Float32, "antisymmetric"), "U − Uᵀ");
  refused(small(Precision::Float32, "lru"), "no recurrent matrix");
  refused(small(Precision::Float32, "mingru"), "no recurrent matrix");
  Experiment e = small(Precision::Float32);
  e.model.recurrent = "orthogonal";
  refused(e, "kept orthogonal");

  const std::unique_ptr<Run> run = Run::make(small(Precision::Float32, "lstm"));
  CHECK_NOTHROW(run->setRecurrent(0, 3, Matrix<double>::Identity(12, 12)));
  CHECK(run->recurrent(0, 3) == Matrix<double>::Identity(12, 12));
  CHECK(run->recurrent(0, 0) != Matrix<double>::Identity(12, 12));
  CHECK_THROWS_AS(run->setRecurrent(1, 0, Matrix<double>::Identity(12, 12)), InputError);
  CHECK_THROWS_AS(run->setRecurrent(0, 4, Matrix<double>::Identity(12, 12)), InputError);
  CHECK_THROWS_AS(run->setRecurrent(0, 0, Matrix<double>::Identity(11, 12)), InputError);
  CHECK_THROWS_WITH(run->setRecurrent(0, 0, 1e60 * Matrix<double>::Identity(12, 12)), Catch::Contains("not finite"));
}

TEST_CASE("pruning takes its share of the new matrix", "[pull]") {
  Experiment e = small(Precision::Float64);
  e.train.prune = 0.5;
  const std::unique_ptr<Run> run = Run::make(e);
  const Matrix<double> u = gaussian(12, 5);
  run->setRecurrent(0, 0, u);
  const Matrix<double> is = run->recurrent(0, 0);
  CHECK((is.array() == 0.0).count() == 72);
  CHECK((is.array() == 0.0 || is.array() == u.array()).all());
}

TEST_CASE("orders: a drag is one pull, different eigenvalues are all pulled, a paused trainer shows them", "[pull]") {
  std::vector<Pull> waiting;
  CHECK(addPull(waiting, {0, {0.5, 0.1}, {0.6, 0.1}, false}));
  CHECK_FALSE(addPull(waiting, {0, {0.6, 0.1}, {0.7, 0.1}, false}));
  CHECK(addPull(waiting, {0, {0.2, 0.0}, {0.3, 0.0}, false}));
  CHECK(addPull(waiting, {0, {}, 1.1, true}));
  CHECK_FALSE(addPull(waiting, {0, {}, 1.2, true}));
  REQUIRE(waiting.size() == 3);
  CHECK(waiting[0].from == Complex(0.5, 0.1));
  CHECK(waiting[0].to == Complex(0.7, 0.1));
  CHECK(waiting[2].to == Complex(1.2));

  Trainer trainer(small(Precision::Float64));
  std::shared_ptr<const Snapshot> snapshot;
  const auto next = [&] {
    return within30Seconds([&] {
      const bool done = trainer.status().edits == 0;
      if (auto news = trainer.take(); news.snapshot) snapshot = news.snapshot;
      return done && snapshot;
    });
  };
  REQUIRE(next());
  const Complex a = firstPair(snapshot->eigenvalues), b = snapshot->eigenvalues.back();
  const Complex toA = a * 1.1, toB = pulledTo(b, 0.5 * b);
  trainer.pull(0, a, toA * 0.9);
  trainer.pull(0, toA * 0.9, toA);
  trainer.pull(0, b, toB);
  REQUIRE(next());
  CHECK(snapshot->step == 0);
  CHECK(gap(snapshot->eigenvalues, toA) < 1e-6);
  CHECK(gap(snapshot->eigenvalues, toB) < 1e-6);
  trainer.pullRadius(0, 0.8);
  REQUIRE(next());
  CHECK(snapshot->spectralRadius == Approx(0.8).epsilon(1e-6));
  CHECK(trainer.status().phase == Trainer::Phase::Paused);

  trainer.pullRadius(0, -1.0);
  std::string refused;
  CHECK(within30Seconds([&] { return !(refused = trainer.take().refused).empty(); }));
  CHECK(trainer.status().phase == Trainer::Phase::Paused);
}
