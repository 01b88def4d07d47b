// docs/reference.md is what the program says of itself, and its tables are whole.
#include "engine/experiment/reference.h"

#include <catch2/catch.hpp>
#include <regex>
#include <sstream>

#include "engine/cells/list.h"
#include "engine/core/resources.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"

using namespace backflow;
using Catch::Contains;

namespace {

// Cells of a row of a Markdown table: its bars but the escaped ones.
int bars(const std::string& line) {
  const std::string plain = std::regex_replace(line, std::regex(R"(\\\|)"), "");
  return static_cast<int>(std::count(plain.begin(), plain.end(), '|'));
}

}  // namespace

TEST_CASE("the reference that ships is the program's") {
  INFO("a registry or the table has changed; run: backflow-cli list --markdown > docs/reference.md");
  const bool same = readFile(std::filesystem::path(TEST_DATA) / "../../docs/reference.md") == referenceMarkdown();
  CHECK(same);
}

TEST_CASE("every entry and every key is in the reference, in rows as wide as their table") {
  const std::string text = referenceMarkdown();
  for (const CellInfo* cell : cells()) CHECK_THAT(text, Contains("| `" + std::string(cell->about.id) + "` | "));
  for (const Knob& knob : knobs()) CHECK_THAT(text, Contains("\n| `" + knob.path + "` | "));
  std::istringstream lines(text);
  int width = 0;
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    if (line.rfind("|", 0) != 0) {
      width = 0;
      continue;
    }
    if (width == 0) width = bars(line);
    CHECK(bars(line) == width);
  }
  CHECK(bars("| `|a|` | b |") != bars("| c | d |"));  // an equation's own bars would show
}
