#include "engine/clips/list.h"

namespace backflow::clip {
namespace {

template <class S>
bool clip(Vector<S>& /*g*/, double /*norm*/, double /*threshold*/) {
  return false;  // acts inside backpropagation (network/layer_back.cpp)
}

}  // namespace

const ClipInfo per_step{
    {"per_step", "Per step", "δ_t ← δ_t·min(1, c/‖δ_t‖) at every step on the way back, δ_t = ∂L/∂h_t over the batch", ""},
    true,
    true,
    clip<float>,
    clip<double>};

}  // namespace backflow::clip
