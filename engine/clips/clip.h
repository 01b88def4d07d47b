// What is done to a gradient that is too large. Each file of this folder defines one `const ClipInfo`.
#pragma once

#include "engine/clips/norm_history.h"
#include "engine/core/registry.h"
#include "engine/core/types.h"
#include "engine/experiment/experiment.h"

namespace backflow {

// g: all of ∂L/∂θ, one entry a parameter. clip() returns whether anything was changed; never where mayAct() says no. `norm` is
// ‖g‖ before.
struct ClipInfo {
  Description about;
  bool usesThreshold;
  bool perStep;  // acts on ∂L/∂h_t at every time step on the way back, not on the gradient of the parameters
  bool (*clipFloat)(Vector<float>& g, double norm, double threshold);
  bool (*clipDouble)(Vector<double>& g, double norm, double threshold);

  // Where the threshold does not stand in the file but follows from the norms before this step: null elsewhere.
  double (*ownThreshold)(const ClipConfig& config, const NormHistory& before, double norm) = nullptr;
  bool turns = false;  // changes the direction of the gradient of the parameters, not its length alone

  double threshold(const ClipConfig& config, const NormHistory& before, double norm) const {
    return ownThreshold ? ownThreshold(config, before, norm) : config.threshold;
  }
  bool mayAct(double norm, double threshold) const {  // on the gradient of the parameters
    return (usesThreshold || ownThreshold) && !perStep && !(norm + 1e-6 < threshold);
  }
  bool clip(Vector<float>& g, double norm, double threshold) const { return clipFloat(g, norm, threshold); }
  bool clip(Vector<double>& g, double norm, double threshold) const { return clipDouble(g, norm, threshold); }
};

template <class S>
bool leaveAlone(Vector<S>& /*g*/, double /*norm*/, double /*threshold*/) {
  return false;
}

Registry<ClipInfo> clips();

}  // namespace backflow
