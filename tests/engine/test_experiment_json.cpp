// The experiment file: exact there and back, and every way to get it wrong has a message of one line.
#include "engine/experiment/experiment_json.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;
using Catch::EndsWith;
using nlohmann::json;

namespace {

std::string errorOf(const std::string& text) {
  try {
    parseExperiment(text, "exp.json");
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

bool validates(const json& schemaJson, const json& document) {
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
  return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

std::vector<std::filesystem::path> examples() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(TEST_DATA).parent_path().parent_path() / "examples"))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("an experiment comes back exactly") {
  Experiment e;
  e.name = "Ω \"quoted\" \\ 简体";
  e.seed = 9007199254740991ULL;
  e.precision = Precision::Float64;
  e.task.file = "a.csv";
  e.model.init.spectralRadius = 0.1 + 0.2;  // not 0.3
  e.model.head.units = {10, 20};
  e.train.learningRate = 1.0 / 3.0;
  e.train.steps = 1000000000;
  const Experiment back = parseExperiment(experimentText(e), "");
  CHECK(changedKnobs(e, back).empty());
  CHECK(experimentText(back) == experimentText(e));
  CHECK(changedKnobs(parseExperiment(experimentJson(e).dump(), ""), e).empty());
  CHECK_THAT(experimentText(Experiment()), Catch::StartsWith("{\n  \"backflow\": 1,\n  \"name\": \"\",\n  \"seed\": 7,"));
}

TEST_CASE("every key is optional") { CHECK(changedKnobs(parseExperiment("{}", ""), Experiment()).empty()); }

TEST_CASE("what is wrong is named in one line") {
  CHECK(errorOf("{\"train\": {\"batch\": 0}}") == "exp.json: train.batch = 0: must be a whole number from 1 to 4096");
  CHECK_THAT(errorOf("{\"train\": {\"clip\": {\"tresh\": 1}}}"),
             Contains("\"train.clip.tresh\"") && Contains("nearest one is train.clip.threshold"));
  CHECK_THAT(errorOf("{\"modle\": {\"cell\": \"lstm\"}}"), EndsWith("the nearest one is model"));
  CHECK_THAT(errorOf("{\"train\": {\"clp\": {\"mode\": 1}}}"), EndsWith("the nearest one is train.clip"));
  CHECK_THAT(errorOf("{\"cell\": 1}"), EndsWith("the nearest one is model.cell"));
  CHECK(errorOf("{\"seed\": 1e400}") == "exp.json: not JSON that can be read: number overflow parsing '1e400'");
  CHECK_THAT(errorOf("{\"train.batch\": 4}"), Contains("no such key"));
  CHECK_THAT(errorOf("{\"train\": 4}"), Contains("train: must be an object"));
  CHECK_THAT(errorOf("{\"model\": {\"cell\": 3}}"), Contains("model.cell = 3: must be one of"));
  CHECK_THAT(errorOf("{\"seed\": 1, \"seed\": 2}"), Contains("\"seed\" stands twice"));
  CHECK_THAT(errorOf("{\"model\": {\"init\": {\"gain\": 1, \"gain\": 1}}}"), Contains("\"model.init.gain\" stands twice"));
  CHECK_THAT(errorOf("{\"future\": 1, \"backflow\": 2}"), Contains("backflow = 2"));
  CHECK_THAT(errorOf("{\n  \"seed\": 1\n  \"name\": 2}"), Contains("exp.json: line 3, column 8") && Contains("not JSON"));
  CHECK_THAT(errorOf("{\"näme\" 1}"), Contains("line 1, column 9"));
  CHECK_THAT(errorOf("{\"name\": \"\xff\xfe\"}"), Contains("line 1") && Contains("UTF-8"));
  CHECK_THAT(errorOf("{\"train\": {\"learning_rate\": 1e999}}"), Contains("1e999"));
  for (const char* text : {"", "[]", "3", "null", "{", "{\"seed\": NaN}", "{\"a\n\": 1}"}) {
    INFO(text);
    CHECK_THAT(errorOf(text), Catch::StartsWith("exp.json: ") && !Contains("\n"));
  }
}

TEST_CASE("monstrous files are refused quickly") {
  CHECK_THAT(errorOf(std::string(500000, '[')), Contains("nested"));
  CHECK_THAT(errorOf(std::string(1000001, ' ')), Contains("1 MB"));
  const TemporaryFolder folder;
  writeFileAtomically(folder / "big.json", std::string(2000000, ' '));
  CHECK_THROWS_WITH(loadExperiment(folder / "big.json"), Contains("big.json") && Contains("1 MB"));
  CHECK_THROWS_AS(loadExperiment(folder.path()), IoError);
  CHECK_THROWS_AS(loadExperiment(folder / "absent.json"), IoError);
}

TEST_CASE("a data file is sought beside the experiment first") {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "exp.json", "{\"task\": {\"name\": \"series\", \"file\": \"mine.csv\"}}");
  CHECK(loadExperiment(folder / "exp.json").task.file == "mine.csv");
  writeFileAtomically(folder / "mine.csv", "1\n");
  CHECK(loadExperiment(folder / "exp.json").task.file == (folder / "mine.csv").string());
}

TEST_CASE("the schema that ships is the table's") {
  INFO("a registry or the table has changed; run: backflow-cli schema > resources/experiment.schema.json");
  const bool same = readFile(resourceFolder() / "experiment.schema.json") == experimentSchema().dump(2) + "\n";
  CHECK(same);
}

TEST_CASE("the schema accepts the defaults and every example, and refuses what the reader refuses") {
  const json schema = experimentSchema();
  CHECK(validates(schema, experimentJson(Experiment())));
  REQUIRE(examples().size() >= 5);
  for (const auto& file : examples()) {
    INFO(file);
    CHECK(validates(schema, json::parse(readFile(file))));
    CHECK_NOTHROW(loadExperiment(file));
  }
  for (const char* wrong :
       {"{\"train\": {\"batch\": 0}}", "{\"train\": {\"batsch\": 1}}", "{\"model\": {\"cell\": \"lstn\"}}", "{\"name\": null}",
        "{\"backflow\": 2}", "{\"model\": {\"head\": {\"units\": [0]}}}", "{\"model\": {\"residual\": 1}}", "[]",
        "{\"model\": {\"peephole\": \"half\"}}", "{\"train\": {\"clip\": {\"threshold\": -1}}}"}) {
    INFO(wrong);
    CHECK_FALSE(validates(schema, json::parse(wrong)));
    CHECK(errorOf(wrong) != "accepted");
  }
}

TEST_CASE("files of other kinds are called what they are") {
  CHECK_THAT(errorOf(R"({"backflow_sweep": 1})"), Contains("is a sweep") && Contains("backflow-cli sweep"));
  CHECK_THAT(errorOf(R"({"backflow_expect": 1})"), Contains("backflow-cli verify"));
  CHECK_THAT(errorOf(R"({"reproduce": 1, "arms": []})"), Contains("backflow-cli reproduce"));
}
