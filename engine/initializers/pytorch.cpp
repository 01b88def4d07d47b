#include <cmath>

#include "engine/initializers/list.h"

namespace backflow::initializer {

const InitializerInfo pytorch{
    {"pytorch", "PyTorch", "U(−b, b), b = 1/√H, biases too; the head: b = 1/√fan_in", "torch.nn.RNN, torch.nn.Linear"},
    [](Matrix<double>& m, int hidden, Random& random) { fillUniform(m, 1.0 / std::sqrt(static_cast<double>(hidden)), random); },
    true};

}  // namespace backflow::initializer
