// SHA-256 (FIPS 180-4) of the data that a run has read, so that a replay can tell whether the file is still the same.
#pragma once

#include <string>
#include <string_view>

namespace backflow {

// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace backflow
