#include <catch2/catch.hpp>

#include "engine/core/error.h"
#include "engine/data/utf8.h"

using namespace backflow;
using Catch::Contains;

TEST_CASE("UTF-8 is decoded and encoded back", "[utf8]") {
  for (const char32_t c : {U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'水', U'\xFFFF', U'\x10000', U'🌊', U'\x10FFFF'}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(decodeUtf8(encodeUtf8(c) + "!", "t.txt") == std::vector<char32_t>{c, U'!'});
  }
  CHECK(decodeUtf8("\xEF\xBB\xBFok", "t.txt") == std::vector<char32_t>{U'o', U'k'});
  CHECK(decodeUtf8("", "t.txt").empty());
}

TEST_CASE("bytes that are not UTF-8 are named with their offset", "[utf8]") {
  for (const char* bad : {"\x80", "\xC3", "\xC3(", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF8\x88\x80\x80\x80", "\xE6\xB0", "\xFF", "\xF0\x80\x80\xAF"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH(decodeUtf8(std::string("水!") + bad, "t.txt"), Contains("t.txt, byte 4: not valid UTF-8"));
  }
  CHECK_THROWS_WITH(decodeUtf8(std::string_view("ab\0c", 4), "t.txt"), Contains("t.txt, byte 2: a NUL byte"));
}

TEST_CASE("a text is shortened between characters", "[utf8]") {
  CHECK(shortened("水水", 6) == "水水");
  CHECK(shortened("水水水", 8) == "水…");
  CHECK(shortened("水水水", 6) == "水…");
  CHECK(shortened("éa🌊b", 7) == "éa…");
  CHECK(shortened("水水", 3) == "…");
  CHECK(shortened("\x80\x80\x80\x80\x80", 4) == "…");  // no text, no trouble
}

TEST_CASE("characters take a column each, but those that combine", "[utf8]") {
  CHECK(columnsOf("") == 0);
  CHECK(columnsOf("é水🌊") == 3);
  CHECK(columnsOf("h\xCC\x83\xCD\x9E") == 1);
  CHECK(columnsOf("ͰͿ") == 2);  // U+0370 and U+037F, right behind
}

TEST_CASE("controls are shown as one glyph", "[utf8]") {
  CHECK(visibleGlyph(U'\n') == "⏎");
  CHECK(visibleGlyph(U'\t') == "⇥");
  CHECK(visibleGlyph(1) == "␁");
  CHECK(visibleGlyph(0x7F) == "␡");
  CHECK(visibleGlyph(U'é') == "é");
}
