#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo xavier_uniform{
    {"xavier_uniform", "Xavier", "U(−b, b), b = √(6/(fan_in + fan_out))", "Glorot and Bengio 2010"},
    [](Matrix<double>& m, int /*hidden*/, Random& random) {
      fillUniform(m, std::sqrt(6.0 / static_cast<double>(m.rows() + m.cols())), random);
    }};

}  // namespace backflow::initializer
