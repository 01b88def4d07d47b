#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo uniform{{"uniform", "uniform", "U(−0.1, 0.1)", ""},
                              [](Matrix<double>& m, int /*hidden*/, Random& random) { fillUniform(m, 0.1, random); }};

}  // namespace backflow::initializer
