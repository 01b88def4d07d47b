// NumPy's .npz: a ZIP of .npy arrays (format version 1.0, little-endian, C order).
// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#pragma once

#include <filesystem>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

// The archive itself, its members deflated or stored as they are. The same arrays give the same bytes.
std::string npzBytes(const std::vector<NamedArray>& arrays, bool deflated = false);

// Written whole or not at all: to a temporary file beside the target, synced, then renamed. Throws IoError.
void writeNpz(const std::filesystem::path& file, const std::vector<NamedArray>& arrays);

}  // namespace backflow
