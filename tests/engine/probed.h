// The arrays of a probe as plain numbers, and what tests of clipping and of single parameters make of them.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/formats/named_array.h"

namespace backflow {

using Arrays = std::map<std::string, std::vector<double>>;

inline Arrays doubles(const std::vector<NamedArray>& arrays) {
  Arrays all;
  for (const NamedArray& a : arrays)
    if (const auto* values = std::get_if<std::vector<double>>(&a.data)) all[a.name] = *values;
  return all;
}

inline double norm(const std::vector<double>& v) {
  double squares = 0.0;
  for (double x : v) squares += x * x;
  return std::sqrt(squares);
}

// All of ∂L/∂θ in one row.
inline std::vector<double> gradient(const Arrays& probe) {
  std::vector<double> all;
  for (const auto& [name, values] : probe)
    if (name.rfind("grad/", 0) == 0) all.insert(all.end(), values.begin(), values.end());
  return all;
}

inline double degrees(const std::vector<double>& a, const std::vector<double>& b) {
  double dot = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) dot += a[i] * b[i];
  return std::acos(dot / norm(a) / norm(b)) * 180.0 / std::acos(-1.0);
}

}  // namespace backflow
