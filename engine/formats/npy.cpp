#include "engine/formats/npy.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <stdexcept>

#include "engine/core/error.h"
#include "engine/data/utf8.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie in memory");

template <class T>
std::string bytesOf(const T& numbers) {
  std::string bytes(numbers.size() * sizeof(numbers[0]), '\0');
  if (!bytes.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

std::string shapeText(const std::vector<std::size_t>& shape) {  // a Python tuple: (), (3,), (3, 4)
  std::string text = "(";
  for (const std::size_t size : shape) text += std::to_string(size) + ", ";
  if (shape.size() == 1) return text.substr(0, text.size() - 1) + ")";
  return (shape.empty() ? text : text.substr(0, text.size() - 2)) + ")";
}

// Magic, version 1.0, length of the header, header, data. The header is padded so that the data begin at a multiple of 64.
std::string npy(const std::string& dtype, const std::vector<std::size_t>& shape, const std::string& data) {
  std::string header = "{'descr': '" + dtype + "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
  constexpr std::size_t kPreamble = 10;
  header.append(63 - (kPreamble + header.size()) % 64, ' ');
  header += '\n';
  std::string file("\x93NUMPY\x01\x00", 8);
  file += static_cast<char>(header.size() & 0xFF);
  file += static_cast<char>(header.size() >> 8);
  return file + header + data;
}

template <class T>
std::string npy(const char* dtype, const NamedArray& array, const std::vector<T>& numbers) {
  if (elementsOf(array.shape) != numbers.size())
    throw std::logic_error(array.name + ": " + std::to_string(numbers.size()) + " numbers for shape " + shapeText(array.shape));
  return npy(dtype, array.shape, bytesOf(numbers));
}

constexpr std::string_view kMagic = "\x93NUMPY";

// The header: a Python dictionary of three keys in any order, with no more than it must have.
struct Header {
  std::string type;
  bool fortran = false;
  std::vector<std::size_t> shape;
};

class HeaderReader {
 public:
  HeaderReader(std::string_view text, const std::string& where) : text_(text), where_(where) {}

  Header read() {
    Header header;
    unsigned seen = 0;
    expect('{');
    while (!take('}')) {
      const std::string key = quoted();
      expect(':');
      if (key == "descr")
        header.type = quoted(), seen |= 1;
      else if (key == "fortran_order")
        header.fortran = truth(), seen |= 2;
      else if (key == "shape")
        header.shape = tuple(), seen |= 4;
      else
        fail("the key '" + key + "' is unknown");
      if (!take(',')) {
        expect('}');
        break;
      }
    }
    skip();
    if (at_ != text_.size() || seen != 7) fail("it must have descr, fortran_order and shape, and nothing after them");
    return header;
  }

 private:
  static constexpr std::size_t kMostDimensions = 32;  // NumPy's own limit

  [[noreturn]] void fail(const std::string& why) const { throw InputError(where_ + ": the header of the array: " + why); }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail(std::string("\"") + c + "\" is missing");
  }
  std::string quoted() {
    skip();
    if (at_ < text_.size() && text_[at_] == '[') fail("an array of records; numbers are wanted");
    const char quote = take('"') ? '"' : '\'';
    if (quote == '\'') expect('\'');
    const std::size_t end = text_.find(quote, at_);
    if (end == std::string_view::npos || end - at_ > 32) fail("a text does not end");
    const std::string found(text_.substr(at_, end - at_));
    if (std::any_of(found.begin(), found.end(), [](char c) { return c < 0x20 || c > 0x7E; })) fail("a text is not ASCII");
    at_ = end + 1;
    return found;
  }
  bool truth() {
    skip();
    for (const std::string_view word : {"True", "False"})
      if (text_.substr(at_, word.size()) == word) {
        at_ += word.size();
        return word == "True";
      }
    fail("fortran_order must be True or False");
  }
  std::vector<std::size_t> tuple() {
    std::vector<std::size_t> shape;
    expect('(');
    while (!take(')')) {
      skip();
      std::uint64_t size = 0;
      const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), size);
      if (error != std::errc() || shape.size() == kMostDimensions) fail("the shape must be at most 32 whole numbers");
      at_ = static_cast<std::size_t>(end - text_.data());
      shape.push_back(size);
      if (!take(',')) {
        expect(')');
        break;
      }
    }
    return shape;
  }

  std::string_view text_;
  const std::string& where_;
  std::size_t at_ = 0;
};

std::string textOf(std::string_view data, const std::string& type, const std::string& where) {
  if (data.size() % sizeof(char32_t) || type.substr(2) != std::to_string(data.size() / sizeof(char32_t)))
    throw InputError(where + ": the text is not as long as its header says");
  std::u32string text(data.size() / sizeof(char32_t), U'\0');
  if (!text.empty()) std::memcpy(text.data(), data.data(), data.size());
  while (!text.empty() && text.back() == U'\0') text.pop_back();
  constexpr char32_t kByteOrderMark = 0xFEFF;  // at the start it is not part of a text
  std::string utf8;
  for (const char32_t c : text) {
    if (c == 0 || (c == kByteOrderMark && utf8.empty()) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
      throw InputError(where + ": a character of the text is none");
    utf8 += encodeUtf8(c);
  }
  return utf8;
}

}  // namespace

std::string npyBytes(const NamedArray& array) {
  if (const auto* numbers = std::get_if<std::vector<float>>(&array.data)) return npy("<f4", array, *numbers);
  if (const auto* numbers = std::get_if<std::vector<double>>(&array.data)) return npy("<f8", array, *numbers);
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&array.data)) return npy("<i8", array, *numbers);
  std::vector<char32_t> text = decodeUtf8(std::get<std::string>(array.data), array.name);
  if (text.empty()) text.push_back(U'\0');  // NumPy pads with 0 and strips it: an empty text of width 1
  return npy("<U" + std::to_string(text.size()), {}, bytesOf(text));
}

NamedArray parseNpy(std::string_view bytes, std::string name, const std::string& where) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
  if (bytes.size() < 10 || bytes.substr(0, kMagic.size()) != kMagic) throw InputError(where + ": is no array of NumPy (.npy)");
  const std::size_t version = byte(6), preamble = version == 1 ? 10 : 12;
  if (version < 1 || version > 3 || bytes.size() < preamble)
    throw InputError(where + ": version " + std::to_string(version) + " of .npy; 1, 2 and 3 can be read");
  const std::size_t length =
      version == 1 ? byte(8) + (byte(9) << 8) : byte(8) + (byte(9) << 8) + (byte(10) << 16) + (byte(11) << 24);
  if (length > bytes.size() - preamble) throw InputError(where + ": the header of the array is longer than the array");
  const Header header = HeaderReader(bytes.substr(preamble, length), where).read();
  if (header.fortran) throw InputError(where + ": is in Fortran order; numpy.ascontiguousarray puts it right");
  const std::string_view data = bytes.substr(preamble + length);

  NamedArray array{std::move(name), header.shape, {}};
  if (header.type == "<f4")
    array.data = numbersOf<float>(data, header.shape, where);
  else if (header.type == "<f8")
    array.data = numbersOf<double>(data, header.shape, where);
  else if (header.type == "<i8")
    array.data = numbersOf<std::int64_t>(data, header.shape, where);
  else if (header.type.substr(0, 2) == "<U" && header.shape.empty())
    array.data = textOf(data, header.type, where);
  else
    throw InputError(where + ": holds numbers of type " + header.type + "; <f4, <f8 and <i8 can be read");
  return array;
}

}  // namespace backflow
