// Files: found, unpacked, fingerprinted; and each way in which a file is not one.
#include <zlib.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/data/data_file.h"
#include "engine/data/sha256.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;

namespace {

std::string gzip(const std::string& bytes, const std::filesystem::path& scratch) {
  gzFile out = gzopen(scratch.c_str(), "wb");
  gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(out);
  std::ifstream in(scratch, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("SHA-256 agrees with the standard's examples", "[data]") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the bundled data are found by their bare names", "[data]") {
  const std::vector<std::string> names = bundledData();
  for (const char* name : {"co2.csv", "digits.csv.gz", "river.txt", "sunspots.csv"}) {
    CAPTURE(name);
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
    const DataFile file = readDataFile(name);
    CHECK(file.bytes.size() > 5000);
    CHECK(file.hash.size() == 64);
  }
  CHECK(std::find(names.begin(), names.end(), "README.md") == names.end());
  CHECK_THROWS_AS(findDataFile(""), IoError);
  CHECK_THROWS_AS(findDataFile("data/co2.csv"), IoError);
  CHECK_THROWS_WITH(findDataFile("co3.csv"), Contains("\"co3.csv\"") && Contains(std::filesystem::current_path().string()) &&
                                                 Contains(resourceFolder().string()));
}

TEST_CASE("BACKFLOW_RESOURCES names another folder", "[data]") {
  const TemporaryFolder folder;
  ::setenv("BACKFLOW_RESOURCES", folder.path().c_str(), 1);
  CHECK(resourceFolder() == folder.path());
  CHECK(bundledData().empty());
  ::unsetenv("BACKFLOW_RESOURCES");
  CHECK(resourceFolder() != folder.path());
}

TEST_CASE("a folder is refused by name", "[data]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(readDataFile(folder.path().string()), Contains(folder.path().string()) && Contains("is a folder"));
  CHECK_THROWS_AS(readDataFile(folder.path().string()), IoError);
}

TEST_CASE("a device without end is refused", "[data]") {
  CHECK_THROWS_WITH(readDataFile("/dev/zero"), Contains("is larger than"));
}

TEST_CASE("gzip is unpacked, and damage is seen", "[data]") {
  const TemporaryFolder folder;
  const std::string text(100000, 'x');
  const std::string packed = gzip(text, folder / "a.gz");
  CHECK(gunzip(packed, "a.gz", 1 << 20) == text);
  CHECK(gunzip(packed + packed, "a.gz", 1 << 20) == text + text);
  CHECK(readDataFile((folder / "a.gz").string()).bytes == text);
  CHECK(readDataFile((folder / "a.gz").string()).hash == sha256(packed));
  CHECK_THROWS_WITH(gunzip(packed, "a.gz", 1000), Contains("is larger than 1000 bytes"));
  CHECK_THROWS_WITH(gunzip(packed.substr(0, packed.size() / 2), "a.gz", 1 << 20), Contains("a.gz: damaged or cut short"));
  CHECK_THROWS_WITH(gunzip(packed + "junk", "a.gz", 1 << 20), Contains("damaged"));
  std::string turned = packed;
  turned[packed.size() - 6] ^= 1;  // in the checksum
  CHECK_THROWS_WITH(gunzip(turned, "a.gz", 1 << 20), Contains("damaged"));
}
