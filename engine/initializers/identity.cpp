#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo identity{{"identity", "Identity", "I: ones on the diagonal", "Le, Jaitly and Hinton 2015"},
                               [](Matrix<double>& m, int /*hidden*/, Random& /*random*/) { m.setIdentity(); }};

}  // namespace backflow::initializer
