#include "engine/formats/number_text.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace backflow;

TEST_CASE("a number reads back exactly") {
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(100) == "100");
  CHECK(numberText(5e-324) == "5e-324");
  CHECK(numberText(-std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(numberText(-std::numeric_limits<double>::infinity()) == "-inf");
  CHECK(roundedText(1.0 / 6.0) == "0.1667");
  CHECK(roundedText(1234567) == "1.235e6");
  CHECK(numberText(1e-5) == "1e-5");
  CHECK(numberText(-2.5e30) == "-2.5e30");
}

TEST_CASE("a logarithm becomes a decimal number beyond the range of a double") {
  const double ln10 = std::log(10.0);
  CHECK(expText(0) == "1");
  CHECK(expText(std::log(0.25)) == "0.25");
  CHECK(expText(std::log(3.2) - 412 * ln10).substr(0, 3) == "3.2");
  CHECK(expText(std::log(3.2) - 412 * ln10).substr(expText(std::log(3.2) - 412 * ln10).find('e')) == "e-412");
  CHECK(expText(1000 * ln10 + std::log(7.5)).find("e1000") != std::string::npos);
  CHECK(expText(-400 * ln10) == "1e-400");
  CHECK(expText(-1e-13 - 400 * ln10) == "1e-400");  // not 9.999…e-401 rounded to 10e-401
  CHECK(expText(-std::numeric_limits<double>::infinity()) == "0");
  CHECK(expText(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(expText(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("a number for the eye is brief, and rounds over the edge of a power of ten") {
  const double ln10 = std::log(10.0);
  CHECK(briefExpText(std::log(0.8234)) == "0.82");
  CHECK(briefExpText(std::log(0.0183)) == "0.018");
  CHECK(briefExpText(std::log(149.6)) == "150");
  CHECK(briefExpText(std::log(999.6)) == "1e3");
  CHECK(briefExpText(std::log(9.97e-7)) == "1e-6");
  CHECK(briefExpText(std::log(3.2) - 412 * ln10) == "3.2e-412");
  CHECK(briefExpText(-std::numeric_limits<double>::infinity()) == "0");
}

TEST_CASE("both ways of writing agree where they meet") {
  for (const double ln : {-699.999, -700.001, 699.999, 700.001}) {
    const double value = std::stod(expText(ln));  // the tests run in the classic locale
    CHECK(std::abs(std::log(value) - ln) < 1e-9);
  }
}
