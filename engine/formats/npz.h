// NumPy's .npz: a ZIP of .npy arrays (format version 1.0, little-endian, C order).
// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

// The archive itself, its members deflated or stored as they are. The same arrays give the same bytes.
std::string npzBytes(const std::vector<NamedArray>& arrays, bool deflated = false, const std::string& comment = {});

// The experiment that arrays come from travels as the archive's comment, which NumPy and PyTorch do not look at. Throws
// InputError where it is too long for one.
void requireNpzComment(const std::string& experiment);

struct NpzContent {
  std::vector<NamedArray> arrays;
  std::string comment;
};

// Trusts nothing: before a member is unpacked, its declared size is held against the archive's (at most 100 to 1, 4 GiB in
// all), and so are count, names and encryption. Throws InputError, one line that begins with `name`; `otherwise` is what it
// says of bytes that are no archive.
NpzContent parseNpz(std::string_view bytes, const std::string& name, const std::string& otherwise = "is no .npz");

// Written whole or not at all: to a temporary file beside the target, synced, then renamed. Throws IoError.
void writeNpz(const std::filesystem::path& file, const std::vector<NamedArray>& arrays);

}  // namespace backflow
