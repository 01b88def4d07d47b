#include "engine/clips/list.h"

namespace backflow::clip {
namespace {

template <class S>
bool clip(Vector<S>& g, double norm, double threshold) {
  const double scale = threshold / (norm + 1e-6);
  if (!(scale < 1.0)) return false;
  g *= static_cast<S>(scale);
  return true;
}

}  // namespace

bool scaleToNorm(Vector<float>& g, double now, double threshold) { return clip(g, now, threshold); }
bool scaleToNorm(Vector<double>& g, double now, double threshold) { return clip(g, now, threshold); }

const ClipInfo norm{{"norm", "Norm", "g ← g·min(1, c/(‖g‖ + 1e-6)): the direction stays",
                     "Pascanu, Mikolov and Bengio 2013, as in torch.nn.utils.clip_grad_norm_"},
                    true,
                    false,
                    clip<float>,
                    clip<double>};

}  // namespace backflow::clip
