#include "engine/clips/list.h"

namespace backflow::clip {

// It acts inside backpropagation: network/layer_back.cpp.
const ClipInfo per_step{
    {"per_step", "Per step", "δ_t ← δ_t·min(1, c/‖δ_t‖) at every step on the way back, δ_t = ∂L/∂h_t over the batch", ""},
    true,
    true,
    leaveAlone<float>,
    leaveAlone<double>};

}  // namespace backflow::clip
