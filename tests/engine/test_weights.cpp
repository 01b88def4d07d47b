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
#include "tests/engine/address_space_limit.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;
using Catch::StartsWith;

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
        if (!format.read) continue;
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

TEST_CASE("a file whose arrays are not those of the experiment in it is refused") {
  const TemporaryFolder folder;
  const auto run = Run::make(small("rnn"));
  const std::string lstm = experimentText(Run::make(small("lstm"))->experiment());
  const auto refusal = [&](const char* ending, const std::vector<NamedArray>& arrays, const std::string& experiment) {
    const auto file = folder / (std::string("w") + ending);
    writeWeights(file, {arrays, experiment});
    try {
      readWeights(file);
    } catch (const InputError& error) {
      CHECK_THAT(error.what(), Catch::StartsWith(file.string() + ": "));
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string own = experimentText(run->experiment());
  const auto good = run->parameters();
  REQUIRE(good[1].name == "rnn.weight_hh_l0");
  for (const char* ending : {".npz", ".safetensors"}) {
    INFO(ending);
    CHECK(refusal(ending, good, own).empty());
    CHECK(refusal(ending, good, "").empty());  // says nothing of itself
    auto bad = good;
    bad[1].shape = {1, good[1].shape[0] * good[1].shape[1]};
    CHECK_THAT(refusal(ending, bad, own), Contains("rnn.weight_hh_l0: is 1 × 25; the experiment in it wants 5 × 5"));
    bad = good;
    bad[1].name = "rnn.weight";
    CHECK_THAT(refusal(ending, bad, own), Contains("rnn.weight_hh_l0: is missing"));
    bad = good;
    bad.push_back({"more", {1}, std::vector<float>{1.0f}});
    CHECK_THAT(refusal(ending, bad, own), Contains("more: the experiment in it has no such parameter"));
    bad.erase(bad.begin());
    CHECK_THAT(refusal(ending, bad, own), Contains("rnn.weight_ih_l0: is missing"));
    CHECK_THAT(refusal(ending, good, lstm), Contains("rnn.weight_ih_l0: is 5 × 2; the experiment in it wants 20 × 2"));
    Experiment huge = small("lstm");
    huge.model.hidden = 4096;
    const std::vector<NamedArray> claims{{"rnn.weight_ih_l0", {0, 65536}, std::vector<float>{}},
                                         {"head.weight", {65536, 0}, std::vector<float>{}}};
    const std::string claimed = experimentText(huge);
#ifndef TEST_SANITIZED                        // a sanitizer takes all addresses for itself
    const AddressSpaceLimit limit(64 << 20);  // the parameters alone would be more than 10 GB
#endif
    CHECK_THAT(refusal(ending, claims, claimed), Contains("holds 0 numbers; the experiment in it wants"));
  }
}

TEST_CASE("the ending names the format; others are refused by name") {
  CHECK_THROWS_WITH(weightFormatOf("w.pt"), Contains(".npz, .safetensors, .onnx, .json"));
  CHECK_THROWS_WITH(readWeights("w.json"), Contains("cannot be read back"));
  CHECK_THROWS_WITH(readWeights("w.onnx"), Contains("cannot be read back"));
}

TEST_CASE("arrays of the right shapes are refused where the file says that their equations are others") {
  const auto of = [](const char* cell, const char* recurrent) {
    Experiment e;
    e.model.cell = cell;
    e.model.recurrent = recurrent;
    return e;
  };
  const auto require = [&](const Experiment& theirs, const Experiment& ours) {
    requireSameEquations("w.npz", {{}, experimentText(theirs)}, ours.model);
  };
  CHECK_NOTHROW(require(of("gru", "free"), of("gru", "free")));
  CHECK_NOTHROW(require(of("rnn", "orthogonal"), of("rnn", "free")));  // what it was made to be, it is
  CHECK_THROWS_WITH(require(of("gru", "free"), of("gru_reset_after", "free")),
                    Contains("model.cell = gru; this run's is gru_reset"));
  CHECK_THROWS_WITH(require(of("rnn", "free"), of("rnn", "orthogonal")), Contains("model.recurrent = free"));
  CHECK_NOTHROW(requireSameEquations("w.npz", {}, of("gru_reset_after", "free").model));
  CHECK_THROWS_WITH(requireSameEquations("w.npz", {}, of("gru", "free").model), Contains("does not say what it is of"));
}

TEST_CASE("arrays that torch.nn would take for another cell's have names of their own in a file") {
  const auto names = [](const Experiment& e) {
    std::string all;
    const auto run = Run::make(e);
    for (const NamedArray& array : parseNpz(weightFormatOf("w.npz").bytes({run->parameters(), experimentText(e)}), "w").arrays)
      all += array.name + ' ';
    return all;
  };
  CHECK_THAT(names(small("gru_reset_after")),
             StartsWith("rnn.weight_ih_l0 ") && Contains("head.bias") && !Contains("backflow"));
  CHECK_THAT(names(small("gru")), StartsWith("backflow.rnn.weight_ih_l0 ") && Contains(" head.bias") && !Contains(" rnn."));
  CHECK_THAT(names(small("lru")), StartsWith("backflow.rnn."));
  Experiment e = small("lstm");
  CHECK_THAT(names(e), StartsWith("rnn."));
  e.model.activation = "relu";
  CHECK_THAT(names(e), StartsWith("backflow.rnn."));
  e = small("rnn");
  e.model.activation = "relu";
  CHECK_THAT(names(e), StartsWith("rnn."));
  e.model.residual = true;
  CHECK_THAT(names(e), StartsWith("backflow.rnn."));
  // Of unknown origin: as they are.
  const Weights unknown{{{"backflow.rnn.x", {1}, std::vector<float>{1}}, {"rnn.x", {1}, std::vector<float>{2}}}, ""};
  const TemporaryFolder folder;
  writeWeights(folder / "w.npz", unknown);
  requireSame(readWeights(folder / "w.npz").arrays, unknown.arrays);
}

TEST_CASE("ONNX: what its operators cannot say is refused before training, and what does not fit the experiment, too") {
  Experiment e = small("lstm");
  CHECK_NOTHROW(requireWeightFormat("w.onnx", e));
  CHECK_NOTHROW(requireWeightFormat("w.npz", small("lru")));
  Experiment longName = small("rnn");
  longName.name = std::string(70000, 'x');
  CHECK_THROWS_WITH(requireWeightFormat("w.npz", longName), Contains("64 KiB"));
  CHECK_THROWS_WITH(requireWeightFormat("w.onnx", small("lru")), Contains("model.cell = lru") && Contains("no operator"));
  e.model.peephole = "diagonal_previous";
  CHECK_THROWS_WITH(requireWeightFormat("w.onnx", e), Contains("c_t, not c_{t−1}"));
  e = small("rnn", Precision::Float64);
  CHECK_THROWS_WITH(requireWeightFormat("w.onnx", e), Contains("float32"));

  e = small("gru");
  const auto run = Run::make(e);
  const std::string text = experimentText(e);
  const auto onnx = [](const Weights& weights) { return weightFormatOf("w.onnx").bytes(weights); };
  CHECK_THAT(onnx({run->parameters(), text}), Contains("GRU") && Contains(text));
  CHECK(onnx({run->parameters(), text}) == onnx({run->parameters(), text}));
  CHECK_THROWS_WITH(onnx({run->parameters(), ""}), Contains("do not say"));
  CHECK_THROWS_WITH(onnx({run->parameters(), "hello"}), Contains("not JSON"));
  CHECK_THROWS_WITH(onnx({Run::make(small("rnn"))->parameters(), text}), Contains("weight_ih_l0: is not of the experiment"));
  CHECK_THROWS_WITH(onnx({{}, text}), Contains("weight_ih_l0: is missing"));
  auto arrays = run->parameters();
  arrays[0].shape.clear();
  CHECK_THROWS_WITH(onnx({arrays, text}), Contains("too few dimensions"));
  arrays = run->parameters();
  arrays.pop_back();
  CHECK_THROWS_WITH(onnx({arrays, text}), Contains("head.bias: is missing"));
}

TEST_CASE("the lines that load a file name its module and its type, or say why there is none") {
  const auto lines = [](const char* file, const Experiment& e) {
    return loadingLines(file, {Run::make(e)->parameters(), experimentText(e)});
  };
  CHECK_THAT(lines("w.npz", small("lstm")), Contains("torch.nn.LSTM(2, 5, 2)") && Contains("keras.layers.LSTM(5"));
  CHECK_THAT(lines("w.npz", small("gru")), Contains("torch.nn.GRU resets after") && Contains("reset_after=False"));
  CHECK_THAT(lines("w.json", small("rnn", Precision::Float64)),
             Contains("'float64')") && Contains("net.to(torch.float64)") && Contains("set_floatx('float64')"));
  CHECK_THAT(lines("w.json", small("rnn")), Contains("'float32')"));
  CHECK_THAT(lines("it's.safetensors", small("mgu")), Contains("load_file('it\\'s.safetensors')") && !Contains("keras"));
  CHECK_THAT(lines("w.onnx", small("gru")), Contains("InferenceSession('w.onnx')") && Contains("(10, 1, 2)"));
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
  CHECK_THAT(why(safetensors(R"({"a\nb":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", std::string(8, '\0'))),
             Contains("control characters"));
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

  std::string named = npzBytes({{"abc", {1}, std::vector<float>{1}}});
  CHECK_NOTHROW(parseNpz(named, "f"));
  for (std::size_t at = named.find("abc.npy"); at != named.npos; at = named.find("abc.npy")) named[at + 1] = '\n';
  CHECK_THROWS_WITH(parseNpz(named, "f"), Contains("control characters"));
  CHECK_THROWS_WITH(npzBytes({}, false, std::string(70000, 'x')), Contains("64 KiB"));

  // A few kilobytes that declare a great deal are refused before they are unpacked.
  const std::string bomb = npzBytes({{"a", {1 << 22}, std::vector<float>(1 << 22)}}, true);
  CHECK(bomb.size() < 40000);
  CHECK_THROWS_WITH(parseNpz(bomb, "f"), Contains("100 to 1"));
  std::string broken = npzBytes({{"a", {4}, std::vector<float>{1, 2, 3, 4}}});
  broken[broken.find("NUMPY") + 130] = 'x';  // a number: the sum no longer fits
  CHECK_THROWS_WITH(parseNpz(broken, "f"), Contains("damaged"));
}
