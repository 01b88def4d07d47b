// Weights as files: back to the same bits, and nothing is believed that a file says of itself.
#include "engine/formats/weights.h"

#include <catch2/catch.hpp>
#include <cstring>

#include "engine/cells/list.h"
#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/npy.h"
#include "engine/formats/npz.h"
#include "engine/formats/safetensors.h"
#include "engine/train/run.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;

namespace {

Experiment small(const std::string& cell, Precision precision = Precision::Float32) {
  Experiment e;
  e.precision = precision;
  e.task.length = 10;
  e.model.cell = cell;
  e.model.hidden = 5;
  e.model.layers = 2;
  e.train.batch = 4;
  return e;
}

void requireSame(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
  REQUIRE(a.size() == b.size());
  for (const NamedArray& one : a) {
    const auto other = std::find_if(b.begin(), b.end(), [&](const NamedArray& c) { return c.name == one.name; });
    REQUIRE(other != b.end());
    REQUIRE(other->shape == one.shape);
    REQUIRE(other->data == one.data);
  }
}

std::string safetensors(const std::string& header, const std::string& data) {
  const std::uint64_t length = header.size();
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &length, 8);
  return bytes + header + data;
}

std::string why(const std::string& bytes) {
  try {
    parseSafetensors(bytes, "f");
  } catch (const InputError& error) {
    CHECK_THAT(error.what(), !Contains("\n"));
    return error.what();
  }
  return "";
}

std::string npyHeader(const std::string& header) {
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size());
  bytes += '\0';
  return bytes + header;
}

}  // namespace

TEST_CASE("weights of every cell come back bit for bit, and another run takes them") {
  const TemporaryFolder folder;
  REQUIRE_FALSE(cells().empty());
  for (const CellInfo* cell : cells())
    for (const Precision precision : {Precision::Float32, Precision::Float64}) {
      INFO(cell->about.id);
      Experiment e = small(std::string(cell->about.id), precision);
      const auto run = Run::make(e);
      for (int i = 0; i < 3; ++i) run->step();
      e.seed = 99;
      const auto other = Run::make(e);
      for (const WeightFormat& format : weightFormats()) {
        if (!format.parse) continue;
        const auto file = folder / (std::string("w") + format.ending);
        writeWeights(file, {run->parameters(), experimentText(run->experiment())});
        const Weights back = readWeights(file);
        requireSame(run->parameters(), back.arrays);
        CHECK(back.experiment == experimentText(run->experiment()));
        other->setParameters(back.arrays);
        requireSame(run->parameters(), other->parameters());
        CHECK(other->validate().loss == other->validate().loss);
      }
    }
}

TEST_CASE("parameters of another network, precision or shape are refused, and nothing is changed") {
  const auto run = Run::make(small("rnn"));
  const auto before = run->parameters();
  CHECK_THROWS_WITH(run->setParameters(Run::make(small("rnn", Precision::Float64))->parameters()), Contains("float32"));
  CHECK_THROWS_WITH(run->setParameters(Run::make(small("lstm"))->parameters()), Contains("the network wants 5 × 2"));
  auto arrays = before;
  arrays.pop_back();
  CHECK_THROWS_WITH(run->setParameters(arrays), Contains("head.bias: is missing"));
  arrays = before;
  arrays.push_back({"more", {1}, std::vector<float>{1.0f}});
  CHECK_THROWS_WITH(run->setParameters(arrays), Contains("no such parameter"));
  arrays = before;
  std::get<std::vector<float>>(arrays[0].data)[0] = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH(run->setParameters(arrays), Contains("not finite"));
  requireSame(before, run->parameters());
}

TEST_CASE("the ending names the format; others are refused by name") {
  CHECK_THROWS_WITH(weightFormatOf("w.pt"), Contains(".npz, .safetensors, .json"));
  CHECK_THROWS_WITH(readWeights("w.json"), Contains("cannot be read back"));
}

TEST_CASE("a safetensors file is believed in nothing") {
  const std::string good = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
  CHECK(why(safetensors(good, std::string(8, '\0'))).empty());
  CHECK_THAT(why("short"), Contains("too short"));
  CHECK_THAT(why(std::string("\0\0\0\x40\0\0\0\0{}", 10)), Contains("declares a header of 1073741824 bytes"));
  CHECK_THAT(why(safetensors("{", "")), Contains("header"));
  CHECK_THAT(why(safetensors("[]", "")), Contains("must be an object"));
  CHECK_THAT(why(safetensors(good, std::string(4, '\0'))), Contains("lies at 0 … 8"));
  CHECK_THAT(why(safetensors(good, std::string(12, '\0'))), Contains("4 bytes belong to no array"));
  const auto one = [](const std::string& dtype, const std::string& shape, const std::string& place) {
    return safetensors(R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + place + "}}",
                       std::string(8, '\0'));
  };
  CHECK_THAT(why(one("BF16", "[4]", "[0,8]")), Contains("BF16"));
  CHECK_THAT(why(one("F32", "[3]", "[0,8]")), Contains("do not fit its shape"));
  CHECK_THAT(why(one("F32", "[4294967296,4294967296,2]", "[0,8]")), Contains("do not fit its shape"));
  CHECK_THAT(why(one("F32", "[-2]", "[0,8]")), Contains("whole numbers"));
  CHECK_THAT(why(one("F32", "[2]", "[8,0]")), Contains("a begin and an end"));
  CHECK_THAT(why(one("F32", "[1]", "[4,8]")), Contains("expected"));
}

TEST_CASE("an npz is believed in nothing") {
  const auto read = [](const std::string& header, const std::string& data) {
    return parseNpy(npyHeader(header) + data, "a", "f");
  };
  CHECK(read("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", std::string(8, '\0')).shape ==
        std::vector<std::size_t>{2});
  CHECK_THROWS_WITH(read("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", std::string(8, '\0')), Contains("|O"));
  CHECK_THROWS_WITH(read("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", ""), Contains("records"));
  CHECK_THROWS_WITH(read("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 1), }", std::string(8, '\0')),
                    Contains("Fortran"));
  CHECK_THROWS_WITH(read("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", std::string(8, '\0')), Contains("shape"));
  CHECK_THROWS_WITH(read("{'descr': '<f4', 'shape': (2,), }", std::string(8, '\0')), Contains("must have"));
  CHECK_THROWS_WITH(read("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", ""),
                    Contains("whole numbers"));
  CHECK_THROWS_WITH(parseNpy("\x93NUMPY\x01", "a", "f"), Contains("no array of NumPy"));
  CHECK_THROWS_WITH(parseNpz("PK nonsense", "f"), Contains("is no .npz"));
  CHECK_THROWS_WITH(parseNpz("", "f"), Contains("f: "));

  // A few kilobytes that declare a great deal are refused before they are unpacked.
  const std::string bomb = npzBytes({{"a", {1 << 22}, std::vector<float>(1 << 22)}}, true);
  CHECK(bomb.size() < 40000);
  CHECK_THROWS_WITH(parseNpz(bomb, "f"), Contains("100 to 1"));
  std::string broken = npzBytes({{"a", {4}, std::vector<float>{1, 2, 3, 4}}});
  broken[broken.find("NUMPY") + 130] = 'x';  // a number: the sum no longer fits
  CHECK_THROWS_WITH(parseNpz(broken, "f"), Contains("damaged"));
}
