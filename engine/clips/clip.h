// What is done to a gradient that is too large. Each file of this folder defines one `const ClipInfo`.
#pragma once

#include "engine/core/registry.h"
#include "engine/core/types.h"

namespace backflow {

// Returns whether anything was changed. `norm` is ‖g‖ before; threshold > 0.
struct ClipInfo {
  Description about;
  bool usesThreshold;
  bool perStep;  // acts on ∂L/∂h_t at every time step on the way back, not on the gradient of the parameters
  bool (*clipFloat)(Vector<float>& g, double norm, double threshold);
  bool (*clipDouble)(Vector<double>& g, double norm, double threshold);

  bool clip(Vector<float>& g, double norm, double threshold) const { return clipFloat(g, norm, threshold); }
  bool clip(Vector<double>& g, double norm, double threshold) const { return clipDouble(g, norm, threshold); }
};

Registry<ClipInfo> clips();

}  // namespace backflow
