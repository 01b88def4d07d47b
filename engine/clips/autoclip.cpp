#include "engine/clips/list.h"

namespace backflow::clip {

const ClipInfo autoclip{
    {"autoclip", "Auto", "g ← g·min(1, c/(‖g‖ + 1e-6)), c the p-th percentile of ‖g‖ over the last 10,000 steps",
     "Seetharaman, Wichern, Pardo and Le Roux 2020"},
    false,
    false,
    scaleToNorm,
    scaleToNorm,
    [](const ClipConfig& config, const NormHistory& before, double now) {
      return before.percentileWith(now, config.percentile);
    }};

}  // namespace backflow::clip
