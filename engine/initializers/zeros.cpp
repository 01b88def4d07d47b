#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo zeros{{"zeros", "zeros", "0", ""},
                            [](Matrix<double>& m, int /*hidden*/, Random& /*random*/) { m.setZero(); }};

}  // namespace backflow::initializer
