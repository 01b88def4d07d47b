// .npz as NumPy reads it. The bytes are checked by hand, and NumPy itself is asked where it is installed.
#include "engine/formats/npz.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;

namespace {

std::vector<NamedArray> sample() {
  return {{"rnn.weight_ih_l0", {2, 3}, std::vector<float>{1, 2, 3, 4, 5, -0.1f}},
          {"grad/head.bias", {2}, std::vector<double>{1e-300, std::numeric_limits<double>::infinity()}},
          {"target", {2, 1, 2}, std::vector<std::int64_t>{1, -2, 3, 1LL << 40}},
          {"loss", {}, std::vector<double>{0.25}},
          {"empty", {0, 4}, std::vector<float>{}},
          {"meta", {}, std::string("{\"name\": \"Ω 简体 😀\"}")},
          {"none", {}, std::string()}};
}

// The bytes of the .npy member; members are stored, so they stand in the archive as they are.
std::string member(const std::string& archive, const std::string& name) {
  const std::size_t at = archive.find(name + ".npy");
  return archive.substr(archive.find("\x93NUMPY", at));
}

}  // namespace

TEST_CASE("a member is .npy 1.0 with aligned data") {
  const TemporaryFolder folder;
  writeNpz(folder / "a.npz", sample());
  const std::string npy = member(readFile(folder / "a.npz"), "rnn.weight_ih_l0");
  CHECK(npy.substr(6, 2) == std::string("\x01\x00", 2));
  const std::size_t header = static_cast<unsigned char>(npy[8]) + 256u * static_cast<unsigned char>(npy[9]);
  CHECK((10 + header) % 64 == 0);
  CHECK(npy[10 + header - 1] == '\n');
  CHECK_THAT(npy.substr(10, header), Catch::StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"));
  float last = 0;
  std::memcpy(&last, npy.data() + 10 + header + 5 * sizeof(float), sizeof last);
  CHECK(last == -0.1f);
}

TEST_CASE("the same arrays give the same bytes, whenever they are written") {
  const TemporaryFolder folder;
  writeNpz(folder / "a.npz", sample());
  writeNpz(folder / "b.npz", sample());
  CHECK(readFile(folder / "a.npz") == readFile(folder / "b.npz"));
  auto changed = sample();
  std::get<std::vector<double>>(changed[3].data)[0] = 0.5;
  writeNpz(folder / "b.npz", changed);
  CHECK(readFile(folder / "a.npz") != readFile(folder / "b.npz"));
}

TEST_CASE("a shape that does not fit its numbers and a folder that is not there are refused") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(writeNpz(folder / "a.npz", {{"x", {3}, std::vector<float>{1, 2}}}), std::logic_error);
  CHECK_THROWS_AS(writeNpz(folder / "no" / "a.npz", sample()), IoError);
  CHECK_FALSE(std::filesystem::exists(folder / "a.npz"));
}

TEST_CASE("NumPy reads the archive back") {
  if (std::system("/usr/bin/python3 -c 'import numpy' 2>/dev/null") != 0) {
    WARN("skipped: /usr/bin/python3 has no NumPy");
    return;
  }
  const TemporaryFolder folder;
  writeNpz(folder / "a.npz", sample());
  writeFileAtomically(folder / "read.py", R"(
import sys, zipfile, numpy as np
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
a = np.load(sys.argv[1], allow_pickle=False)
assert a.files == ['rnn.weight_ih_l0', 'grad/head.bias', 'target', 'loss', 'empty', 'meta', 'none'], a.files
w = a['rnn.weight_ih_l0']
assert w.dtype == np.float32 and w.tolist() == np.array([[1, 2, 3], [4, 5, -0.1]], np.float32).tolist() and w.flags.c_contiguous
assert a['grad/head.bias'].tolist() == [1e-300, float('inf')]
assert a['target'].dtype == np.int64 and a['target'].tolist() == [[[1, -2]], [[3, 1 << 40]]]
assert a['loss'].shape == () and a['loss'] == 0.25
assert a['empty'].shape == (0, 4)
assert a['meta'].shape == () and str(a['meta']) == '{"name": "Ω 简体 😀"}', a['meta']
assert str(a['none']) == ''
)");
  CHECK(std::system(
            ("/usr/bin/python3 '" + (folder / "read.py").string() + "' '" + (folder / "a.npz").string() + "'").c_str()) == 0);
}
