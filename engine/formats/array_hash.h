// A fingerprint of weights, to tell whether two runs came to the same bits.
#pragma once

#include <string>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

// SHA-256 of the arrays' elements, little-endian and C-ordered, one array after the other in the order of their names. From an
// .npz file w: hashlib.sha256(b"".join(w[k].tobytes() for k in sorted(w))) over its parameters.
std::string arrayHash(std::vector<NamedArray> arrays);

}  // namespace backflow
