// Products on the tile multiplier, where the processor has one: as exact as in packets.
#include "engine/core/tiles.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/core/numeric_mode.h"
#include "engine/core/product.h"
#include "engine/core/random.h"
#include "engine/train/run.h"

using namespace backflow;
using Eigen::Index;

namespace {

// C = A·B and C = A·Bᵀ for sizes that are done on tiles.
constexpr Index kRows = 160, kDepth = 150, kColumns = 117;

Matrix<float> numbers(Index rows, Index cols, float size, std::uint64_t seed) {
  Random random(seed, Stream::Check);
  Matrix<float> m(rows, cols);
  for (float& v : m.reshaped()) v = size * static_cast<float>(random.normal());
  return m;
}

Matrix<float> product(const Matrix<float>& a, const Matrix<float>& b) {
  PackedMatrix<float> packed;
  packed.pack(a);
  RightSide<float> right;
  Matrix<float> c(a.rows(), b.cols());
  packed.multiply(right.of(b.data(), b.rows(), b.rows(), b.cols()), c.data(), c.rows(), false);
  return c;
}

Matrix<float> outerProducts(const Matrix<float>& a, const Matrix<float>& b) {
  Matrix<float> c = Matrix<float>::Zero(a.rows(), b.cols());
  const Matrix<float> turned = b.transpose();
  addOuterProducts<float>(a.data(), a.rows(), turned.data(), turned.rows(), a.cols(), c);
  return c;
}

// Of the sum of the absolute values: on average over all entries.
double error(const Matrix<float>& got, const Matrix<float>& a, const Matrix<float>& b) {
  const Matrix<double> x = a.cast<double>(), y = b.cast<double>(), want = x * y, size = x.cwiseAbs() * y.cwiseAbs();
  return ((got.cast<double>() - want).array().abs() / size.array()).mean();
}

}  // namespace

TEST_CASE("the numeric mode says whether there are tiles") {
  CHECK((numericMode().find(" amx,") != std::string::npos) == tiles::available());
}

// A column alone is done in packets, whose bits are others.
TEST_CASE("the products here are done on tiles, where there are any") {
  const Matrix<float> a = numbers(kRows, kDepth, 1.0f, 1), b = numbers(kDepth, kColumns, 1.0f, 2);
  Matrix<float> inColumns(kRows, kColumns), outerInColumns(kRows, kColumns);
  for (Index j = 0; j < kColumns; ++j) {
    inColumns.col(j) = product(a, b.col(j));
    outerInColumns.col(j) = outerProducts(a, b.col(j));
  }
  CHECK((product(a, b) != inColumns) == tiles::available());
  CHECK((outerProducts(a, b) != outerInColumns) == tiles::available());
}

TEST_CASE("products keep the precision of floats, whatever their size") {
  for (const auto& [left, right] : {std::pair{1.0f, 1.0f}, {1e-15f, 1e15f}, {1e15f, 1e12f}, {1e-8f, 1e-8f}}) {
    const Matrix<float> a = numbers(kRows, kDepth, left, 1), b = numbers(kDepth, kColumns, right, 2);
    CAPTURE(left, right);
    // A sum of 150 products in Eigen's float product has an error of about 1e-8.
    CHECK(error(product(a, b), a, b) < 3e-8);
    CHECK(error(outerProducts(a, b), a, b) < 3e-8);
    CHECK(error(Matrix<float>(a * b), a, b) < 3e-8);
  }
}

TEST_CASE("the comparison sees a product in half the precision, and one without its smallest parts") {
  const Matrix<float> a = numbers(kRows, kDepth, 1.0f, 1), b = numbers(kDepth, kColumns, 1.0f, 2);
  const auto shortened = [](const Matrix<float>& m, int bits) {
    Matrix<float> rounded = m;
    for (float& v : rounded.reshaped()) {
      int exponent = 0;
      const float mantissa = std::frexp(v, &exponent);
      v = std::ldexp(std::nearbyint(std::ldexp(mantissa, bits)), exponent - bits);
    }
    return rounded;
  };
  CHECK(error(product(shortened(a, 8), b), a, b) > 1e-5);
  CHECK(error(product(shortened(a, 16), shortened(b, 16)), a, b) > 1e-7);
}

TEST_CASE("what is not finite stays so") {
  for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    Matrix<float> a = numbers(kRows, kDepth, 1.0f, 1), b = numbers(kDepth, kColumns, 1.0f, 2);
    b(7, 33) = bad;
    Matrix<float> c = product(a, b);
    for (Index j = 0; j < kColumns; ++j) CHECK(c.col(j).allFinite() == (j != 33));
    CHECK_FALSE(c.col(33).array().isFinite().any());
    c = outerProducts(a, b);
    for (Index j = 0; j < kColumns; ++j) CHECK(c.col(j).allFinite() == (j != 33));
  }
}

TEST_CASE("training at the size of tiles has the same bits on one thread and on two") {
  Experiment e;
  e.task.length = 9;
  e.model.hidden = 128;
  e.train.batch = 64;
  for (const char* cell : {"rnn", "lstm", "gru", "gru_reset_after"}) {
    e.model.cell = cell;
    const auto one = Run::make(e, 1), two = Run::make(e, 2);
    for (int i = 0; i < 3; ++i) {
      const double loss = one->step().trainLoss;
      CAPTURE(cell, i);
      CHECK(std::isfinite(loss));
      CHECK(two->step().trainLoss == loss);
    }
    REQUIRE(one->parameters().size() == two->parameters().size());
    for (std::size_t i = 0; i < one->parameters().size(); ++i) CHECK(one->parameters()[i].data == two->parameters()[i].data);
  }
}
