#include "engine/data/utf8.h"

#include "engine/core/error.h"

namespace backflow {
namespace {

// How the first byte of a sequence reads: its length, its own bits, and the least code point that may be written so long.
struct Lead {
  int length;
  char32_t bits, least;
};

Lead lead(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80; }  // a sequence

bool allowed(char32_t c, char32_t least) { return c >= least && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

// The code point that begins at `at`, which moves on behind it; false if there is none.
bool next(std::string_view bytes, std::size_t& at, char32_t& c) {
  const Lead first = lead(static_cast<unsigned char>(bytes[at]));
  if (first.length == 0 || at + static_cast<std::size_t>(first.length) > bytes.size()) return false;
  c = first.bits;
  for (int i = 1; i < first.length; ++i) {
    const char byte = bytes[at + static_cast<std::size_t>(i)];
    if (!continues(byte)) return false;
    c = (c << 6) | (static_cast<unsigned char>(byte) & 0x3Fu);
  }
  at += static_cast<std::size_t>(first.length);
  return allowed(c, first.least);
}

}  // namespace

std::vector<char32_t> decodeUtf8(std::string_view bytes, std::string_view name) {
  std::vector<char32_t> text;
  text.reserve(bytes.size());
  for (std::size_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; at < bytes.size();) {
    const std::size_t start = at;
    char32_t c = 0;
    if (!next(bytes, at, c))
      throw InputError(std::string(name) + ", byte " + std::to_string(start) +
                       ": not valid UTF-8; save the file as UTF-8 text");
    if (c == 0)
      throw InputError(std::string(name) + ", byte " + std::to_string(start) + ": a NUL byte; a plain text file is needed");
    text.push_back(c);
  }
  return text;
}

bool isText(std::string_view bytes) {
  char32_t c = 1;
  for (std::size_t at = 0; at < bytes.size();)
    if (!next(bytes, at, c) || c == 0) return false;
  return true;
}

std::string encodeUtf8(char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

std::size_t columnsOf(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool combines =
        byte == 0xCC || (byte == 0xCD && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xB0);
    count += !continues(text[i]) && !combines;
  }
  return count;
}

std::string shortened(std::string_view text, std::size_t mostBytes) {
  if (text.size() <= mostBytes) return std::string(text);
  constexpr std::string_view kMore = "…";
  std::size_t end = mostBytes - kMore.size();
  while (end > 0 && continues(text[end])) --end;
  return std::string(text.substr(0, end)).append(kMore);
}

std::string visibleGlyph(char32_t c) {
  if (c == U'\n') return "⏎";
  if (c == U'\t') return "⇥";
  if (c < 0x20) return encodeUtf8(0x2400 + c);
  return encodeUtf8(c == 0x7F ? 0x2421 : c);
}

}  // namespace backflow
