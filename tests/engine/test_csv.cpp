// Reading tables: what is accepted, and that each kind of bad table is told with its place and its cure.
#include <catch2/catch.hpp>

#include "engine/core/error.h"
#include "engine/data/csv.h"

using namespace backflow;
using Catch::Contains;

namespace {

std::vector<double> column(std::string_view bytes, const std::optional<std::string>& wanted = std::nullopt) {
  return numericColumn(parseCsv(bytes, "t.csv"), wanted).values;
}

std::string error(std::string_view bytes, const std::optional<std::string>& wanted = std::nullopt) {
  try {
    column(bytes, wanted);
  } catch (const InputError& e) {
    return e.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a table is read with any usual delimiter and line end", "[csv]") {
  const std::vector<double> expected{1.5, -2e3};
  for (const char* bytes :
       {"a,b\n1,1.5\n2,-2e3\n", "a;b\r\n1;1.5\r\n2;-2e3\r\n", "a\tb\n1\t1.5\n2\t-2e3",
        "\xEF\xBB\xBF"
        "a,b\n1,1.5\n2,-2e3",
        "\n\na , b\n1 , 1.5\n\n2 , -2e3\n", "1,1.5\n2,-2000", "\"a\",\"b, \"\"c\"\"\"\n\"1\",\"1.5\"\n2,\" -2e3\"\n"}) {
    CAPTURE(bytes);
    CHECK(column(bytes) == expected);
  }
  CHECK(column("v\n+1\n2\n") == std::vector<double>{1, 2});
}

TEST_CASE("a header is recognised by a name above a number", "[csv]") {
  CHECK(parseCsv("month,v\n2001-01,3\n", "t.csv").hasHeader);
  CHECK(parseCsv("v\nNA\n", "t.csv").hasHeader);
  CHECK_FALSE(parseCsv("2001-01,3\n2001-02,4\n", "t.csv").hasHeader);
  CHECK(parseCsv("1,2\n3,4\n", "t.csv", "auto", "yes").names == std::vector<std::string>{"1", "2"});
  CHECK(parseCsv("a,2\n3,4\n", "t.csv", "auto", "no").rows() == 2);
  CHECK_THROWS_WITH(parseCsv("a\n1\n", "t.csv", "auto", "maybe"), Contains("task.header = \"maybe\": must be auto, yes or no"));
}

TEST_CASE("a column is chosen by name, by number, or as the last one of numbers", "[csv]") {
  const char* bytes = "a,b,note\n1,2,x\n3,4,y\n";
  CHECK(column(bytes) == std::vector<double>{2, 4});
  CHECK(column(bytes, "a") == std::vector<double>{1, 3});
  CHECK(column(bytes, "1") == std::vector<double>{1, 3});
  CHECK_THAT(error(bytes, "c"), Contains("task.column = \"c\"") && Contains("a, b, note") && Contains("1 to 3"));
  CHECK_THAT(error(bytes, "4"), Contains("task.column = \"4\""));
  CHECK_THAT(error(bytes, "0"), Contains("task.column = \"0\""));
  CHECK_THAT(error("a,b,a\n1,2,3\n4,5,6\n", "a"), Contains("columns 1 and 3 of that name"));
  CHECK_THAT(error(bytes, "note"), Contains("t.csv, line 2") && Contains("column \"note\"") && Contains("\"x\""));
}

TEST_CASE("a cell that is no number is named with its line and column", "[csv]") {
  CHECK_THAT(error("a,b\n1,2\n3,4x\n5,6\n"), Contains("t.csv, line 3: column \"b\": \"4x\" is not a number"));
  CHECK_THAT(error("a;b\n1;0,5\n2;0,25\n3;1\n"), Contains("column \"b\"") && Contains("decimal point"));
  CHECK_THAT(error("a;b\n1;2\n1;3\n1;4,5\n"), Contains("line 4") && Contains("\"4,5\"") && Contains("decimal point"));
  CHECK_THAT(error("a\n1\ninf\n"), Contains("line 3") && Contains("inf"));
  CHECK_THAT(error("a\n1\n1e999\n"), Contains("line 3"));
  CHECK_THAT(error("a\n1\n0x10\n"), Contains("line 3"));
  CHECK_THAT(error("a\n1\n+-2\n"), Contains("line 3"));
}

TEST_CASE("a missing value is named with its line", "[csv]") {
  for (const char* cell : {"", "NA", "nan", "N/A", "null", "\"\""}) {
    CAPTURE(cell);
    CHECK_THAT(error(std::string("a,b\n1,2\n3,") + cell + "\n5,6\n"),
               Contains("t.csv, line 3: column \"b\": the value is missing"));
  }
}

TEST_CASE("line numbers are those of the file", "[csv]") {
  CHECK_THAT(error("a,b\r\n\r\n\"two\r\nlines\",2\r\n1,3\r\n1,x\r\n"), Contains("t.csv, line 6") && Contains("\"x\""));
  CHECK_THAT(error("v\r1\rx\r2\r3\r"), Contains("t.csv, line 3"));
}

TEST_CASE("a table that is none is refused", "[csv]") {
  CHECK_THAT(error(""), Contains("t.csv: is empty"));
  CHECK_THAT(error("\n \n\n"), Contains("t.csv: is empty"));
  CHECK_THAT(error("\xEF\xBB\xBF"), Contains("t.csv: is empty"));
  CHECK_THAT(error("a,b\n"), Contains("header and no rows"));
  CHECK_THAT(error("a,b\n1,2\n3\n"), Contains("t.csv, line 3: 1 cells where line 1 has 2"));
  CHECK_THAT(error("a,b\n1,2\n3,4,5\n"), Contains("line 3: 3 cells"));
  CHECK_THAT(error("a,b\nx,y\nz,w\n"), Contains("t.csv: no column of numbers"));
  CHECK_THAT(error("a\n1\n\"2\n3\n"), Contains("never closed"));
  CHECK_THAT(error("a\n1\n2\"2\n3\n"), Contains("line 3") && Contains("quote"));
  CHECK_THAT(error(std::string_view("a\n1\0", 4)), Contains("byte 3") && Contains("NUL"));
  CHECK_THROWS_WITH(parseCsv("a\n1\n", "t.csv", "::"), Contains("task.delimiter = \"::\""));
  CHECK(parseCsv("a|b\n1|2\n", "t.csv", "|").columns() == 2);
}
