// A named array of any shape, C-ordered: what probes and weight files are made of.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace backflow {

struct NamedArray {
  std::string name;                // "rnn.weight_ih_l0"
  std::vector<std::size_t> shape;  // empty: a scalar
  // The string is for text such as `meta`; it has no shape.
  std::variant<std::vector<float>, std::vector<double>, std::vector<std::int64_t>, std::string> data;
};

}  // namespace backflow
