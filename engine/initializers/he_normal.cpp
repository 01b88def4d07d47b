#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo he_normal{{"he_normal", "He normal", "N(0, s²), s = √(2/fan_in)", "He, Zhang, Ren and Sun 2015"},
                                [](Matrix<double>& m, int /*hidden*/, Random& random) {
                                  fillNormal(m, std::sqrt(2.0 / static_cast<double>(m.cols())), random);
                                }};

}  // namespace backflow::initializer
