#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo xavier_normal{
    {"xavier_normal", "Xavier normal", "N(0, s²), s = √(2/(fan_in + fan_out))", "Glorot and Bengio 2010"},
    [](Matrix<double>& m, int /*hidden*/, Random& random) {
      fillNormal(m, std::sqrt(2.0 / static_cast<double>(m.rows() + m.cols())), random);
    }};

}  // namespace backflow::initializer
