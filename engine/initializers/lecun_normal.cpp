#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo lecun_normal{
    {"lecun_normal", "LeCun normal", "N(0, s²), s = √(1/fan_in)", "LeCun, Bottou, Orr and Müller 1998"},
    [](Matrix<double>& m, int /*hidden*/, Random& random) {
      fillNormal(m, std::sqrt(1.0 / static_cast<double>(m.cols())), random);
    }};

}  // namespace backflow::initializer
