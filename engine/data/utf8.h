// UTF-8 (RFC 3629), strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backflow {

// The code points of a text; a byte order mark at the start is skipped. Throws InputError that names the file and the
// offset (from 0) of the first byte that is not text: invalid UTF-8, or a NUL, which no text file holds.
std::vector<char32_t> decodeUtf8(std::string_view bytes, std::string_view name);

bool isText(std::string_view bytes);  // whether decodeUtf8() takes it

std::string encodeUtf8(char32_t codePoint);

// Columns of a terminal, near enough: characters but those that combine with the one before (U+0300 … U+036F).
std::size_t columnsOf(std::string_view text);

// The text where it has at most so many bytes, else as many whole characters of it as fit before an "…". At least 3.
std::string shortened(std::string_view text, std::size_t mostBytes);

// A printable stand-in, one glyph wide: "⏎" for a line feed, "⇥" for a tab, U+2400… for other controls, else itself.
std::string visibleGlyph(char32_t codePoint);

}  // namespace backflow
