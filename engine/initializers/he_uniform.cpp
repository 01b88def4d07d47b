#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo he_uniform{{"he_uniform", "He", "U(−b, b), b = √(6/fan_in)", "He, Zhang, Ren and Sun 2015"},
                                 [](Matrix<double>& m, int /*hidden*/, Random& random) {
                                   fillUniform(m, std::sqrt(6.0 / static_cast<double>(m.cols())), random);
                                 }};

}  // namespace backflow::initializer
