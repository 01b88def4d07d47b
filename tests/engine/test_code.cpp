// Experiments as short texts.
#include <catch2/catch.hpp>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/experiment/code.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/base64.h"

using namespace backflow;
using Catch::Contains;

TEST_CASE("base64 is that of RFC 4648") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("foobarfoo", 1) == "Zm9v\nYmFy\nZm9v\n");
  const std::string bytes("\xfb\xff\xfe\x00", 4);
  CHECK(base64Url(bytes) == "-__-AA");
  CHECK(parseBase64Url("-__-AA", "f") == bytes);
  CHECK_THROWS_AS(parseBase64Url("A", "f"), InputError);
  CHECK_THROWS_AS(parseBase64Url("AA=A", "f"), InputError);
}

TEST_CASE("every experiment comes back from its code, and the codes are short") {
  std::vector<Experiment> all{Experiment()};
  for (const auto& file : exampleExperiments()) all.push_back(loadExperiment(file));
  REQUIRE(all.size() > 5);
  Experiment odd;
  odd.name = "Füße → \"∂L\"";
  odd.train.learningRate = 0.1234567890123456;
  odd.model.head.units = {3, 4};
  odd.seed = 9007199254740991u;
  all.push_back(odd);
  for (const Experiment& e : all) {
    const std::string code = experimentCode(e);
    INFO(code);
    CHECK(code.size() < 600);
    CHECK(isExperimentCode("  \n" + code));
    CHECK(experimentText(parseExperimentCode(code)) == experimentText(e));
    std::string wrapped = "\n ";
    for (std::size_t i = 0; i < code.size(); ++i) wrapped += code.substr(i, 1) + (i > 20 && i % 40 == 0 ? "\n  " : "");
    CHECK(experimentText(parseExperimentCode(wrapped)) == experimentText(e));
  }
}

TEST_CASE("a damaged code is refused in one line") {
  const std::string code = experimentCode(Experiment());
  CHECK_THROWS_WITH(parseExperimentCode("hello"), Contains("must begin with backflow1:"));
  CHECK_THROWS_WITH(parseExperimentCode("backflow1:"), Contains("damaged or cut short"));
  CHECK_THROWS_WITH(parseExperimentCode(code.substr(0, code.size() - 4)), Contains("damaged or cut short"));
  CHECK_THROWS_WITH(parseExperimentCode(code + "!"), Contains("character"));
}
