#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo normal{{"normal", "normal", "N(0, 0.1²)", ""},
                             [](Matrix<double>& m, int /*hidden*/, Random& random) { fillNormal(m, 0.1, random); }};

}  // namespace backflow::initializer
