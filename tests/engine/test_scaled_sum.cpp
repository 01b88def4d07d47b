// Sums of numbers that come with powers of two, beyond what a double holds.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/scaled_sum.h"

using namespace backflow;

TEST_CASE("a sum beyond 1e308 and below 1e-308 keeps its digits") {
  const double one[] = {1.0, -3.0}, other[] = {0.5, 0.25};
  ScaledSum sum;
  sum.reset(2);
  CHECK(sum.exponent() == 0);
  sum.add(one, 4000);  // 2^4000 = 1e1204
  sum.add(other, 4000);
  sum.add(other, 3999);
  CHECK(sum.exponent() == 4000);
  const Vector<double> value = sum.scaledTo(4000);
  CHECK(value[0] == 1.75);
  CHECK(value[1] == -2.625);
  CHECK(sum.scaledTo(4010)[0] == 1.75 / 1024.0);
}

TEST_CASE("what is small beside the sum is lost, and what is large is not lost in it") {
  const double one[] = {1.0}, minus[] = {-1.0};
  ScaledSum sum;
  sum.reset(1);
  sum.add(one, -3000);  // nothing at exponent 0
  CHECK(sum.exponent() == 0);
  CHECK(sum.scaledTo(0)[0] == 0.0);
  sum.add(one, 0);
  sum.add(one, 2000);  // far above
  CHECK(sum.exponent() == 2000);
  CHECK(sum.scaledTo(2000)[0] == 1.0);
  sum.add(one, 1990);
  sum.add(minus, 2000);
  CHECK(sum.scaledTo(1990)[0] == 1.0);
  sum.reset(3);
  CHECK(sum.exponent() == 0);
  CHECK(sum.scaledTo(0) == Vector<double>::Zero(3));
}

TEST_CASE("float32 numbers add up in double, and NaN and infinity stay") {
  ScaledSum sum;
  sum.reset(1);
  const float third = 1.0f / 3.0f;
  for (int i = 0; i < 3000; ++i) sum.add(&third, 5);
  CHECK(sum.scaledTo(0)[0] == Approx(3000.0 * 32.0 * static_cast<double>(third)).epsilon(1e-14));
  const double infinite[] = {INFINITY}, nan[] = {NAN};
  sum.add(infinite, 3);
  CHECK(sum.scaledTo(0)[0] == INFINITY);
  sum.add(nan, 100);
  CHECK(std::isnan(sum.scaledTo(100)[0]));
}
