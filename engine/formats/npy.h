// NumPy's .npy: one array with a header of text (format version 1.0, little-endian, C order).
// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#pragma once

#include <string>
#include <string_view>

#include "engine/formats/named_array.h"

namespace backflow {

std::string npyBytes(const NamedArray& array);

// Reads float32, float64, int64 and text of any shape; of other types, of Fortran order, of objects and of sizes that do not
// fit the bytes it throws InputError, one line that begins with `where`. Versions 1.0 to 3.0.
NamedArray parseNpy(std::string_view bytes, std::string name, const std::string& where);

}  // namespace backflow
