#include "engine/sweep/border.h"

#include <cmath>

#include "engine/activations/list.h"

namespace backflow {
namespace {

bool isometric(const InitConfig& init) { return init.recurrent == "orthogonal" || init.recurrent == "identity"; }

}  // namespace

std::optional<Border> borderOn(const std::string& path, const Experiment& e) {
  const bool radius = path == "model.init.spectral_radius";
  const bool gain = path == "model.init.gain" && !e.model.init.spectralRadius;
  if ((!radius && !gain) || e.model.cell != "rnn" || e.model.recurrent != "free" || e.model.layerNorm || e.train.prune > 0.0)
    return {};
  const ActivationInfo& phi = find(activations(), e.model.activation, "model.activation");
  if (isometric(e.model.init) && phi.gamma > 0.0 && std::isfinite(phi.gamma) && !phi.learned)
    return Border{1.0 / phi.gamma, "σ₁γ = 1"};
  if (radius && e.model.activation == "linear") return Border{1.0, "ρ = 1"};
  return {};
}

std::optional<double> initialRadius(const Experiment& e) {
  if (e.model.init.spectralRadius) return e.model.init.spectralRadius;
  if (isometric(e.model.init)) return std::abs(e.model.init.gain);
  return {};
}

}  // namespace backflow
